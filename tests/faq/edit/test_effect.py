"""What an addition does is measured before it is written."""

from pathlib import Path

import pytest

from bot.editing.addition import Addition
from bot.knowledge import Entry, load_knowledge
from faq.edit.effect import measure
from faq.new import start_knowledge


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return start_knowledge(tmp_path / "faq")


@pytest.fixture
def addition(path: Path) -> Addition:
    return Addition(path)


def test_new_variants_are_put_to_a_bot_that_knows_them(addition: Addition, path: Path) -> None:
    addition.add_variants(addition.entry("horaires"), ["vs fermez quand", "ça ferme quand"])
    effect = measure(addition)
    assert [result.answers for result in effect.own] == [("horaires",), ("horaires",)]
    assert effect.checked > 0
    assert "vs fermez quand" not in path.read_text(encoding="utf-8")


def test_variants_at_the_wrong_place_show(addition: Addition) -> None:
    variants = [
        "vs êtes ouvert kan",
        "vos horaires svp",
        "vous ouvrez à quelle heure svp",
        "c'est ouvert le samedi aussi ?",
        "vous fermez à quelle heure svp",
        "quels jours êtes-vous ouverts",
        "vous êtes fermés le midi ?",
        "horaires du magasin svp",
        "ouvert le dimanche ?",
        "à quelle heure ça ferme",
    ]
    addition.add_variants(addition.entry("salutation"), variants)
    effect = measure(addition)
    assert not all(r.is_right for r in effect.own) or any(c.is_worse for c in effect.changes)


def test_a_message_to_refuse_is_put_to_a_bot_that_knows_it(addition: Addition, path: Path) -> None:
    addition.add_examples("near", ["la piscine ouvre à quelle heure"])
    [result] = measure(addition).own
    assert result.answers == ()
    assert load_knowledge(path).out_of_scope.near[-1] != "la piscine ouvre à quelle heure"


def test_a_new_entry_is_put_to_a_bot_that_knows_it(addition: Addition) -> None:
    variants = ("ya un parking", "où je mets ma voiture", "parking gratuit")
    entry = Entry(
        id="parking", section="sujet", question="Où se garer ?", variants=variants, answer="Oui."
    )
    addition.add_entry(entry)
    understood = [one.case.question for one in measure(addition).own if one.is_right]
    assert understood == [*entry.phrasings]
