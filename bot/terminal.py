"""The same conversation in a terminal: replies as plain text, choices by number."""

import textwrap
from collections.abc import Callable, Iterable

from bot.dialogue import Dialogue
from bot.knowledge import Entry
from bot.markup import Span, parse_markup
from bot.reply import Answer, Reply, Suggestions, Unknown
from bot.texts import Texts

WIDTH = 80  # columns


def converse(
    dialogue: Dialogue, texts: Texts, lines: Iterable[str], show: Callable[[str], object]
) -> None:
    """Answer line by line, until an empty line or the end of input."""
    show(texts.chat_welcome)
    choices: dict[str, Entry] = {}
    for line in lines:
        text = line.strip()
        if not text:
            break
        chosen = choices.get(text)
        reply: Reply = Answer((chosen,)) if chosen else dialogue.respond(text).reply
        show("\n" + render(reply, texts) + "\n")
        offered = reply.entries if isinstance(reply, Suggestions) else ()
        choices = {str(number): entry for number, entry in enumerate(offered, start=1)}
    show(texts.chat_goodbye)


def render(reply: Reply, texts: Texts) -> str:
    """Write a reply as plain text."""
    match reply:
        case Answer(entries):
            return "\n\n".join(_answer(entry, texts) for entry in entries)
        case Suggestions(entries):
            choices = [f"  {number}. {entry.question}" for number, entry in enumerate(entries, 1)]
            title = texts.suggestions.splitlines()[0]
            return "\n".join([_plain(title), *choices, _plain(texts.chat_choice)])
        case Unknown():
            return _plain(texts.unknown)


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
