"""The bot's own texts, within the limits that Telegram sets."""

import re
from string import Formatter

import pytest

from bot.markup import parse_markup
from bot.texts import Texts

PLACEHOLDERS = {"section": {"title"}}  # all others have none
NAMES = sorted(set(Texts.model_fields) - {"commands"})


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_empty(texts: Texts, name: str) -> None:
    assert getattr(texts, name).strip() != ""


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_the_placeholders_that_are_filled_in(texts: Texts, name: str) -> None:
    found = {field for _, field, _, _ in Formatter().parse(getattr(texts, name)) if field}
    assert found == PLACEHOLDERS.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_no_markup_left_open(texts: Texts, name: str) -> None:
    shown = "".join(span.text for span in parse_markup(getattr(texts, name)))
    assert re.findall(r"\*\*|\]\(", shown) == []


# https://core.telegram.org/bots/api: setMyDescription, setMyShortDescription, answerCallbackQuery
@pytest.mark.parametrize(
    ("name", "limit"),
    [("description", 512), ("short_description", 120), ("vote_up", 200), ("vote_down", 200)],
)
def test_a_text_is_as_short_as_telegram_wants_it(texts: Texts, name: str, limit: int) -> None:
    assert len(getattr(texts, name)) <= limit


@pytest.mark.parametrize("name", ["description", "short_description", "vote_up", "vote_down"])
def test_a_text_that_telegram_shows_as_it_is_has_no_markup(texts: Texts, name: str) -> None:
    assert [span.text for span in parse_markup(getattr(texts, name))] == [getattr(texts, name)]


def test_names_of_commands_are_as_telegram_wants_them(texts: Texts) -> None:
    assert [name for name in texts.commands if not re.fullmatch("[a-z0-9_]{1,32}", name)] == []


def test_descriptions_of_commands_are_as_telegram_wants_them(texts: Texts) -> None:
    assert [text for text in texts.commands.values() if not 1 <= len(text) <= 256] == []


def test_the_menu_offers_what_everyone_needs(texts: Texts) -> None:
    assert {"start", "aide", "sujets", "confidentialite"} - texts.commands.keys() == set()


def test_commands_that_texts_mention_are_in_the_menu(texts: Texts) -> None:
    everything = " ".join(getattr(texts, name) for name in NAMES)
    mentioned = set(re.findall(r"(?<![\w/:.])/([a-z]+)", everything))
    assert mentioned - texts.commands.keys() == set()
