"""Check reply markup as Telegram does."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from demo.errors import ApiError, bad_request
from demo.parameters import Parameters
from demo.wire import JsonObject

#: The longest callback_data in bytes of UTF-8.
MAX_CALLBACK_DATA_BYTES = 64
#: The most buttons under one message.
MAX_BUTTONS = 100

_OTHER_MARKUP = ("keyboard", "remove_keyboard", "force_reply")
_OTHER_ACTIONS = ("web_app", "login_url", "callback_game", "pay", "switch_inline_query_chosen_chat")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+|\d+(\.\d+){3}")


def read_inline_keyboard(parameters: Parameters) -> JsonObject | None:
    """Read the inline keyboard of a message; other reply markup is accepted and not kept.

    Raises:
        ApiError: It is malformed, or one of its buttons is not allowed.
    """
    if not parameters.has("reply_markup"):
        return None
    markup = parameters.mapping("reply_markup", "reply markup")
    if "inline_keyboard" not in markup:
        if markup and not any(name in markup for name in _OTHER_MARKUP):
            raise bad_request("object expected as reply markup")
        return None
    return _inline_keyboard(markup["inline_keyboard"])


def _inline_keyboard(rows: Any) -> JsonObject | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays'
        )
    checked = [[_button(button) for button in row] for row in rows]
    # Telegram leaves out buttons without a text and rows without a button.
    shown = [kept for row in checked if (kept := [button for button in row if button["text"]])]
    if sum(map(len, shown)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": shown} if shown else None


def _button(button: Any) -> JsonObject:
    if not isinstance(button, dict):
        raise _unreadable("expected an Object")
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unreadable('Field "text" must be of type String')
    return {"text": button["text"]} | _action(button)


def _action(button: JsonObject) -> JsonObject:
    """Return the field that says what a button does."""
    for name in ("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat"):
        if name in button and not isinstance(button[name], str):
            raise _unreadable(f'Field "{name}" must be of type String')
    if button.get("url"):
        return {"url": _checked_url(button["url"])}
    # An empty callback_data counts as none, so that the button is one of text only.
    if button.get("callback_data"):
        if len(button["callback_data"].encode()) > MAX_CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"callback_data": button["callback_data"]}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button:
            return {name: button[name]}
    if isinstance(copied := button.get("copy_text"), dict):
        if not 1 <= len(str(copied.get("text", ""))) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"copy_text": {"text": copied["text"]}}
    for name in _OTHER_ACTIONS:
        if name in button:
            return {name: button[name]}
    raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _checked_url(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme.lower() not in ("http", "https", "tg", "ton"):
        raise _wrong_url(url, "Unsupported URL protocol")
    if parts.scheme.lower() in ("tg", "ton"):
        return url
    if not parts.hostname:
        raise _wrong_url(url, "URL host is empty")
    if not _HOST.fullmatch(parts.hostname):
        raise _wrong_url(url, "Wrong HTTP URL")
    return url if parts.path or parts.query or parts.fragment else f"{parts.geturl()}/"


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _wrong_url(url: str, reason: str) -> ApiError:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")
