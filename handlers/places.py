"""Return where a reply goes: the chat of an update and the topic in it, or what is left of them."""

from typing import Any, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import ChatMigrated, TelegramError

from handlers.refusals import Remedy, remedy_for

Place: TypeAlias = dict[str, Any]  # those parameters of `sendMessage` that say where to

_TOPIC = ("message_thread_id", "direct_messages_topic_id")
_REPLY = ("reply_parameters",)


def place_of(update: Update, reply_to: int | None = None) -> Place:
    """Return where to reply to an update: in its chat and topic; in a group, to its message.

    Args:
        update: the update that is replied to.
        reply_to: id of the message to reply to, in any kind of chat.

    Raises:
        ValueError: it comes from no chat.
    """
    message, chat = update.effective_message, update.effective_chat
    if chat is None:
        raise ValueError(f"update {update.update_id} comes from no chat")
    place: Place = {"chat_id": chat.id}
    if isinstance(message, Message):  # else a button under a message too old to be accessible
        place |= _topic_of(message)
        if message.chat.type != ChatType.PRIVATE and not update.callback_query:
            reply_to = reply_to or message.message_id
    if reply_to:
        # If that message was deleted meanwhile, the reply is sent without reference to it.
        place["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    return place


def _topic_of(message: Message) -> Place:
    # python-telegram-bot 22.2 does not know it yet.
    name = "direct_messages_topic"
    if direct := getattr(message, name, message.api_kwargs.get(name)):
        return {f"{name}_id": direct["topic_id"]}
    if message.is_topic_message:
        return {"message_thread_id": message.message_thread_id}
    return {}


def place_instead(place: Place, error: TelegramError) -> Place | None:
    """Return where to send what Telegram refused to send to a place, None if nowhere.

    A reply whose topic is gone stays a reply: Telegram then sends it to the topic of the message
    that it replies to, if that is still there.
    """
    match remedy_for(error):
        case Remedy.NO_TOPIC:
            left = _without(place, _TOPIC)
        case Remedy.NO_REPLY:
            left = _without(place, _REPLY)
        case Remedy.NEW_CHAT if isinstance(error, ChatMigrated):
            left = {"chat_id": error.new_chat_id}  # where messages and topics have other ids
        case _:
            return None
    return left if left != place else None


def _without(place: Place, names: tuple[str, ...]) -> Place:
    return {name: value for name, value in place.items() if name not in names}
