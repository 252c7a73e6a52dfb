"""What is remembered of a conversation, and for how long."""

import dataclasses

import pytest

from bot.memory import EXPIRY, NOTHING, Memory

FULL = Memory(
    answered="salaire",
    suggested=("diplome-requis", "consultant"),
    alternatives=("sans-diplome",),
    unknowns=1,
    is_familiar=True,
    at=1000,
)


def test_nothing_is_remembered_at_first() -> None:
    assert Memory(None, (), (), 0, is_familiar=False, at=0) == NOTHING


@pytest.mark.parametrize("later", [0, 1, EXPIRY])
def test_all_is_remembered_for_fifteen_minutes(later: float) -> None:
    assert FULL.recall(1000 + later) == FULL


def test_afterwards_only_how_the_user_is_addressed() -> None:
    assert EXPIRY == 15 * 60
    assert FULL.recall(1000 + EXPIRY + 1) == Memory(is_familiar=True)


@pytest.mark.parametrize("is_familiar", [True, False])
def test_how_the_user_is_addressed_never_expires(is_familiar: bool) -> None:
    memory = dataclasses.replace(FULL, is_familiar=is_familiar)
    assert memory.recall(1e9).is_familiar is is_familiar


def test_what_is_remembered_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        FULL.answered = None  # type: ignore[misc]
