"""The light markup of answers and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import Span, parse_markup, plain_text, write_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a b", [Span("a b")], id="plain"),
        pytest.param("**a**", [Span("a", bold=True)], id="bold"),
        pytest.param(
            "a **b c** d", [Span("a "), Span("b c", bold=True), Span(" d")], id="bold within"
        ),
        pytest.param(
            "**a****b**", [Span("a", bold=True), Span("b", bold=True)], id="bold after bold"
        ),
        pytest.param("**a\nb**", [Span("a\nb", bold=True)], id="bold over a line break"),
        pytest.param(
            "voir [le site](https://a.fr/b?c=d).",
            [Span("voir "), Span("le site", url="https://a.fr/b?c=d"), Span(".")],
            id="link",
        ),
        pytest.param("[a](http://b)", [Span("a", url="http://b")], id="link without TLS"),
    ],
)
def test_bold_and_links_are_markup(text: str, expected: list[Span]) -> None:
    assert list(parse_markup(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2 * 3 * 4", id="single stars"),
        pytest.param("**a", id="bold left open"),
        pytest.param("****", id="bold without text"),
        pytest.param("_a_ `b` ~c~", id="other markup"),
        pytest.param("<b>a</b> &amp;", id="HTML"),
        pytest.param("[a](javascript:alert(1))", id="script as link"),
        pytest.param("[a](tg://user?id=1)", id="link to a user"),
        pytest.param("[a](https://b c)", id="link with a space"),
        pytest.param("[a](b)", id="link to nowhere"),
        pytest.param("[](https://a.fr)", id="link without text"),
        pytest.param("[a\nb](https://a.fr)", id="link over a line break"),
        pytest.param("[a]", id="brackets"),
    ],
)
def test_what_is_not_markup_stays_as_it_is_written(text: str) -> None:
    assert list(parse_markup(text)) == [Span(text)]


def test_plain_text_has_neither_markup_nor_addresses() -> None:
    assert plain_text("**Oui**, [voyez ici](https://example.org).") == "Oui, voyez ici."


def test_markup_is_not_nested() -> None:
    assert list(parse_markup("**[a](https://b)**")) == [Span("[a](https://b)", bold=True)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span("a"), "a", id="plain"),
        pytest.param(Span(""), "", id="nothing"),
        pytest.param(Span("a", bold=True), "**a**", id="bold"),
        pytest.param(Span(" a b\n", bold=True), " **a b**\n", id="blanks around"),
        pytest.param(Span(" \n ", bold=True), " \n ", id="nothing but blanks"),
        pytest.param(Span("a*", bold=True), "a*", id="a star at the end"),
        pytest.param(Span("*a", bold=True), "***a**", id="a star at the beginning"),
        pytest.param(Span("a**b", bold=True), "a**b", id="stars within"),
        pytest.param(Span("a", url="https://b"), "[a](https://b)", id="link"),
        pytest.param(
            Span(" a ", url="https://b"), " [a](https://b) ", id="link with blanks around"
        ),
        pytest.param(Span("[1]", url="https://b"), "[(1)](https://b)", id="brackets"),
        pytest.param(
            Span("a", url="https://b/c_(d)"), "[a](https://b/c_(d%29)", id="parentheses in a link"
        ),
        pytest.param(Span("a", url="tg://user?id=1"), "a", id="link to a user"),
        pytest.param(Span("a\nb", url="https://b"), "a\nb", id="link over a line break"),
    ],
)
def test_a_span_is_written_as_it_is_read(span: Span, expected: str) -> None:
    assert write_markup(span) == expected


@given(st.text("ab*[](): \n"), st.booleans(), st.sampled_from([None, "https://b", "tg://c"]))
def test_all_of_a_span_is_written_in_its_style_or_without_any(
    text: str, bold: bool, url: str | None
) -> None:
    written = write_markup(Span(text, bold, url))
    if written != text:
        [said] = (one for one in parse_markup(written) if not one.text.isspace())
        inside = text.strip().translate({ord("["): "(", ord("]"): ")"} if url else {})
        assert said == Span(inside, bold and not url, url)


def _written(span: Span) -> str:
    if span.url:
        return f"[{span.text}]({span.url})"
    return f"**{span.text}**" if span.bold else span.text


@given(
    st.text("ab*[](): \n") | st.lists(st.sampled_from(["**", "[a](https://b)", "a"])).map("".join)
)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(map(_written, parse_markup(text))) == text


@given(st.text("a*[]()\n") | st.lists(st.sampled_from(["**", "[a](https://b)", "a"])).map("".join))
def test_no_span_is_empty(text: str) -> None:
    assert [span for span in parse_markup(text) if not span.text] == []
