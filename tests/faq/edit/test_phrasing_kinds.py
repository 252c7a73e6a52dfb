"""Kinds of phrasings."""

import pytest

from bot.knowledge import Knowledge
from faq.edit.phrasing_kinds import PhrasingKinds
from tests.faq.edit.conftest import MakeBase

AVOIDING, TELLING, SPOKEN, SHORT, LONG = range(5)


@pytest.mark.parametrize(
    ("variant", "kinds"),
    [
        ("Combien coûte le pain chez vous ?", set()),
        ("la baguette est à quel tarif", {AVOIDING, SPOKEN}),
        ("j'ai un euro en poche et ma fille adore le pain", {TELLING}),
        ("cb coute le pain", {SPOKEN}),
        ("le pain, ça coûte combien", {SPOKEN}),
        ("bonjour, prix pain s'il vous plaît", {SHORT}),
        (
            "Auriez-vous l'amabilité de m'indiquer ce que coûte le pain que vous vendez le matin ?",
            {LONG, TELLING},
        ),
    ],
)
def test_the_kinds_that_a_variant_is_of_are_not_missing(
    make_base: MakeBase, knowledge: Knowledge, variant: str, kinds: set[int]
) -> None:
    _, entry = make_base(variant)
    found = PhrasingKinds(knowledge.lexicon)
    missing = found.missing(entry)
    assert {number for number, kind in enumerate(found.kinds) if kind not in missing} == kinds
