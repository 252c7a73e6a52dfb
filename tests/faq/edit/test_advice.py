"""What is said of an entry that has just got phrasings."""

import re
from dataclasses import replace

import pytest

from faq.edit.advice import advise
from tests.faq.edit.conftest import MakeBase


def test_how_an_entry_is_found_is_counted(make_base: MakeBase) -> None:
    shown = "\n".join(
        advise(*make_base("le prix du pain", "xylophone", "il coûte combien le pain"))
    )
    assert "« pain », avec 4 formulations :" in shown
    counts = re.search(
        r"(\d) avec la réponse, (\d) avec la bonne proposition, (\d) avec une autre réponse, "
        r"(\d) avec rien",
        shown,
    )
    assert counts
    assert sum(map(int, counts.groups())) == 4
    assert re.search(r"entre \d+\u00a0% et \d+\u00a0% de réponses justes", shown)


def test_what_comes_before_an_entry_is_named(make_base: MakeBase) -> None:
    shown = "\n".join(advise(*make_base("quand ouvrez-vous", "où êtes-vous le lundi")))
    assert re.search(r"Passent devant : (?:jours|lieu) \(\d\)", shown)


def test_a_single_phrasing_cannot_be_measured(make_base: MakeBase) -> None:
    shown = "\n".join(advise(*make_base()))
    assert "« pain », avec 1 formulation :\n  Rien à mesurer encore" in shown


def test_what_is_usual_is_said_for_few_phrasings_only(make_base: MakeBase) -> None:
    few = "\n".join(advise(*make_base()))
    many = "\n".join(advise(*make_base(*(f"le prix du pain numéro {n}" for n in range(60)))))
    assert ("D'habitude" in few, "D'habitude" in many) == (True, False)
    assert "« faq eval » mesure" in many


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 formulation,"),
        (2, "2 formulations,"),
        (7, "7 formulations,"),
        (30, "10 formulations,"),
    ],
)
def test_what_is_usual_is_said_for_as_many_phrasings_as_there_are_or_were_measured(
    make_base: MakeBase, count: int, said: str
) -> None:
    base, bread = make_base(*(f"le prix du pain numéro {n}" for n in range(count - 1)))
    hours = next(entry for entry in base.entries if entry.id == "jours")
    known = hours.model_copy(
        update={"variants": tuple(f"vous ouvrez le jour {n}" for n in range(100))}
    )
    rich = replace(base, entries=(bread, known))
    [usual] = [line for line in advise(rich, bread) if "D'habitude" in line]
    assert usual.startswith(f"  D'habitude, avec {said} parmi des entrées qui en ont cent")


def test_two_missing_kinds_are_named_those_first_that_help_most(make_base: MakeBase) -> None:
    [last] = [line for line in advise(*make_base()) if "aiderait" in line]
    assert last == (
        "  Ce qui aiderait le plus : une formulation sans les mots de la question ; puis une qui "
        "raconte une situation, à la première personne."
    )


def test_nothing_is_missing_where_there_is_one_of_each_kind(make_base: MakeBase) -> None:
    variants = [
        "la baguette est à quel tarif",
        "j'ai un euro en poche",
        "prix pain",
        "Auriez-vous l'amabilité de dire ce que coûte le pain que vous vendez le matin ?",
    ]
    assert not any("aiderait" in line for line in advise(*make_base(*variants)))
