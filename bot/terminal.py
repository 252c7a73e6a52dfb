"""The same conversation in a terminal: replies as plain text, choices by number."""

import textwrap
import time
from collections.abc import Callable, Iterable

from bot.dialogue import Dialogue
from bot.knowledge import Entry
from bot.markup import Span, parse_markup
from bot.memory import NOTHING
from bot.reply import Answer, Details, Reply, Suggestions, Unknown, opening
from bot.texts import Texts, suggestions_text, unknown_text

WIDTH = 80  # columns


def converse(
    dialogue: Dialogue, texts: Texts, lines: Iterable[str], show: Callable[[str], object]
) -> None:
    """Answer line by line, until an empty line or the end of input."""
    show(texts.chat_welcome)
    memory = NOTHING
    for line in lines:
        text = line.strip()
        if not text:
            break
        turn = dialogue.respond(text, memory, time.time())
        memory = turn.memory
        show("\n" + render(turn.reply, texts.addressed(memory.is_familiar)) + "\n")
    show(texts.chat_goodbye)


def render(reply: Reply, texts: Texts) -> str:
    """Write a reply as plain text."""
    match reply:
        case Answer(entries, courtesy, offers):
            parts = [_plain(opening(courtesy))] if courtesy else []
            parts += [_answer(entry, texts) for entry in entries]
            return "\n\n".join(parts + ([_choices(offers)] if offers else []))
        case Details(entry, neighbours):
            passage = _quoted(entry.source) if entry.source else _plain(texts.no_details)
            beside = [_plain(texts.neighbours), _choices(neighbours)] if neighbours else []
            return "\n\n".join([passage, *beside])
        case Suggestions(entries):
            title = suggestions_text(reply, texts).splitlines()[0]
            return "\n".join([_plain(title), _choices(entries), _plain(texts.chat_choice)])
        case Unknown(reason):
            return _plain(unknown_text(reason, texts))


def _choices(entries: Iterable[Entry]) -> str:
    return "\n".join(f"  {number}. {entry.question}" for number, entry in enumerate(entries, 1))


def _answer(entry: Entry, texts: Texts) -> str:
    parts = [entry.question, _plain(entry.answer)]
    if entry.source:
        parts.append(_quoted(f"{texts.passage} : {entry.source}"))
    if entry.note:
        parts.append(_quoted(f"{texts.note} : {entry.note}"))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Write marked-up text without its markup, wrapped to the width of the terminal."""
    plain = "".join(map(_shown, parse_markup(text)))
    return "\n".join(textwrap.fill(line, WIDTH) for line in plain.splitlines())


def _shown(span: Span) -> str:
    return f"{span.text} ({span.url})" if span.url else span.text


def _quoted(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  | ", subsequent_indent="  | ")
