"""Passed-on questions that mean the same."""

import pytest

from tests.bot.gaps.conftest import asked


def test_the_same_words_are_one_question_asked_again() -> None:
    gap = asked("C’EST  tout", "C'est tout", "c'est tout")
    assert (gap.texts, gap.size, gap.ids) == (("C’EST tout",), 3, (0, 1, 2))


def test_the_example_is_what_was_asked_most_often() -> None:
    gap = asked("où se garer", "ou ce garé", "ou ce garé")
    assert gap.example == "ou ce garé"


def test_a_part_of_a_gap_can_be_taken_out() -> None:
    taken, rest = asked("a", "b", "c").split([2, 0])
    assert (taken.texts, rest.texts) == (("a", "c"), ("b",))


@pytest.mark.parametrize("sign", ["\n", "\t", "\x1b[2J", "\x07", "\u202e"])
def test_a_question_cannot_command_a_terminal(sign: str) -> None:
    gap = asked(f"un{sign}deux")
    assert all(text.isprintable() for text in (*gap.texts, gap.example))
