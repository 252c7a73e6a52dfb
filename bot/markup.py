"""The light markup of answers and texts: **bold** and [links](https://…), nothing else.

Whoever shows a text decides how: as HTML for Telegram, as plain text in a terminal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKUP = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\[(?P<label>[^\]\n]+)\]\((?P<url>https?://[^)\s]+)\)", re.DOTALL
)


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


def plain_text(text: str) -> str:
    """Leave the markup out, and with it the addresses of links."""
    return "".join(span.text for span in parse_markup(text))
