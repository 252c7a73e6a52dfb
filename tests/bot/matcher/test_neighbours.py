"""Scores by the nearest phrasing."""

import pytest

from bot.matcher.neighbours import NearestNeighbours
from bot.matcher.vectoriser import Vectoriser

PHRASINGS = ["quel diplome", "quelle licence", "combien gagne on", "ou habiter"]
COUNTS = [2, 1, 1]  # phrasings an entry


def scores(message: str, *outside: str) -> list[float]:
    """Score each entry, with examples that belong to none."""
    vectoriser = Vectoriser()
    neighbours = NearestNeighbours(
        vectoriser.fit([text.split() for text in (*PHRASINGS, *outside)]), COUNTS
    )
    vector = vectoriser.transform([message.split()]).row(0)
    return [float(one) for one in neighbours.scores(vectoriser.dense(*vector))]


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("quel diplome", 0),
        ("quelle licence", 0),
        ("combien gagne on", 1),
        ("kombien on gagnes", 1),
        ("habiter", 2),
    ],
)
def test_the_entry_with_the_nearest_phrasing_scores_most(message: str, entry: int) -> None:
    found = scores(message)
    assert found.index(max(found)) == entry


def test_other_phrasings_of_the_entry_do_not_matter() -> None:
    assert scores("quel diplome")[0] == pytest.approx(scores("combien gagne on")[1])


def test_a_message_like_nothing_scores_no_entry() -> None:
    assert scores("zzz") == [0, 0, 0]


def test_what_is_out_of_scope_scores_no_entry() -> None:
    assert scores("pluie", "pluie") == [0, 0, 0]
