"""Weighing a message read by itself against the same message after an answer."""

import numpy as np
import pytest

from bot.matcher.choice import EntryEvidence, QuestionEvidence
from bot.matcher.follow_ups import FollowUp
from bot.matcher.mixture import WEIGHTS, Weights, inputs, mix
from bot.matcher.scoring import Scores
from bot.matcher.vectors import Floats

ZERO = np.zeros(3, np.float32)
UNCLEAR = (1.0, 0.9, 0.8)
CLEAR = (12.0, 1.0, 0.0)


def scores(utilities: tuple[float, ...], outside: float = 0.0, length: int = 3) -> Scores:
    evidence = EntryEvidence(*[ZERO] * 6)
    question = QuestionEvidence(0.0, 1.0, length, 0.0)
    return Scores(np.array(utilities, np.float32), outside, evidence, question)


def follow_up(
    after: tuple[float, ...] = (0, 0, 0),
    elsewhere: tuple[float, ...] = (0, 0, 0),
    *,
    is_elliptic: bool = False,
) -> FollowUp:
    similarity, other = (np.array(one, np.float32) for one in (after, elsewhere))
    return FollowUp(similarity, similarity, other, ZERO, ZERO, ZERO, is_elliptic)


def first(confidences: Floats) -> int:
    return int(confidences.argmax())


def test_the_probabilities_of_all_entries_and_none_are_one() -> None:
    found = mix(scores(UNCLEAR), follow_up((0, 0.5, 0)))
    assert 0 < found.min() < found.sum() < 1


@pytest.mark.parametrize(
    "found", [follow_up((0, 0, 0.8)), follow_up(elsewhere=(0, 0, 0.8))], ids=["after", "elsewhere"]
)
def test_what_is_unclear_by_itself_means_what_is_known_to_follow(found: FollowUp) -> None:
    assert first(scores(UNCLEAR).confidences) == 0
    assert first(mix(scores(UNCLEAR), found)) == 2


def test_what_is_clear_by_itself_means_that() -> None:
    assert first(mix(scores(CLEAR), follow_up((0, 0.5, 0)))) == 0


def test_what_is_known_word_for_word_to_follow_is_meant_however_clear_the_rest() -> None:
    found = mix(scores(CLEAR), follow_up((0, 1, 0)))
    assert first(found) == 1
    assert found[1] > 0.9


def test_what_goes_on_with_something_is_in_scope_rather() -> None:
    outside = scores(UNCLEAR, outside=2.0)
    going_on = mix(outside, follow_up(is_elliptic=True)).sum()
    assert going_on > mix(outside, follow_up()).sum()


def test_there_is_a_weight_for_all_that_is_weighed() -> None:
    found = inputs(scores(UNCLEAR), follow_up())
    assert found.entries.shape[1] + len(found.none) + len(found.alone) == len(WEIGHTS)
    names = Weights._fields
    assert names[found.entries.shape[1]] == "none"
    assert names[-len(found.alone)] == "alone"
