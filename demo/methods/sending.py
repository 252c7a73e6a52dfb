"""Send messages: sendMessage, sendChatAction; and getChat, which says to whom."""

from __future__ import annotations

from demo.chat_book import publish
from demo.errors import bad_request
from demo.formatted_text import read_text
from demo.keyboards import read_inline_keyboard
from demo.methods.targets import find_chat, find_open_chat, find_reply_target, find_thread
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.threads import replied_in, topic_of
from demo.wire import JsonObject

_ACTIONS = frozenset(
    {
        "choose_sticker",
        "find_location",
        "record_video",
        "record_video_note",
        "record_voice",
        "typing",
        "upload_document",
        "upload_photo",
        "upload_video",
        "upload_video_note",
        "upload_voice",
    }
)


async def send_message(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Send a text."""
    text = read_text(parameters)
    keyboard = read_inline_keyboard(parameters)
    chat = find_open_chat(state, parameters)
    replied = find_reply_target(chat, parameters)
    thread = find_thread(chat, parameters, replied)
    message = state.chats.add(
        chat,
        state.bot.as_user(),
        text.as_content(),
        reply_to=replied or replied_in(chat, topic_of(chat, thread)),
        reply_markup=keyboard,
        extra=thread | _extra(parameters),
    )
    return message.as_json()


def _extra(parameters: Parameters) -> JsonObject:
    """Return the fields of a message that repeat a parameter."""
    extra: JsonObject = {}
    if parameters.flag("protect_content"):
        extra["has_protected_content"] = True
    if options := parameters.mapping("link_preview_options", "link preview options"):
        extra["link_preview_options"] = options
    return extra


async def send_chat_action(state: TelegramState, parameters: Parameters) -> bool:
    """Show for a few seconds what the bot is doing."""
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    publish(find_open_chat(state, parameters), "chat_action", {"action": action})
    return True


async def get_chat(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Return what the bot may know of a chat."""
    chat = find_chat(state, parameters)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return chat.as_json() | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }
