"""Let people use the stand-in: what their Telegram apps would do, as JSON over HTTP."""

from __future__ import annotations

from starlette.routing import Route

from demo.telegram_state import TelegramState
from demo.user_side.buttons import Buttons
from demo.user_side.chats import Chats
from demo.user_side.guests import Guests
from demo.user_side.inline import Inline
from demo.user_side.messages import Messages
from demo.user_side.profile import Profile
from demo.user_side.topics import Topics
from demo.user_side.watching import Watching


def user_side_routes(state: TelegramState) -> list[Route]:
    """Return the routes under `/demo/` that stand for a person's app."""
    chats, messages, buttons = Chats(state), Messages(state), Buttons(state)
    inline, watching, profile = Inline(state), Watching(state), Profile(state)
    topics, guests = Topics(state), Guests(state)
    chat = "/demo/chats/{chat_id:chat}"
    return [
        Route("/demo/bot", profile.show, methods=["GET"]),
        Route("/demo/chats", chats.open, methods=["POST"]),
        Route(chat, chats.show, methods=["GET"]),
        Route(f"{chat}/people", chats.add_person, methods=["POST"]),
        Route(f"{chat}/block", chats.block, methods=["POST"]),
        Route(f"{chat}/upgrade", chats.upgrade, methods=["POST"]),
        Route(f"{chat}/topics", topics.open, methods=["POST"]),
        Route(f"{chat}/topics/{{topic_id:int}}/close", topics.close, methods=["POST"]),
        Route(f"{chat}/topics/{{topic_id:int}}", topics.delete, methods=["DELETE"]),
        Route(f"{chat}/events", watching.stream, methods=["GET"]),
        Route(f"{chat}/messages", watching.list_messages, methods=["GET"]),
        Route(f"{chat}/messages", messages.send, methods=["POST"]),
        Route(f"{chat}/albums", messages.send_album, methods=["POST"]),
        Route(f"{chat}/messages/{{message_id:int}}", messages.edit, methods=["PUT"]),
        Route(f"{chat}/messages/{{message_id:int}}/press", buttons.press, methods=["POST"]),
        Route("/demo/guest_messages", guests.ask, methods=["POST"]),
        Route(f"{chat}/inline", inline.ask, methods=["POST"]),
        Route(f"{chat}/inline/{{query_id}}/choose", inline.choose, methods=["POST"]),
    ]
