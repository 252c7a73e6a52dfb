"""Answer what waits for the bot: callback queries, inline queries, guest queries."""

from __future__ import annotations

from typing import Any

from demo.errors import bad_request
from demo.formatted_text import read_text
from demo.keyboards import read_inline_keyboard
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.wire import JsonObject

#: The longest text of a callback answer, in characters.
MAX_CALLBACK_ANSWER_LENGTH = 200
#: The most results of an inline query, and the longest id of one in bytes.
MAX_INLINE_RESULTS = 50
MAX_RESULT_ID_BYTES = 64


async def answer_callback_query(state: TelegramState, parameters: Parameters) -> bool:
    """Show the person who pressed a button what came of it."""
    text = parameters.text("text")
    if len(text) > MAX_CALLBACK_ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": text,
        "show_alert": parameters.flag("show_alert"),
        "url": parameters.text("url"),
    }
    state.queries.callbacks.answer(parameters.text("callback_query_id"), answer)
    return True


async def answer_inline_query(state: TelegramState, parameters: Parameters) -> bool:
    """Offer the person results for what they typed."""
    results = parameters.sequence("results")
    if results is None:
        raise bad_request('can\'t find field "results"')
    if len(results) > MAX_INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_checked_result(result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    answer = {
        "results": checked,
        "button": parameters.mapping("button", "InlineQueryResultsButton") or None,
        "next_offset": parameters.text("next_offset"),
        "cache_time": parameters.integer("cache_time", 300),
        "is_personal": parameters.flag("is_personal"),
    }
    state.queries.inline.answer(parameters.text("inline_query_id"), answer)
    return True


async def answer_guest_query(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Write, once, into a chat that the bot is not in (Bot API 10.0)."""
    result = _checked_result(parameters.structure("result"))
    query_id = parameters.text("guest_query_id")
    query = state.queries.guests.waiting(query_id)
    message = state.chats.add(
        query.chat,
        state.bot.as_user(),
        result["_content"],
        reply_markup=result["_keyboard"],
        extra={"guest_bot_caller_user": query.person.as_json()},
    )
    inline_message_id = state.chats.name_inline_message(message)
    state.queries.guests.answer(query_id, {"message": message.as_json()})
    return {"inline_message_id": inline_message_id}


def _checked_result(result: Any) -> JsonObject:
    """Check a result and work out the message it would send, kept in `_content`."""
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    fields = Parameters(result)
    if not 1 <= len(fields.text("id").encode()) <= MAX_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if fields.text("type") == "article" and not fields.text("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    return result | {
        "id": fields.text("id"),
        "_content": _message_content(fields),
        "_keyboard": read_inline_keyboard(fields),
    }


def _message_content(result: Parameters) -> JsonObject:
    content = result.mapping("input_message_content", "InputMessageContent")
    if content:
        return read_text(Parameters({"text": ""} | _as_text(content))).as_content()
    if result.text("type") == "article":
        raise bad_request(
            "can't parse inline query result: Can't find field \"input_message_content\""
        )
    # Of media only the words are shown: the stand-in keeps no files.
    shown = result.text("caption") or result.text("title") or f"[{result.text('type')}]"
    return read_text(Parameters(result.values | {"text": shown})).as_content()


def _as_text(content: JsonObject) -> JsonObject:
    """Return an InputTextMessageContent as the parameters of sendMessage."""
    renamed = {"message_text": "text"}
    return {renamed.get(name, name): value for name, value in content.items()}
