"""What is remembered of a person, and for how long."""

import dataclasses

import pytest

from bot.dialogue.memory import EXPIRY, FAMILIARITY_EXPIRY, NOTHING, Memory

FULL = Memory(
    answered="salaire",
    suggested=("diplome-requis", "consultant"),
    alternatives=("sans-diplome",),
    unknowns=1,
    is_familiar=True,
    at=1000,
)


def test_nothing_is_remembered_at_first() -> None:
    assert Memory(None, None, (), (), (), 0, is_familiar=False, at=0) == NOTHING


def test_of_several_answers_and_what_is_offered_beside_them_all_have_numbers() -> None:
    assert FULL.numbering(("a", "b"), ("c",)).choices == ("a", "b", "c")
    assert FULL.numbering(("a", "b"), ("c",)).suggested == ("c",)
    assert FULL.numbering(("a", "b"), ("c",)).is_one_of_several


def test_a_single_answer_has_no_number() -> None:
    assert FULL.numbering(("a",), ("c",)).choices == ("c",)
    assert FULL.numbering(("a",), ()) == FULL


@pytest.mark.parametrize(
    ("memory", "was_unsure"),
    [
        (Memory(suggested=("salaire",)), True),
        (Memory(answered="consultant", suggested=("salaire",)), True),
        (Memory(suggested=("salaire",), is_detailed=True), False),
        (FULL, False),
        (NOTHING, False),
    ],
)
def test_the_bot_was_unsure_if_it_only_made_suggestions(memory: Memory, was_unsure: bool) -> None:
    assert memory.was_unsure is was_unsure


@pytest.mark.parametrize("later", [0, 1, EXPIRY])
def test_all_is_remembered_for_fifteen_minutes(later: float) -> None:
    assert FULL.recall(1000 + later) == FULL


def test_afterwards_only_how_the_user_is_addressed() -> None:
    assert EXPIRY == 15 * 60
    assert FULL.recall(1000 + EXPIRY + 1) == Memory(is_familiar=True, at=1000)


def test_after_a_day_of_silence_not_even_that() -> None:
    assert FULL.recall(1000 + FAMILIARITY_EXPIRY).is_familiar
    assert FULL.recall(1000 + FAMILIARITY_EXPIRY + 1) == NOTHING


def test_who_goes_on_saying_tu_is_told_so_for_ever() -> None:
    memory = FULL
    for day in range(1, 5):
        memory = dataclasses.replace(memory.recall(80_000.0 * day), at=80_000.0 * day)
    assert memory.is_familiar


def test_what_is_remembered_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        FULL.answered = None  # type: ignore[misc]


def test_who_goes_back_to_an_answer_has_nothing_else_in_mind():
    assert FULL.back_to("consultant") == Memory(
        answered="consultant",
        numbered=("diplome-requis", "consultant"),
        is_familiar=True,
        at=1000,
    )


def test_a_number_means_what_was_numbered_or_else_what_was_offered() -> None:
    assert FULL.choices == FULL.suggested
    assert FULL.closed().choices == FULL.suggested
    assert dataclasses.replace(FULL, numbered=("salaire",)).choices == ("salaire",)
    assert FULL.closed().offered(("salaire",)).choices == ("salaire",)
