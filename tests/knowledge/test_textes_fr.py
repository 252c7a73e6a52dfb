"""The bot's own texts, within the limits that Telegram sets."""

import re
from string import Formatter

import pytest

from bot.knowledge import KNOWLEDGE_DIR, load_knowledge
from bot.markup import plain_text
from bot.texts import PLACEHOLDERS, Texts, load_texts

OWN = load_texts(load_knowledge(KNOWLEDGE_DIR / "faq_fr.yaml"))
NEUTRAL = load_texts(load_knowledge(KNOWLEDGE_DIR / "modele" / "faq_fr.yaml"))
VOUS = {name: text for name, text in OWN if isinstance(text, str)}
TU = OWN.tu
EVERY_TEXT = [
    pytest.param(name, text, id=f"{name}, {voice}, {kind}")
    for kind, texts in (("own", OWN), ("neutral", NEUTRAL))
    for voice, voiced in (("vous", dict(texts)), ("tu", texts.tu))
    for name, text in voiced.items()
    if isinstance(text, str)
]
# What an app shows as it is.
PLAIN = ["description", "short_description", "vote_up", "vote_down", "too_many"]


@pytest.mark.parametrize(("name", "text"), EVERY_TEXT)
def test_a_text_has_the_placeholders_that_are_filled_in(name: str, text: str) -> None:
    found = {field for _, field, _, _ in Formatter().parse(text) if field}
    filled_in_at_loading = set() if name == "section" else {"title", "more"}
    assert found == set(PLACEHOLDERS.get(name, ())) - filled_in_at_loading


@pytest.mark.parametrize(("name", "text"), EVERY_TEXT)
def test_a_text_has_no_markup_left_open(name: str, text: str) -> None:
    assert re.findall(r"\*\*|\]\(", plain_text(text)) == [], name


# https://core.telegram.org/bots/api: setMyDescription, setMyShortDescription, answerCallbackQuery
@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("description", 512),
        ("short_description", 120),
        ("vote_up", 200),
        ("vote_down", 200),
        ("too_many", 200),
    ],
)
def test_a_text_is_as_short_as_telegram_wants_it(name: str, limit: int) -> None:
    assert [text for text in (VOUS[name], TU.get(name, "")) if len(text) > limit] == []


@pytest.mark.parametrize("name", PLAIN)
def test_a_text_that_telegram_shows_as_it_is_has_no_markup(name: str) -> None:
    assert [text for text in (VOUS[name], TU.get(name, "")) if plain_text(text) != text] == []


def test_the_menu_offers_what_everyone_needs(texts: Texts) -> None:
    assert {"start", "aide", "sujets", "confidentialite"} - texts.commands.keys() == set()


def test_commands_that_texts_mention_are_in_the_menu(texts: Texts) -> None:
    everything = " ".join([*VOUS.values(), *TU.values()])
    mentioned = set(re.findall(r"(?<![\w/:.])/([a-z]+)", everything))
    assert mentioned - texts.commands.keys() == set()


# --- tu and vous ----------------------------------------------------------------------------------

SAYS_VOUS = re.compile(r"\b(vous|votre|vos|[a-zéè]{2,}ez)\b", re.IGNORECASE)
SAYS_TU = re.compile(r"\b(tu|te|toi|ton|ta|tes)\b|\bt’", re.IGNORECASE)


# What is read before the first message, by everybody, or in a terminal.
@pytest.mark.parametrize(
    "name",
    sorted(
        VOUS.keys()
        - TU.keys()
        - {"description", "short_description", "welcome", "about", "privacy", "privacy_tour"}
        - {name for name in VOUS if name.startswith("chat_")}
    ),
)
def test_a_text_without_a_second_version_says_vous_to_nobody(name: str) -> None:
    assert SAYS_VOUS.findall(VOUS[name]) == []


@pytest.mark.parametrize("name", TU)
def test_a_text_for_those_who_say_tu_never_says_vous(name: str) -> None:
    assert SAYS_VOUS.findall(TU[name]) == []


@pytest.mark.parametrize("name", VOUS)
def test_a_text_for_those_who_say_vous_never_says_tu(name: str) -> None:
    assert SAYS_TU.findall(VOUS[name]) == []
