"""Read what the user's side asks for."""

from __future__ import annotations

from typing import Any

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.model import Chat, Message, Person
from demo.parameters import Parameters, read_parameters
from demo.telegram_state import TelegramState
from demo.wire import decode, encode, read_body

#: How long to wait for the bot unless the request says so, and the longest wait; in seconds.
DEFAULT_WAIT = 10.0
LONGEST_WAIT = 300.0


class _ChatIdConvertor(Convertor[int]):
    """Read a chat id in a path; those of groups are negative."""

    regex = "-?[0-9]{1,15}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("chat", _ChatIdConvertor())


async def read_fields(request: Request) -> Parameters:
    """Read the fields of the body and of the query string."""
    content_type = request.headers.get("content-type", "")
    body = await read_body(request.receive)
    return read_parameters(request.scope["query_string"], content_type, body)


async def read_json(request: Request) -> Any:
    """Read a body that is JSON.

    Raises:
        PersonError: It is none.
    """
    try:
        return decode(await read_body(request.receive))
    except ValueError:
        raise PersonError(400, "The body is no JSON.") from None


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


def speaker(chat: Chat, fields: Parameters) -> Person:
    """Return who does something in a chat: `from`, else its first person.

    Raises:
        PersonError: `from` is not in the chat.
    """
    if not fields.has("from"):
        return chat.first_person
    person = chat.people.get(fields.integer("from"))
    if person is None:
        raise PersonError(400, "This person is not in the chat: add them under …/people.")
    return person


def waiting_time(fields: Parameters, default: float = DEFAULT_WAIT) -> float:
    """Return how many seconds a request waits for the bot."""
    try:
        wanted = float(fields.text("wait", str(default)))
    except ValueError:
        raise PersonError(400, "`wait` is a number of seconds.") from None
    return max(0.0, min(LONGEST_WAIT, wanted))


def reply(value: object, status: int = 200) -> Response:
    """Answer with JSON."""
    return Response(encode(value), status, media_type="application/json")
