"""Reply markup as Telegram checks it."""

import json

import pytest

from demo.errors import ApiError
from demo.keyboards import read_inline_keyboard
from demo.parameters import Parameters


def read(markup):
    return read_inline_keyboard(Parameters({"reply_markup": markup}))


def keyboard(*buttons):
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "x"},
        {"text": "a", "callback_data": "é" * 32},
        {"text": "a", "url": "https://exemple.fr/"},
        {"text": "a", "url": "tg://user?id=1"},
        {"text": "a", "switch_inline_query": ""},
        {"text": "a", "switch_inline_query_current_chat": "diplôme"},
        {"text": "a", "copy_text": {"text": "x"}},
    ],
)
def test_a_button_is_kept_as_it_is(button):
    assert read(keyboard(button)) == keyboard(button)
    assert read(json.dumps(keyboard(button))) == keyboard(button)


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (None, None),
        ("", None),
        ({}, None),
        ({"inline_keyboard": []}, None),
        ({"inline_keyboard": [[]]}, None),
        ({"keyboard": [["a"]]}, None),
        ({"remove_keyboard": True}, None),
        ({"force_reply": True}, None),
        (keyboard({"text": "", "callback_data": "x"}), None),
        (
            keyboard({"text": "a", "url": "exemple.fr"}),
            keyboard({"text": "a", "url": "http://exemple.fr/"}),
        ),
    ],
)
def test_only_inline_keyboards_with_buttons_are_kept(markup, kept):
    assert read(markup) == kept


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("{", "can't parse reply_markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"a": 1}, "object expected as reply markup"),
        (
            {"inline_keyboard": [{"text": "a"}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays',
        ),
        (keyboard("a"), "can't parse inline keyboard button: expected an Object"),
        (
            keyboard({"callback_data": "x"}),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            keyboard({"text": 1, "callback_data": "x"}),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            keyboard({"text": "a", "url": None}),
            'can\'t parse inline keyboard button: Field "url" must be of type String',
        ),
        (
            keyboard({"text": "a"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard({"text": "a", "callback_data": ""}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (keyboard({"text": "a", "callback_data": "x" * 65}), "BUTTON_DATA_INVALID"),
        (keyboard({"text": "a", "callback_data": "é" * 33}), "BUTTON_DATA_INVALID"),
        (keyboard({"text": "a", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (
            keyboard({"text": "a", "url": "ftp://exemple.fr"}),
            "inline keyboard button URL 'ftp://exemple.fr' is invalid: Unsupported URL protocol",
        ),
        (
            keyboard({"text": "a", "url": "http://localhost:80"}),
            "inline keyboard button URL 'http://localhost:80' is invalid: Wrong HTTP URL",
        ),
        (
            keyboard({"text": "a", "url": "http://"}),
            "inline keyboard button URL 'http://' is invalid: URL host is empty",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101},
            "REPLY_MARKUP_TOO_LONG",
        ),
    ],
)
def test_a_wrong_keyboard_is_refused_in_telegrams_words(markup, reason):
    with pytest.raises(ApiError) as caught:
        read(markup)
    assert caught.value.reason == f"Bad Request: {reason}"
