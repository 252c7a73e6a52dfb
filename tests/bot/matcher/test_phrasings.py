"""Similarity to the phrasings of an entry."""

import pytest

from bot.matcher.phrasings import Phrasings

TEXTS = [("Quel diplôme ?", "Quelle licence ?"), ("Combien ?",)]
PHRASINGS = Phrasings(TEXTS, [["diplome quel", "licence quelle"], ["combien"]])


def test_the_order_of_words_makes_no_difference() -> None:
    assert PHRASINGS.similarity("diplome quel", 0) == 1


@pytest.mark.parametrize("entry", [0, 1])
def test_a_question_is_similar_to_an_entry_in_part(entry: int) -> None:
    assert 0 < PHRASINGS.similarity("combien diplomes", entry) < 1


@pytest.mark.parametrize(
    ("question", "nearest"), [("diplomes", "Quel diplôme ?"), ("licences", "Quelle licence ?")]
)
def test_the_nearest_phrasing_is_given_as_it_is_written(question: str, nearest: str) -> None:
    assert PHRASINGS.nearest(question, 0) == nearest
