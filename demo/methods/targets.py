"""Look up the chat or the message that a call is about."""

from __future__ import annotations

from demo.errors import ApiError, bad_request, forbidden
from demo.model import Chat, Message
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.threads import in_direct_messages, in_thread_of, in_topic, topic_of
from demo.wire import JsonObject


def find_chat(state: TelegramState, parameters: Parameters) -> Chat:
    """Return the chat that `chat_id` names.

    Raises:
        ApiError: There is none.
    """
    if not parameters.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = state.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def find_open_chat(state: TelegramState, parameters: Parameters) -> Chat:
    """Return the chat that `chat_id` names, where the bot may write.

    Raises:
        ApiError: There is none, its user has blocked the bot, or it became a supergroup.
    """
    chat = find_chat(state, parameters)
    if chat.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.is_blocked:
        if chat.is_private:
            raise forbidden("bot was blocked by the user")
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


def find_reply_target(chat: Chat, parameters: Parameters) -> Message | None:
    """Return the message that a new one replies to, None where it replies to none.

    Raises:
        ApiError: There is no such message, and sending without a reply is not allowed.
    """
    reply = parameters.mapping("reply_parameters", "reply parameters")
    named = Parameters(reply) if reply else parameters
    field = "message_id" if reply else "reply_to_message_id"
    if not named.has(field):
        return None
    message = chat.messages.get(named.integer(field))
    if message is None and not named.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def find_thread(chat: Chat, parameters: Parameters, replied: Message | None) -> JsonObject:
    """Return the fields that say in which topic a new message is.

    Raises:
        ApiError: There is no such topic, it is closed, or one must be named here.
    """
    if chat.is_direct_messages:
        return _direct_messages(chat, parameters)
    topic_id = parameters.integer("message_thread_id")
    if topic_id and (chat.is_forum or chat.is_private):
        if topic_id not in chat.topics:
            raise bad_request("message thread not found")
        fields = in_topic(chat.topics[topic_id])
    else:
        fields = in_thread_of(chat, replied)
    topic = topic_of(chat, fields)
    if topic is not None and topic.is_closed:
        raise bad_request("TOPIC_CLOSED")
    return fields


def _direct_messages(chat: Chat, parameters: Parameters) -> JsonObject:
    topic_id = parameters.integer("direct_messages_topic_id")
    if not topic_id:
        raise bad_request("channel direct messages topic must be specified")
    if topic_id not in chat.people:
        raise bad_request("REPLY_TO_MONOFORUM_PEER_INVALID")
    return in_direct_messages(chat.people[topic_id])


def find_edited(state: TelegramState, parameters: Parameters, action: str) -> Message:
    """Return the message to edit.

    Raises:
        ApiError: There is none, or the bot did not send it.
    """
    inline_message_id = parameters.text("inline_message_id")
    if inline_message_id:
        message = state.chats.inline_message(inline_message_id)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    message = find_message(find_open_chat(state, parameters), parameters, action)
    if message.sender["id"] != state.bot.id:
        raise bad_request("message can't be edited")
    return message


def find_message(chat: Chat, parameters: Parameters, action: str) -> Message:
    """Return the message of a chat that `message_id` names.

    Raises:
        ApiError: There is none; the description says what it was wanted for.
    """
    if not parameters.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {action} not found")
    return message
