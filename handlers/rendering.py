"""Replies as Telegram shows them: HTML messages of at most 4096 characters.

A message is built of pieces, each a stretch of plain text inside tags of its own. Text is escaped
here and nowhere else, and a long message can be cut between any two characters of a piece without
breaking a tag.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from bot.knowledge import Entry
from bot.markup import Span, parse_markup
from bot.texts import Texts

MAX_UNITS = 4096  # UTF-16 code units, which is how Telegram counts, without tags


@dataclass(frozen=True)
class Piece:
    """Plain text in one style."""

    text: str
    opening: str = ""
    closing: str = ""

    @property
    def html(self) -> str:
        """The piece as Telegram's HTML."""
        return f"{self.opening}{escape(self.text)}{self.closing}" if self.text else ""


def render_text(text: str) -> str:
    """Render one of the bot's own texts."""
    return "".join(_piece(span).html for span in parse_markup(text))


def render_answer(entry: Entry, texts: Texts) -> list[str]:
    """Render an entry: its answer, the article's passage, the editor's note."""
    return [_html(message) for message in _split(_answer_pieces(entry, texts))]


def render_answers(entries: Iterable[Entry], texts: Texts) -> list[str]:
    """Render the answers to a message that asked several things, each under its question."""
    pieces: list[Piece] = []
    for entry in entries:
        if pieces:
            pieces.append(Piece("\n\n"))
        pieces.append(Piece(f"{entry.question}\n", "<b>", "</b>"))
        pieces += _answer_pieces(entry, texts)
    return [_html(message) for message in _split(pieces)]


def _answer_pieces(entry: Entry, texts: Texts) -> list[Piece]:
    pieces = [_piece(span) for span in parse_markup(entry.answer)]
    if entry.source:
        pieces += [
            Piece("\n\n"),
            Piece(texts.passage, "<i>", "</i>"),
            Piece("\n"),
            Piece(entry.source, "<blockquote expandable>", "</blockquote>"),
        ]
    if entry.note:
        separator = "\n" if entry.source else "\n\n"  # a quotation ends its line by itself
        pieces += [Piece(separator), Piece(f"{texts.note} : {entry.note}", "<i>", "</i>")]
    return pieces


def _piece(span: Span) -> Piece:
    if span.url:
        return Piece(span.text, f'<a href="{escape(span.url)}">', "</a>")
    return Piece(span.text, "<b>", "</b>") if span.bold else Piece(span.text)


def _html(pieces: Iterable[Piece]) -> str:
    return "".join(piece.html for piece in pieces).strip()


def _split(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Spread pieces over as many messages as they need."""
    message: list[Piece] = []
    room = MAX_UNITS
    for piece in pieces:
        rest = piece
        while _units(rest.text) > room:
            cut = _cut(rest.text, room)
            message.append(replace(rest, text=rest.text[:cut]))
            yield message
            message, room = [], MAX_UNITS
            rest = replace(rest, text=rest.text[cut:].lstrip())
        message.append(rest)
        room -= _units(rest.text)
    yield message


def _cut(text: str, room: int) -> int:
    """Find where to cut a text of more than `room` units: after a line, else a word, else hard."""
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
