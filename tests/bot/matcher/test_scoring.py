"""Scores of all entries, and the evidence in them."""

import numpy as np
import pytest

from bot.matcher.scoring import Scores
from bot.matcher.vectors import Floats


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


COVERAGE = floats(0.5, 0.25)


def test_a_class_beside_the_entries_is_being_out_of_scope() -> None:
    scores = Scores.add_up(floats(1, 2, 3), floats(0.5, 0), COVERAGE)
    assert (scores.entries.tolist(), scores.outside) == ([1.5, 2], 3)


def test_without_examples_nothing_is_out_of_scope() -> None:
    scores = Scores.add_up(floats(1, 2), floats(0, 0), COVERAGE)
    assert (scores.outside, scores.evidence(1, 0.5).scope_margin) == (None, 2)


@pytest.mark.parametrize(("entry", "margin", "scope_margin"), [(0, -1, 0.5), (1, 1, 1.5)])
def test_margins_are_those_over_the_strongest_rival_and_over_being_out_of_scope(
    entry: int, margin: float, scope_margin: float
) -> None:
    evidence = Scores(floats(1, 2), 0.5, COVERAGE).evidence(entry, 0.75)
    assert (evidence.margin, evidence.scope_margin) == (margin, scope_margin)
    assert (evidence.similarity, evidence.coverage) == (0.75, COVERAGE[entry])


def test_a_rival_with_a_negative_score_is_none() -> None:
    assert Scores(floats(1, -2), None, COVERAGE).evidence(0, 0).margin == 1
