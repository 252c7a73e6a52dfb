"""What is learned of messages after an answer."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.cases import SMALL_LEARNED, Case
from benchmarks.follow_ups_training import REPETITIONS, Lesson, Taught, foreign, lessons, train
from bot.knowledge import load_knowledge
from bot.matcher.mixture import ENTRY_INPUTS, NONE_INPUTS, Inputs, Weights

ALONE_INPUTS = len(Weights._fields) - ENTRY_INPUTS - NONE_INPUTS


def lesson(likely: int, right: int, *, alone: int = 0, similarity: float = 0.0) -> Lesson:
    entries = np.zeros((2, ENTRY_INPUTS))
    entries[likely, Weights._fields.index("after")] = 1
    gate = np.zeros(ALONE_INPUTS)
    gate[[0, -1]] = 1, similarity
    by_itself = np.full(3, 0.05)
    by_itself[alone] = 0.9
    return Lesson(Inputs(entries, np.zeros(NONE_INPUTS), gate), by_itself, np.arange(3) == right)


def test_similarity_to_what_follows_has_weight_where_it_tells_the_right_entry() -> None:
    pytest.importorskip("scipy", reason="the weights are fitted with SciPy, of the extra bench")
    follow_ups = [lesson(1, 1, similarity=1.0)] * 9
    weights = train(follow_ups, [lesson(1, 0)] * 9)
    assert weights.after > 1
    assert weights.alone_similarity < -1
    assert weights.related == 0


def test_the_gradient_is_that_of_the_loss() -> None:
    chance = np.random.default_rng(1)
    taught = Taught.of([lesson(1, 1, similarity=0.5), lesson(0, 2), lesson(0, 0, alone=1)], 0.7)
    weights, step = chance.normal(size=len(Weights._fields)), 1e-6
    _, gradient = taught.loss(weights)
    steps = step * np.eye(len(weights))
    slopes = [(taught.loss(weights + one)[0] - taught.loss(weights - one)[0]) for one in steps]
    assert gradient == pytest.approx(np.array(slopes) / (2 * step), abs=1e-6)


def test_follow_ups_and_questions_teach_after_an_answer(tiny: Path) -> None:
    cases = [Case("Combien gagne-t-on ?", frozenset({"salaire"})), Case("la météo", frozenset())]
    follow_ups, questions = lessons(load_knowledge(tiny), cases)
    assert [one.is_right.tolist() for one in follow_ups] == [[False, True, False, False]]
    wanted = [[True, False, False, False], [False, False, False, True]]
    assert [one.is_right.tolist() for one in questions[::REPETITIONS]] == wanted


def test_a_follow_up_teaches_as_if_it_were_unknown(tiny: Path) -> None:
    (only,), _ = lessons(load_knowledge(tiny), [])
    assert only.found.entries[:, Weights._fields.index("after")].tolist() == [0, 0, 0]


def test_questions_to_other_knowledge_bases_have_no_entry() -> None:
    found = foreign(SMALL_LEARNED)
    assert len(found) > 100
    assert not any(case.ids for case in found)
