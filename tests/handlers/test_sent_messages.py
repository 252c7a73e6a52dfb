"""A message of a reply is sent once, in whatever attempt."""

import pytest
from telegram.error import NetworkError

from handlers.sent_messages import SentMessages


class Chat:
    """Where messages are sent to.

    Attributes:
        sent: their texts.
        faults: raised by the next sends, one after the other.
    """

    def __init__(self):
        self.sent, self.faults = [], []

    def sends(self, text):
        async def send():
            if self.faults:
                raise self.faults.pop()
            self.sent.append(text)
            return 100 + len(self.sent)

        return send


@pytest.fixture
def chat():
    return Chat()


async def attempt(messages, chat, *texts):
    return [await messages.once(chat.sends(text)) for text in texts]


async def test_the_messages_of_a_reply_are_sent_in_order(chat):
    assert await attempt(SentMessages(), chat, "a", "b") == [101, 102]
    assert chat.sent == ["a", "b"]


async def test_each_one_is_noted_with_those_before(chat):
    notes = []

    async def note(ids):
        notes.append([*ids])

    await attempt(SentMessages([], note), chat, "a", "b")
    assert notes == [[101], [101, 102]]


async def test_the_next_attempt_sends_what_is_missing(chat):
    first = SentMessages()
    await attempt(first, chat, "a")
    chat.faults = [NetworkError("x")]
    with pytest.raises(NetworkError):
        await attempt(first, chat, "b")
    assert await attempt(SentMessages(first.ids), chat, "a", "b") == [101, 102]
    assert chat.sent == ["a", "b"]
