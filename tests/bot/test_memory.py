"""What is remembered of a conversation, and for how long."""

import dataclasses

import pytest

from bot.memory import EXPIRY, MOST_REPLIES, NOTHING, Conversation, Memory

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


def test_replies_are_noted_by_their_question():
    conversation = Conversation()
    conversation.note_reply(1, [2, 3])
    conversation.note_reply(4, [5])
    assert conversation.replies == {1: [2, 3], 4: [5]}


def test_a_later_reply_to_a_question_takes_the_place_of_the_first():
    conversation = Conversation()
    conversation.note_reply(1, [2])
    conversation.note_reply(1, [3])
    assert conversation.replies == {1: [3]}


def test_only_the_replies_to_the_latest_questions_are_noted():
    conversation = Conversation()
    for question in range(MOST_REPLIES + 2):
        conversation.note_reply(question, [100 + question])
    assert list(conversation.replies) == list(range(2, MOST_REPLIES + 2))


def test_conversations_share_nothing():
    Conversation().note_reply(1, [2])
    assert Conversation().replies == {}
