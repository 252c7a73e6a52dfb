"""Bold and links that somebody wrote in an app, as the knowledge base's own markup."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
        ("gras ici", [(BOLD, 0, 8, None), (LINK, 5, 3, HOME)], f"**gras** [ici]({HOME})"),
        ("ici aussi", [(BOLD, 0, 3, None), (LINK, 0, 9, HOME)], f"[ici aussi]({HOME})"),
        ("un  ici", [(BOLD, 2, 2, None)], "un  ici"),
        ("Où ?\nIci.", [(BOLD, 0, 9, None)], "**Où ?**\n**Ici.**"),
        ("ici\nlà", [(LINK, 0, 6, HOME)], f"[ici]({HOME})\n[là]({HOME})"),
        ("un gras", [(BOLD, 3, 2, None), (BOLD, 5, 2, None)], "un **gras**"),
        ("🥐", [(BOLD, 1, 1, None)], "**🥐**"),
        ("un", [(BOLD, 1, 9, None)], "u**n**"),
        ("penché", [(ITALIC, 0, 6, None)], "penché"),
        ("**gras**", [], "**gras**"),
    ],
    ids=[
        "nothing", "bold", "after an emoji", "with the blanks around", "a link", "both, unordered",
        "a link within bold", "bold within a link", "nothing but blanks",
        "bold over a line break", "a link over a line break", "one after the other",
        "half of an emoji", "more than there is", "what there is no markup for",
        "signs that came through",
    ],
)  # fmt: skip
def test_bold_and_links_are_kept(text, entities, expected):
    assert in_markup(message(text, *entities)) == expected


ENTITIES = st.lists(
    st.tuples(
        st.sampled_from([BOLD, LINK, ITALIC]),
        st.integers(0, 12),
        st.integers(0, 12),
        st.sampled_from([HOME, f"{HOME}b"]),
    ).map(lambda one: (*one[:3], one[3] if one[0] == LINK else None)),
    max_size=4,
)


def style_at(start, stop, entities):
    """The style of what stands between two offsets: the last link that touches it, else bold."""
    found = [
        (kind, url)
        for kind, begin, length, url in entities
        if begin < stop and start < begin + length
    ]
    links = [url for kind, url in found if kind == LINK]
    return Span("", bold=(BOLD, None) in found and not links, url=links[-1] if links else None)


@given(st.text("ab é🥐\n\u00a0", max_size=9), ENTITIES)
def test_each_sign_is_read_in_the_style_that_it_was_written_in(text, entities):
    expected, end = [], 0
    for sign in text:
        start, end = end, end + len(sign.encode("utf-16-le")) // 2
        expected.append(replace(style_at(start, end, entities), text=sign))
    spans = parse_markup(in_markup(message(text, *entities)))
    found = [replace(span, text=sign) for span in spans for sign in span.text]
    assert [one.text for one in found] == [*text]
    assert [one for one in found if not one.text.isspace()] == [
        one for one in expected if not one.text.isspace()
    ]


def test_what_is_kept_is_read_as_it_was_written():
    marked = in_markup(message("un gras ici", (BOLD, 2, 6, None)))
    assert Span("gras", bold=True) in list(parse_markup(marked))


def test_a_message_without_a_text_has_none():
    assert in_markup(message(None)) == ""
