"""Place messages in topics and threads."""

from __future__ import annotations

from demo.model import Chat, Message, Person, Topic
from demo.wire import JsonObject

_INHERITED = ("message_thread_id", "is_topic_message", "direct_messages_topic")


def in_topic(topic: Topic) -> JsonObject:
    """Return the fields of a message in a topic of a forum."""
    return {"message_thread_id": topic.id, "is_topic_message": True}


def in_direct_messages(person: Person) -> JsonObject:
    """Return the fields of a message between a person and a channel."""
    return {"direct_messages_topic": {"topic_id": person.id, "user": person.as_json()}}


def in_thread_of(chat: Chat, replied: Message | None) -> JsonObject:
    """Return the fields that a message has because of the one it replies to.

    In a supergroup each reply belongs to a thread, which is not always a topic: in the general
    topic of a forum, `message_thread_id` is of no use for sending (tdlib/telegram-bot-api, issue
    447).
    """
    if replied is None or chat.type != "supergroup":
        return {}
    inherited = {name: replied.extra[name] for name in _INHERITED if name in replied.extra}
    return inherited or {"message_thread_id": replied.message_id}


def topic_of(chat: Chat, fields: JsonObject) -> Topic | None:
    """Return the topic that such fields name, None where they name none."""
    is_topic = fields.get("is_topic_message", False)
    return chat.topics.get(fields["message_thread_id"]) if is_topic else None


def replied_in(chat: Chat, topic: Topic | None) -> Message | None:
    """Return the message that those in a topic reply to unless they reply to another one."""
    return chat.messages.get(topic.id) if topic else None
