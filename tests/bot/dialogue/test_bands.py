"""Where the bands of a reply begin."""

import pytest

from bot.dialogue import Gates
from bot.dialogue.bands import (
    ANSWER_CONFIDENCE,
    MAX_RIVAL_SHARE,
    RICH_ANSWER_CONFIDENCE,
    RICH_SUGGESTION_CONFIDENCE,
    SUGGESTION_CONFIDENCE,
)
from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.choice import ENOUGH_PHRASINGS

RICH = Gates(RICH_ANSWER_CONFIDENCE, RICH_SUGGESTION_CONFIDENCE)
POOR = Gates(ANSWER_CONFIDENCE, SUGGESTION_CONFIDENCE)


def entry(phrasings: int) -> Entry:
    variants = tuple(f"Variante {number}" for number in range(phrasings - 1))
    return Entry(id="e", section="s", question="Question ?", answer="R", variants=variants)


@pytest.mark.parametrize(
    ("phrasings", "gates"),
    [([ENOUGH_PHRASINGS, 2 * ENOUGH_PHRASINGS], RICH), ([1, 1, 1], POOR), ([2, 3], POOR)],
)
def test_the_fewer_phrasings_the_surer_an_answer_and_the_sooner_suggestions(
    phrasings: list[int], gates: Gates
) -> None:
    assert Gates.of([entry(count) for count in phrasings]) == gates


def test_one_new_entry_among_many_changes_little() -> None:
    gates = Gates.of([entry(1), *[entry(ENOUGH_PHRASINGS)] * 49])
    assert gates.answer == pytest.approx(RICH.answer, abs=0.01)
    assert gates.suggestion == pytest.approx(RICH.suggestion, abs=0.01)


@pytest.mark.parametrize(
    ("confidences", "is_sure"),
    [
        ([], False),
        ([ANSWER_CONFIDENCE], True),
        ([ANSWER_CONFIDENCE - 0.01], False),
        ([0.6, MAX_RIVAL_SHARE * 0.6], True),
        ([0.6, MAX_RIVAL_SHARE * 0.6 + 0.01], False),
    ],
)
def test_an_answer_is_likely_and_much_likelier_than_the_next(
    confidences: list[float], is_sure: bool
) -> None:
    ranking = [Match(entry(1), score=0.0, confidence=one) for one in confidences]
    assert POOR.is_sure(ranking) is is_sure
