"""Utilities for one question, and what they mean."""

import numpy as np
import pytest

from bot.matcher.choice import EntryEvidence, QuestionEvidence
from bot.matcher.scoring import Scores
from bot.matcher.vectors import Floats


def scores(entries: list[float], outside: float) -> Scores:
    nothing: Floats = np.zeros(len(entries), np.float32)
    evidence = EntryEvidence(*[nothing] * 6)
    utilities = np.array(entries, np.float32)
    return Scores(utilities, outside, evidence, QuestionEvidence(0.0, 1.0, 3, 0.0))


def test_confidences_and_that_of_no_entry_are_one_together() -> None:
    found = scores([1.0, 3.0], 2.0).confidences
    assert found.tolist() == pytest.approx([0.0900, 0.6652], abs=1e-4)


@pytest.mark.parametrize("shift", [0.0, 500.0, -500.0])
def test_only_differences_of_utilities_count(shift: float) -> None:
    found = scores([1.0 + shift, 3.0 + shift], 2.0 + shift).confidences
    assert found.tolist() == pytest.approx([0.0900, 0.6652], abs=1e-3)


@pytest.mark.parametrize(("entry", "margin"), [(0, -2.0), (1, 1.5), (2, -1.5)])
def test_a_margin_is_that_over_the_strongest_rival(entry: int, margin: float) -> None:
    assert scores([1.0, 3.0, 1.5], 0.0).margin(entry) == margin


def test_an_entry_without_rivals_is_infinitely_ahead() -> None:
    assert scores([1.0], 0.0).margin(0) == np.inf


@pytest.mark.parametrize(("number", "confidence"), [(0, 0.953), (1, 0.953), (2, 0.0)])
def test_what_is_known_is_over_all_others_together(number: int, confidence: float) -> None:
    found = scores([1.0, 1.0], 1.0).sure_of(number)
    assert found.confidences.max() == pytest.approx(confidence or 0.0237, abs=1e-3)
    assert (1 - found.confidences.sum() > 0.9) == (number == 2)
