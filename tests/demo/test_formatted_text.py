"""Texts as Telegram stores them."""

import pytest

from demo.errors import ApiError
from demo.formatted_text import FormattedText, format_plain, read_text
from demo.parameters import Parameters


def bold(offset, length):
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"text": " a\r\n\x07b \n"}, FormattedText("a\n b", [])),
        ({"text": "<b>a</b>"}, FormattedText("<b>a</b>", [])),
        ({"text": "  <b>a</b>", "parse_mode": "HTML"}, FormattedText("a", [bold(0, 1)])),
        ({"text": "<b>a  </b>", "parse_mode": "html"}, FormattedText("a", [bold(0, 1)])),
        ({"text": "a<b> </b>", "parse_mode": "HTML"}, FormattedText("a", [])),
        ({"text": "<b>a<b>b</b></b>", "parse_mode": "HTML"}, FormattedText("ab", [bold(0, 2)])),
        ({"text": "ab", "entities": [bold(1, 1)]}, FormattedText("ab", [bold(1, 1)])),
        ({"text": "ab", "entities": [bold(1, 9), "x"]}, FormattedText("ab", [bold(1, 1)])),
    ],
)
def test_a_text_is_trimmed_and_its_entities_with_it(parameters, expected):
    assert read_text(Parameters(parameters)) == expected


def test_code_holds_no_other_entity():
    text = read_text(Parameters({"text": "<code>/a <b>b</b></code>", "parse_mode": "HTML"}))
    assert [entity["type"] for entity in text.entities] == ["code"]


def test_what_telegram_finds_joins_what_the_bot_marked():
    text = read_text(Parameters({"text": "<b>Voir /aide</b> /themes", "parse_mode": "HTML"}))
    assert [entity["type"] for entity in text.entities] == ["bold", "bot_command", "bot_command"]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "a", "parse_mode": "Marquage"}, "unsupported parse_mode"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused(parameters, reason):
    with pytest.raises(ApiError) as caught:
        read_text(Parameters(parameters))
    assert caught.value.reason == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    "parameters",
    [
        {"text": "a" * 4096},
        {"text": "😀" * 2048},
        {"text": "&lt;" * 4096, "parse_mode": "HTML"},
        {"text": f"<b>{'é' * 4096}</b>", "parse_mode": "HTML"},
    ],
)
def test_the_limit_counts_utf16_units_after_the_markup(parameters):
    assert read_text(Parameters(parameters)).text


def test_what_a_person_types_is_text_only():
    assert format_plain(" <b>1 < 2</b>\n") == FormattedText("<b>1 < 2</b>", [])
