"""Look up the chat, the message and the person that a request is about."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request

from demo.errors import PersonError
from demo.model import Chat, Message, Person, Topic
from demo.parameters import Parameters
from demo.telegram_state import TelegramState


class _ChatIdConvertor(Convertor[int]):
    """A chat id in a path; those of groups are negative."""

    regex = "-?[0-9]{1,15}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("chat", _ChatIdConvertor())


def find_chat(state: TelegramState, request: Request) -> Chat:
    """Return the chat of the path.

    Raises:
        PersonError: There is none.
    """
    chat = state.chats.get(request.path_params["chat_id"])
    if chat is None:
        raise PersonError(404, "There is no such chat: open one with POST /demo/chats.")
    return chat


def find_message(chat: Chat, message_id: int) -> Message:
    """Return a message of a chat.

    Raises:
        PersonError: There is none.
    """
    message = chat.messages.get(message_id)
    if message is None:
        raise PersonError(404, f"There is no message {message_id} in this chat.")
    return message


def find_topic(chat: Chat, topic_id: int) -> Topic:
    """Return a topic of a forum.

    Raises:
        PersonError: There is none.
    """
    topic = chat.topics.get(topic_id)
    if topic is None:
        raise PersonError(404, f"There is no topic {topic_id} here: open one under …/topics.")
    return topic


def find_person(chat: Chat, fields: Parameters) -> Person:
    """Return who acts in a chat: `from`, else its first person.

    Raises:
        PersonError: `from` is not in the chat.
    """
    if not fields.has("from"):
        return chat.first_person
    person = chat.people.get(fields.integer("from"))
    if person is None:
        raise PersonError(400, "This person is not in the chat: add them under …/people.")
    return person
