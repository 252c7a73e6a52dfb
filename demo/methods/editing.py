"""Change messages that are sent: edit, delete, react."""

from __future__ import annotations

import time

from demo.errors import bad_request
from demo.formatted_text import read_text
from demo.keyboards import read_inline_keyboard
from demo.methods.targets import find_chat, find_edited, find_message
from demo.model import Message
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.wire import JsonObject

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(state: TelegramState, parameters: Parameters) -> JsonObject | bool:
    """Replace the text of a message and its keyboard."""
    text = read_text(parameters)
    keyboard = read_inline_keyboard(parameters)
    message = find_edited(state, parameters, "edit")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(state, message, text.as_content(), keyboard)


async def edit_message_reply_markup(
    state: TelegramState, parameters: Parameters
) -> JsonObject | bool:
    """Replace the keyboard of a message, or take it away."""
    keyboard = read_inline_keyboard(parameters)
    message = find_edited(state, parameters, "edit")
    return _edit(state, message, message.content, keyboard)


def _edit(
    state: TelegramState, message: Message, content: JsonObject, keyboard: JsonObject | None
) -> JsonObject | bool:
    if (content, keyboard) == (message.content, message.reply_markup):
        raise bad_request(_NOT_MODIFIED)
    if content != message.content:  # a new keyboard alone does not make a message "edited"
        message.content = content
        message.edit_date = int(time.time())
    message.reply_markup = keyboard
    state.chats.changed(message)
    return True if message.inline_message_id else message.as_json()


async def delete_message(state: TelegramState, parameters: Parameters) -> bool:
    """Take a message away, for the bot and for the person."""
    state.chats.delete(find_message(find_chat(state, parameters), parameters, "delete"))
    return True


async def set_message_reaction(state: TelegramState, parameters: Parameters) -> bool:
    """Put the bot's reaction under a message, or take it away."""
    reactions = parameters.sequence("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not all(isinstance(one, dict) and one.get("emoji") for one in reactions):
        raise bad_request("REACTION_INVALID")
    message = find_message(find_chat(state, parameters), parameters, "react")
    message.reactions = reactions
    state.chats.changed(message)
    return True
