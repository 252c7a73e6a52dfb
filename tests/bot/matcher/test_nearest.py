"""Likeness to the nearest phrasing."""

import pytest

from bot.matcher.features import Vectoriser
from bot.matcher.nearest import Nearest

PHRASINGS = ["quel diplome", "quelle licence", "combien gagne on", "ou habiter"]
COUNTS = [2, 1, 1]  # phrasings an entry


def support(message: str, *outside: str) -> list[float]:
    """Tell how much each entry is supported, with examples that belong to none."""
    vectoriser = Vectoriser()
    nearest = Nearest(vectoriser.fit([text.split() for text in (*PHRASINGS, *outside)]), COUNTS)
    vector = vectoriser.vectors([message.split()]).row(0)
    return [float(one) for one in nearest.support(vectoriser.spread(*vector))]


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
def test_the_entry_with_the_nearest_phrasing_is_supported_most(message: str, entry: int) -> None:
    found = support(message)
    assert found.index(max(found)) == entry


def test_other_phrasings_of_the_entry_do_not_matter() -> None:
    assert support("quel diplome")[0] == pytest.approx(support("combien gagne on")[1])


def test_a_message_like_nothing_supports_no_entry() -> None:
    assert support("zzz") == [0, 0, 0]


def test_what_is_out_of_scope_supports_no_entry() -> None:
    assert support("pluie", "pluie") == [0, 0, 0]
