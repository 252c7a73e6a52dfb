"""Render replies as HTML messages of at most 4096 characters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.knowledge import Entry, Fault
from bot.markup import plain_text
from bot.reply import Details, opening
from bot.reply_texts import details_text
from bot.texts import Texts
from handlers.pieces import ELLIPSIS, MAX_UNITS, Piece, html_of, marked_up, pages_of, shorten, split

MAX_DESCRIPTION = 120  # characters; apps show about two lines
MAX_FAULTS, MAX_FAULT_LENGTH = 5, 300  # of a refusal sent to admins; the log has all in full


def render_text(text: str) -> str:
    """Render one of the bot's own texts."""
    return "".join(piece.html for piece in marked_up(text))


def render_pages(text: str) -> list[str]:
    """Render one of the bot's own texts that may be too long for one message."""
    return pages_of(marked_up(text))


def render_filled(text: str, values: Mapping[str, str]) -> list[str]:
    """Render one of the bot's own texts, with plain text in place of the words in braces.

    That text may be anybody's: nothing in it is read as markup.
    """
    pieces = marked_up(text)
    return pages_of(replace(piece, text=piece.text.format(**values)) for piece in pieces)


def render_refusal(faults: Sequence[Fault], texts: Texts) -> str:
    """Render why a knowledge base was refused: the first faults, each with its file and line."""
    shown = [replace(fault, file=Path(fault.file.name)) for fault in faults[:MAX_FAULTS]]
    pieces = [*marked_up(texts.refused)]
    pieces += [Piece(f"\n\n{shorten(str(fault), MAX_FAULT_LENGTH)}") for fault in shown]
    if len(faults) != len(shown) or not faults:
        pieces += [Piece("\n\n"), *marked_up(texts.more_faults)]
    return html_of(pieces)


def render_quoted(text: str, quoted: str) -> str:
    """Render one of the bot's own texts, with what a user wrote below it."""
    quotation = Piece(quoted, "<blockquote>", "</blockquote>")
    return html_of([*marked_up(text), Piece("\n"), quotation])


def render_answer(
    entry: Entry, texts: Texts, courtesy: Entry | None = None, closing: str = ""
) -> list[str]:
    """Render an entry: its answer, the article's passage, the editor's note.

    Args:
        entry: the answer.
        texts: the bot's own texts.
        courtesy: small talk to reply to before the answer.
        closing: one of the bot's own texts, to stand below it.
    """
    answer = _answer_pieces(entry, texts)
    return pages_of([*_courtesy_pieces(courtesy), *answer, *_closing_pieces(closing)])


def render_answers(
    entries: Sequence[Entry], texts: Texts, courtesy: Entry | None = None, closing: str = ""
) -> list[str]:
    """Render the answers to a message that asked several things, each under its question.

    Several are numbered, and without the passages and notes that a button each leads to: from the
    first key sentence to the first buttons, 42 of 45 such messages fit a phone's screen, else 2.

    Args:
        entries: the answers.
        texts: the bot's own texts.
        courtesy: small talk to reply to before the answers.
        closing: one of the bot's own texts, to stand below them.
    """
    if len(entries) == 1:
        blocks = [_titled_pieces(entries[0], texts)]
    else:
        blocks = [
            [Piece(f"{number}. {entry.question}\n\n", "<b>", "</b>"), *marked_up(entry.answer)]
            for number, entry in enumerate(entries, start=1)
        ]
    first, *others = blocks
    pieces = [*_courtesy_pieces(courtesy), *first]
    for block in others:
        pieces += [Piece("\n\n"), *block]
    return pages_of([*pieces, *_closing_pieces(closing)])


def render_presented(text: str, entry: Entry, texts: Texts) -> list[str]:
    """Render one of the bot's own texts above an entry under its question."""
    return pages_of([*marked_up(text), Piece("\n\n"), *_titled_pieces(entry, texts)])


def render_details(details: Details, texts: Texts) -> list[str]:
    """Render the passage of an entry in full, above the neighbouring questions if there are any."""
    passage, gap = marked_up(details_text(details, texts)), "\n\n"
    if details.passage:
        passage.append(Piece("\n"))
        passage.append(Piece(details.passage, "<blockquote>", "</blockquote>"))
        gap = "\n"
    beside = [Piece(gap), *marked_up(texts.neighbours)] if details.neighbours else []
    return pages_of([*passage, *beside])


def render_shared(entry: Entry, texts: Texts) -> str:
    """Render an entry under its question, as one message.

    What does not fit is left out: first the passage, then the note, then the end of the answer.
    """
    without_passage = entry.model_copy(update={"source": None})
    bare = without_passage.model_copy(update={"note": None})
    for version in (entry, without_passage, bare):
        pages = render_answers([version], texts)
        if len(pages) == 1:
            return pages[0]
    start = next(split(_titled_pieces(bare, texts), MAX_UNITS - len(ELLIPSIS)))
    return html_of(start) + ELLIPSIS


def render_links(text: str, entries: Iterable[Entry], username: str) -> str:
    """Render one of the bot's own texts above questions that lead to their answers in the bot."""
    pieces = [*marked_up(text)]
    for entry in entries:
        link = f'<a href="https://t.me/{username}?start={entry.id}">'
        pieces += [Piece("\n• "), Piece(entry.question, link, "</a>")]
    return html_of(pieces)


def render_description(entry: Entry) -> str:
    """Render the start of an answer as one line of plain text."""
    return shorten(re.sub(r"\s*\n\s*", " ", plain_text(entry.answer)), MAX_DESCRIPTION)


def _courtesy_pieces(courtesy: Entry | None) -> list[Piece]:
    return [*marked_up(opening(courtesy)), Piece("\n\n")] if courtesy else []


def _closing_pieces(text: str) -> list[Piece]:
    return [Piece("\n\n"), *marked_up(text)] if text else []


def _titled_pieces(entry: Entry, texts: Texts) -> list[Piece]:
    return [Piece(f"{entry.question}\n\n", "<b>", "</b>"), *_answer_pieces(entry, texts)]


def _answer_pieces(entry: Entry, texts: Texts) -> list[Piece]:
    pieces = marked_up(entry.answer)
    if entry.source:
        pieces += [Piece("\n\n"), Piece(texts.passage, "<i>", "</i>")]
    # One quotation for both: an app shows three lines of it until it is unfolded, so that the
    # answer and the first buttons are on a phone's screen together.
    note = f"{texts.note} : {entry.note}" if entry.note else None
    quoted = "\n\n".join(filter(None, (entry.source, note)))
    if quoted:
        separator = "\n" if entry.source else "\n\n"
        pieces += [Piece(separator), Piece(quoted, "<blockquote expandable>", "</blockquote>")]
    return pieces
