"""Bold and links that somebody wrote in an app, as the knowledge base's own markup."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageEntity

from bot.markup import Span, parse_markup
from handlers.written_markup import in_markup

BOLD, LINK, ITALIC = MessageEntity.BOLD, MessageEntity.TEXT_LINK, MessageEntity.ITALIC
HOME = "https://example.org/"


def message(text, *entities):
    found = [MessageEntity(kind, start, length, url=url) for kind, start, length, url in entities]
    return Message(1, datetime.now(UTC), Chat(1, Chat.PRIVATE), text=text, entities=found)


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("rien", [], "rien"),
        ("un gras ici", [(BOLD, 3, 4, None)], "un **gras** ici"),
        ("🥐 gras", [(BOLD, 3, 4, None)], "🥐 **gras**"),
        ("un gras ici", [(BOLD, 2, 6, None)], "un **gras** ici"),
        ("voyez ici", [(LINK, 6, 3, HOME)], f"voyez [ici]({HOME})"),
        ("gras ici", [(LINK, 5, 3, HOME), (BOLD, 0, 4, None)], f"**gras** [ici]({HOME})"),
        ("gras ici", [(BOLD, 0, 8, None), (LINK, 5, 3, HOME)], "**gras ici**"),
        ("penché", [(ITALIC, 0, 6, None)], "penché"),
        ("**gras**", [], "**gras**"),
    ],
    ids=[
        "nothing", "bold", "after an emoji", "with the blanks around", "a link", "both, unordered",
        "one within the other", "what there is no markup for", "signs that came through",
    ],
)  # fmt: skip
def test_bold_and_links_are_kept(text, entities, expected):
    assert in_markup(message(text, *entities)) == expected


def test_what_is_kept_is_read_as_it_was_written():
    marked = in_markup(message("un gras ici", (BOLD, 2, 6, None)))
    assert Span("gras", bold=True) in list(parse_markup(marked))


def test_a_message_without_a_text_has_none():
    assert in_markup(message(None)) == ""
