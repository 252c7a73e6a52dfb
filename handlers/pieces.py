"""Build messages of pieces, each a stretch of plain text inside tags of its own.

Text is escaped here and nowhere else, and a long message can be cut between any two characters of a
piece without breaking a tag.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from bot.markup import Span, parse_markup

MAX_UNITS = 4096  # of a message, in UTF-16 code units and without tags, as Telegram counts
ELLIPSIS = "…"


@dataclass(frozen=True)
class Piece:
    """Plain text in one style."""

    text: str
    opening: str = ""
    closing: str = ""

    @property
    def html(self) -> str:
        """Return the piece as Telegram's HTML."""
        return f"{self.opening}{escape(self.text)}{self.closing}" if self.text else ""


def marked_up(text: str) -> list[Piece]:
    """Make pieces of a text in light markup."""
    return [_piece(span) for span in parse_markup(text)]


def html_of(pieces: Iterable[Piece]) -> str:
    """Return pieces as Telegram's HTML."""
    return "".join(piece.html for piece in pieces).strip()


def pages_of(pieces: Iterable[Piece]) -> list[str]:
    """Return pieces as HTML, a text for each message that they need."""
    return [html_of(message) for message in split(pieces)]


def split(pieces: Iterable[Piece], units: int = MAX_UNITS) -> Iterator[list[Piece]]:
    """Spread pieces over as many messages of at most so many units as they need."""
    message: list[Piece] = []
    room = units
    for piece in pieces:
        rest = piece
        while _units(rest.text) > room:
            cut = _cut(rest.text, room)
            message.append(replace(rest, text=rest.text[:cut]))
            yield message
            message, room = [], units
            rest = replace(rest, text=rest.text[cut:].lstrip())
        message.append(rest)
        room -= _units(rest.text)
    yield message


def shorten(text: str, room: int) -> str:
    """Cut a text to at most so many characters, after a word if possible."""
    if len(text) <= room:
        return text
    return text[: _cut(text, room - len(ELLIPSIS))].rstrip() + ELLIPSIS


def _piece(span: Span) -> Piece:
    if span.url:
        return Piece(span.text, f'<a href="{escape(span.url)}">', "</a>")
    return Piece(span.text, "<b>", "</b>") if span.bold else Piece(span.text)


def _cut(text: str, room: int) -> int:
    """Return where to cut a text of more than `room` units: after a line, a word, or anywhere."""
    end = min(len(text), room)
    while _units(text[:end]) > room:
        end -= 1
    for separator in ("\n", " "):
        found = text.rfind(separator, end // 2, end)
        if found >= 0:
            return found + 1
    return end


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
