"""What is learned of messages that ask two things."""

from pathlib import Path

import numpy as np

from benchmarks.doubles_training import Lesson, lessons, train
from bot.dialogue.two_questions import Weights
from bot.knowledge import load_knowledge

COUNT = len(Weights._fields)


def _lesson(asks_two: bool, surer: float) -> Lesson:
    inputs = np.zeros((1, COUNT))
    inputs[0, :2] = 1, surer
    return Lesson(asks_two, inputs)


def test_what_tells_two_questions_from_one_has_weight() -> None:
    weights = train([_lesson(True, 1), _lesson(True, 2), _lesson(False, -1), _lesson(False, -2)])
    assert weights.surer > 0.3
    assert weights.less_sure == 0


def test_one_question_teaches_by_the_cut_that_looks_most_like_two() -> None:
    both = np.concatenate([_lesson(False, -5).inputs, _lesson(False, 1).inputs])
    alone = train([_lesson(True, 2), _lesson(False, 1)] * 9)
    assert train([_lesson(True, 2), Lesson(False, both)] * 9) == alone


def test_phrasings_are_joined(tiny: Path) -> None:
    shapes = [one.inputs.shape for one in lessons(load_knowledge(tiny)) if one.asks_two]
    assert set(shapes) == {(1, COUNT)}
