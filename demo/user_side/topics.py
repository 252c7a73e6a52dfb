"""Open, close and delete the topics of a forum."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.model import Chat, Topic
from demo.parameters import Parameters
from demo.requests import read_fields, reply
from demo.telegram_state import TelegramState
from demo.threads import in_topic
from demo.user_side.targets import find_chat, find_person, find_topic
from demo.wire import JsonObject

_ICON_COLOR = 0x6FB9F0


class Topics:
    """The list of topics in an app."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def open(self, request: Request) -> Response:
        """Open a topic called `name`; its id is that of the message that says so."""
        chat = find_chat(self._state, request)
        if not chat.is_forum:
            raise PersonError(400, "This chat has no topics: open one with `is_forum`.")
        fields = await read_fields(request)
        topic = Topic(chat.last_message_id + 1)
        chat.topics[topic.id] = topic
        created = {"name": fields.text("name", "Sujet"), "icon_color": _ICON_COLOR}
        return self._announce(chat, topic, fields, {"forum_topic_created": created})

    async def close(self, request: Request) -> Response:
        """Close a topic: the bot can no longer write there."""
        chat = find_chat(self._state, request)
        topic = find_topic(chat, request.path_params["topic_id"])
        topic.is_closed = True
        return self._announce(chat, topic, await read_fields(request), {"forum_topic_closed": {}})

    async def delete(self, request: Request) -> Response:
        """Delete a topic with its messages; the bot is not told."""
        chat = find_chat(self._state, request)
        topic = find_topic(chat, request.path_params["topic_id"])
        del chat.topics[topic.id]
        for message in list(chat.messages.values()):
            if message.extra.get("message_thread_id") == topic.id:
                self._state.chats.delete(message)
        return reply({})

    def _announce(
        self, chat: Chat, topic: Topic, fields: Parameters, content: JsonObject
    ) -> Response:
        sender = find_person(chat, fields).as_json()
        message = self._state.chats.add(chat, sender, content, extra=in_topic(topic)).as_json()
        self._state.updates.put("message", message)
        return reply({"message": message})
