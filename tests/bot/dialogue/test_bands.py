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


def entry(phrasings: int, id_: str = "e") -> Entry:
    variants = tuple(f"Variante {number}" for number in range(phrasings - 1))
    return Entry(id=id_, section="s", question="Question ?", answer="R", variants=variants)


def match(entry: Entry, confidence: float) -> Match:
    return Match(entry, score=0.0, confidence=confidence)


@pytest.mark.parametrize(
    ("phrasings", "answer", "suggestion"),
    [
        (
            [ENOUGH_PHRASINGS, 2 * ENOUGH_PHRASINGS],
            RICH_ANSWER_CONFIDENCE,
            RICH_SUGGESTION_CONFIDENCE,
        ),
        ([1, 1, 1], ANSWER_CONFIDENCE, SUGGESTION_CONFIDENCE),
        ([2, 3], ANSWER_CONFIDENCE, SUGGESTION_CONFIDENCE),
    ],
)
def test_the_fewer_phrasings_the_sooner_answers_and_suggestions(
    phrasings: list[int], answer: float, suggestion: float
) -> None:
    found = Gates.of([entry(count) for count in phrasings])
    assert found.answer == pytest.approx(answer)
    assert found.suggestion == pytest.approx(suggestion)


def test_one_new_entry_among_many_changes_little() -> None:
    gates = Gates.of([entry(1), *[entry(ENOUGH_PHRASINGS)] * 49])
    assert gates.suggestion == pytest.approx(RICH_SUGGESTION_CONFIDENCE, abs=0.01)


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
    poor = entry(1)
    ranking = [match(poor, one) for one in confidences]
    assert Gates.of([poor]).is_sure(ranking) is is_sure


def test_a_new_entry_beside_a_rich_one_is_likelier_than_it_seems() -> None:
    rich, other, new = entry(ENOUGH_PHRASINGS), entry(ENOUGH_PHRASINGS, "other"), entry(1, "new")
    gates = Gates.of([rich, other, new])
    assert gates.is_sure([match(rich, 0.8), match(other, 0.1), match(other, 0.05)])
    assert not gates.is_sure([match(rich, 0.8), match(new, 0.1)])
    assert not gates.is_sure([match(rich, 0.8), match(other, 0.1), match(new, 0.05)])
    assert gates.is_sure([match(new, 0.8), match(rich, 0.1)])


@pytest.mark.parametrize(
    ("confidences", "is_sure"),
    [
        ({}, False),
        ({"hello": 0.3, "thanks": 0.2}, True),
        ({"hello": 0.3, "job": 0.3}, False),
        ({"hello": 0.5, "job": 0.4}, False),
        ({"job": 0.4, "hello": 0.3, "thanks": 0.2}, False),
    ],
)
def test_small_talk_is_sure_though_it_is_not_sure_which(
    confidences: dict[str, float], is_sure: bool
) -> None:
    ranking = [match(entry(1, id_), one) for id_, one in confidences.items()]
    gates = Gates.of([entry(1)])
    assert gates.is_surely_among({"hello", "thanks"}, ranking) is is_sure
