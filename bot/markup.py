"""The light markup of answers and texts: **bold** and [links](https://…), nothing else.

Whoever shows a text decides how: as HTML for Telegram, as plain text in a terminal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARKUP = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\[(?P<label>[^\]\n]+)\]\((?P<url>https?://[^)\s]+)\)", re.DOTALL
)
_ROUND = str.maketrans("[]", "()")


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    url: str | None = None


def parse_markup(text: str) -> Iterator[Span]:
    """Split a text into its spans; what is not markup stays as it is written."""
    end = 0
    for match in _MARKUP.finditer(text):
        if match.start() > end:
            yield Span(text[end : match.start()])
        if match["bold"] is not None:
            yield Span(match["bold"], bold=True)
        else:
            yield Span(match["label"], url=match["url"])
        end = match.end()
    if end < len(text):
        yield Span(text[end:])


def write_markup(span: Span) -> str:
    """Write a span as `parse_markup` reads it, the blanks around it without its style.

    A bracket in what a link says would end it, and is written as a parenthesis; a style for which
    there is no way to write it is left out.
    """
    inside = span.text.strip()
    start = span.text.find(inside)
    styled = replace(span, text=inside)
    if span.url:
        styled = Span(inside.translate(_ROUND), url=span.url.replace(")", "%29"))
    written = f"[{styled.text}]({styled.url})" if span.url else f"**{inside}**"
    is_read = [*parse_markup(written)] == [styled]
    after = span.text[start + len(inside) :]
    return f"{span.text[:start]}{written if is_read else inside}{after}"


def plain_text(text: str) -> str:
    """Leave the markup out, and with it the addresses of links."""
    return "".join(span.text for span in parse_markup(text))
