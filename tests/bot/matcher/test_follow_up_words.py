"""What a follow-up says, in words."""

import pytest

from bot.knowledge import Lexicon
from bot.matcher.follow_up_words import FollowUpWords
from bot.normalise import Normaliser


def told_by(message: str, lexicon: Lexicon) -> str:
    said = FollowUpWords(lexicon, Normaliser(lexicon))
    return " ".join(said.told_by(message.split()))


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("et lui", "et lui"),
        ("mais lui", "et lui"),
        ("svp mais et puis lui svp", "et lui"),
        ("lui et puis", "lui et puis"),
        ("mais a paris ou a le havre", "et a paris ou a paris"),
    ],
)
def test_openings_and_places_are_the_same_for_all(message: str, told: str) -> None:
    lexicon = Lexicon(
        fillers=("svp",), openings=("et", "et puis", "mais"), places=("Paris", "Le Havre")
    )
    assert told_by(message, lexicon) == told


def test_without_openings_a_follow_up_is_what_it_says() -> None:
    assert told_by("et lui", Lexicon()) == "et lui"
