"""From which confidence on there are suggestions."""

import pytest

from bot.dialogue import suggestion_confidence
from bot.dialogue.bands import MIN_SUGGESTION_SHARE, SUGGESTION_CONFIDENCE
from bot.knowledge import Entry
from bot.matcher.choice import ENOUGH_PHRASINGS


def entry(phrasings: int) -> Entry:
    variants = tuple(f"Variante {number}" for number in range(phrasings - 1))
    return Entry(id="e", section="s", question="Question ?", answer="R", variants=variants)


@pytest.mark.parametrize(
    ("phrasings", "share"),
    [
        ([ENOUGH_PHRASINGS, 2 * ENOUGH_PHRASINGS], 1),
        ([1, 1], MIN_SUGGESTION_SHARE),
        ([1, ENOUGH_PHRASINGS, ENOUGH_PHRASINGS, ENOUGH_PHRASINGS], 0.75),
    ],
)
def test_the_fewer_phrasings_the_sooner_there_are_suggestions(
    phrasings: list[int], share: float
) -> None:
    found = suggestion_confidence([entry(count) for count in phrasings])
    assert found == pytest.approx(share * SUGGESTION_CONFIDENCE)
