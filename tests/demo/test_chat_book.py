"""What is remembered, and who is told."""

import pytest

from demo import chat_book
from demo.chat_book import ChatBook
from demo.model import Person

LEA = Person(1, "Léa")


def texts(chat):
    return [message.content["text"] for message in chat.messages.values()]


@pytest.fixture
def book():
    return ChatBook()


@pytest.fixture
def chat(book):
    return book.open("private", "", [LEA])


def test_the_oldest_messages_of_a_chat_are_forgotten(book, chat):
    for number in range(chat_book.MAX_MESSAGES_PER_CHAT + 2):
        book.add(chat, LEA.as_json(), {"text": number})
    assert texts(chat) == list(range(2, chat_book.MAX_MESSAGES_PER_CHAT + 2))


def test_the_chat_silent_longest_is_forgotten(book, monkeypatch):
    monkeypatch.setattr(chat_book, "MAX_CHATS", 2)
    first, second = (book.open("private", "", [Person(number, "x")]) for number in (1, 2))
    book.add(first, LEA.as_json(), {"text": "a"})
    book.open("private", "", [Person(3, "x")])
    assert book.get(1) is first
    assert book.get(2) is None
    assert not second.messages


async def test_who_watches_a_forgotten_chat_is_sent_away(book, chat, monkeypatch):
    monkeypatch.setattr(chat_book, "MAX_CHATS", 1)
    with book.watching(chat) as events:
        book.open("private", "", [Person(2, "x")])
        assert events.get_nowait() is None


async def test_who_falls_behind_is_sent_away(book, chat, monkeypatch):
    monkeypatch.setattr(chat_book, "_MAX_WATCHER_BACKLOG", 2)
    with book.watching(chat) as events:
        for number in range(4):
            book.add(chat, LEA.as_json(), {"text": number})
        assert [events.get_nowait(), events.get_nowait()][-1] is None


def test_opening_again_keeps_the_messages(book, chat):
    book.add(chat, LEA.as_json(), {"text": "a"})
    assert texts(book.open("private", "", [LEA])) == ["a"]


def test_a_reply_holds_the_message_without_its_own_reply(book, chat):
    first = book.add(chat, LEA.as_json(), {"text": "a"})
    second = book.add(chat, LEA.as_json(), {"text": "b"}, reply_to=first)
    third = book.add(chat, LEA.as_json(), {"text": "c"}, reply_to=second)
    assert third.as_json()["reply_to_message"]["text"] == "b"
    assert "reply_to_message" not in third.as_json()["reply_to_message"]


def test_a_reply_holds_the_message_as_it_stands_now(book, chat):
    first = book.add(chat, LEA.as_json(), {"text": "a"})
    second = book.add(chat, LEA.as_json(), {"text": "b"}, reply_to=first)
    first.content, first.edit_date = {"text": "A"}, 7
    replied = second.as_json()["reply_to_message"]
    assert (replied["text"], replied["edit_date"]) == ("A", 7)
    book.delete(first)
    assert "reply_to_message" not in second.as_json()
