"""`faq chat`: the same conversation in a terminal, replies as plain text, choices by number."""

import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from bot.dialogue import Dialogue
from bot.dialogue.memory import NOTHING
from bot.kept.learned import learn_once
from bot.knowledge import Entry, Knowledge, load_knowledge
from bot.markup import Span, parse_markup
from bot.reply import Answer, Details, Reply, SmallTalk, Suggestions, Unknown, opened, opening
from bot.reply_texts import closing_text, details_text, suggestions_text, unknown_text
from bot.texts import Texts, load_texts
from faq.options import knowledge_option
from faq.wrapping import WIDTH

PROMPT = "> "


def read_lines(source: TextIO) -> Iterator[str]:
    """Read line by line from standard input, with a prompt where somebody types."""
    if not source.isatty():
        yield from source
        return
    with suppress(EOFError):
        while True:
            yield input(PROMPT)


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
        if text.startswith("/"):
            said = _obey(text, dialogue.knowledge, texts.addressed(memory.is_familiar))
        else:
            turn = dialogue.respond(text, memory, time.time())
            memory = turn.memory
            said = render(turn.reply, texts.addressed(memory.is_familiar))
        show(f"\n{said}\n")
    show(texts.chat_goodbye)


def render(reply: Reply, texts: Texts) -> str:
    """Write a reply as plain text."""
    match reply:
        case Answer(entries, courtesy, offers, beyond):
            parts = [_plain(opening(courtesy))] if courtesy else []
            are_several = len(entries) > 1
            for number, entry in enumerate(entries, start=1):
                parts.append((f"{number}. " if are_several else "") + _answer(entry, texts))
            if closing := closing_text(reply, texts):
                parts.append(_plain(closing))
            offered = offers or beyond
            first = len(entries) + 1 if are_several else 1
            return "\n\n".join(parts + ([_choices(offered, first)] if offered else []))
        case Details(neighbours=neighbours):
            passage = _plain(details_text(reply, texts))
            if reply.passage:
                passage += "\n" + _quoted(reply.passage)
            beside = [_plain(texts.neighbours), _choices(neighbours)] if neighbours else []
            return "\n\n".join([passage, *beside])
        case SmallTalk(entry):
            return _plain(entry.answer)
        case Suggestions(entries, courtesy=courtesy):
            title = opened(suggestions_text(reply, texts).splitlines()[0], courtesy)
            return "\n".join([_plain(title), _choices(entries), _plain(texts.chat_choice)])
        case Unknown(reason, courtesy):
            return _plain(opened(unknown_text(reason, texts), courtesy))


def _obey(command: str, knowledge: Knowledge, texts: Texts) -> str:
    """Return what a command is answered; here there are only those that the texts point to most."""
    match command.split():
        case ["/sujets", *_]:
            return "\n\n".join(_topics(knowledge))
        case ["/aide", *_]:
            return _plain(texts.chat_help)
        case [name, *_] if name.removeprefix("/") in texts.commands:
            return _plain(texts.chat_elsewhere)
        case _:
            return _plain(texts.unknown_command)


def _topics(knowledge: Knowledge) -> Iterator[str]:
    for section in knowledge.topics:
        questions = [f"  • {entry.question}" for entry in knowledge.entries_of(section)]
        yield "\n".join([section.title, *questions])


def _choices(entries: Iterable[Entry], first: int = 1) -> str:
    """Number entries to choose from."""
    return "\n".join(f"  {number}. {entry.question}" for number, entry in enumerate(entries, first))


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


@click.command()
@knowledge_option
def chat(knowledge: Path) -> None:
    """Converse dans le terminal, comme sur Telegram."""
    base = load_knowledge(knowledge)
    dialogue = Dialogue(base, learn_once(base))
    converse(dialogue, load_texts(base), read_lines(sys.stdin), click.echo)
