"""A message cut into clauses."""

import pytest

from bot.dialogue.clauses import split_clauses
from bot.knowledge import Lexicon
from bot.normalise import Normaliser
from bot.phrases import Phrases

NORMALISER = Normaliser(Lexicon())
CONTRASTS = Phrases([["mais"]])


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("?!", []),
        ("le salaire", ["le salaire"]),
        ("Le CV ? Non, merci.", ["Le CV", "Non", "merci"]),
        ("le salaire… passons", ["le salaire", "passons"]),
        ("le CV - c'est fait", ["le CV", "c'est fait"]),
        ("back-office", ["back-office"]),
        ("pas le salaire mais le CV", ["pas le salaire", "le CV"]),
    ],
)
def test_a_message_is_cut_at_signs_and_contrasts(text: str, clauses: list[str]) -> None:
    assert [one.text.strip() for one in split_clauses(text, CONTRASTS, NORMALISER)] == clauses


def test_a_clause_knows_whether_it_is_asked_and_ends_a_sentence() -> None:
    clauses = split_clauses("bon, le CV ? non. merci", CONTRASTS, NORMALISER)
    assert [one.is_asked for one in clauses] == [False, True, False, False]
    assert [one.ends_sentence for one in clauses] == [False, True, True, False]


def test_a_clause_is_read_from_a_place_in_the_message_on() -> None:
    text = "bonjour le CV, merci"
    clauses = split_clauses(text, CONTRASTS, NORMALISER)
    assert [one.text_from(text.index("le CV")) for one in clauses] == ["le CV", " merci"]
