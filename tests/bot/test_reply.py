"""Replies are values."""

import dataclasses

import pytest

from bot.knowledge import Entry
from bot.reply import Answer, Suggestions, Unknown

ENTRY = Entry(id="a", section="s", question="Q ?", answer="R.")
OTHER = Entry(id="b", section="s", question="P ?", answer="S.")


@pytest.mark.parametrize("kind", [Answer, Suggestions])
def test_replies_with_the_same_entries_are_equal(kind: type[Answer | Suggestions]) -> None:
    assert kind((ENTRY,)) == kind((ENTRY.model_copy(),))


@pytest.mark.parametrize("kind", [Answer, Suggestions])
def test_the_order_of_entries_matters(kind: type[Answer | Suggestions]) -> None:
    assert kind((ENTRY, OTHER)) != kind((OTHER, ENTRY))


def test_an_answer_is_no_suggestion() -> None:
    assert Answer((ENTRY,)) != Suggestions((ENTRY,))


def test_there_is_one_way_not_to_know() -> None:
    assert Unknown() == Unknown()


@pytest.mark.parametrize("reply", [Answer((ENTRY,)), Suggestions((ENTRY,))])
def test_a_reply_cannot_be_changed(reply: Answer | Suggestions) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reply.entries = ()  # type: ignore[misc]
