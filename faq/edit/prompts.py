"""What commands that change a knowledge base ask, in a terminal."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import click

from bot.editing.addition import Addition
from bot.knowledge import Entry, Knowledge
from bot.knowledge.fault import suggest_name
from bot.knowledge.format import is_id
from bot.knowledge.reading import UNUSUAL_BREAKS, with_usual_characters
from bot.normalise import fold

COLON = "\u00a0: "  # as French sets it, between a question and what is typed


def clean(text: str) -> str:
    """Make one line of usual characters of a text; no-break spaces are typography and stay."""
    return re.sub(r"[ \t\r\n]+", " ", with_usual_characters(text)).strip(" ")


def clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    """Make one line of each text, and leave the empty ones out."""
    return tuple(cleaned for text in texts if (cleaned := clean(text)))


def ask(label: str, proposal: str | None = None) -> str:
    """Ask for a text, until there is one; a proposal is shown and stands for nothing."""
    return str(click.prompt(label, default=proposal, prompt_suffix=COLON))


def ask_freely(label: str) -> str:
    """Ask for a text that may be empty."""
    return str(click.prompt(label, default="", show_default=False, prompt_suffix=COLON))


def ask_lines(label: str) -> Iterator[str]:
    """Ask for lines until an empty one."""
    while line := ask_freely(f"{label} (rien pour finir)"):
        yield line


def confirm(question: str) -> bool:
    """Ask a question to be answered in French; no is the default."""
    return ask_freely(f"{question} [o/N]").strip().casefold() in {"o", "oui", "y", "yes"}


def ask_section(knowledge: Knowledge) -> str:
    """Ask for one of the sections, by its id or its title; tell its id."""
    click.echo("Sections :")
    for section in knowledge.sections:
        click.echo(f"  {section.id:<24} {section.title}")
    ids = [section.id for section in knowledge.sections]
    named = {fold(section.title): section.id for section in knowledge.sections}
    while (typed := clean(ask("Section"))) not in ids and fold(typed) not in named:
        click.echo(f"  La section « {typed} » n'existe pas ; {suggest_name(typed, ids)}")
    return typed if typed in ids else named[fold(typed)]


def ask_id(addition: Addition, question: str) -> str:
    """Ask for an id that no entry has; one is proposed."""
    taken = addition.knowledge.entry_by_id
    proposal = addition.propose_id(question)
    while True:
        typed = clean(ask("Identifiant", proposal))
        if typed in taken:
            click.echo(
                f"  « {typed} » est déjà l'identifiant d'une entrée : {taken[typed].question}"
            )
        elif not is_id(typed):
            click.echo(
                "  Lettres minuscules sans accents, chiffres et tirets ; 40 caractères au plus."
            )
        else:
            return typed


def ask_entry(
    addition: Addition,
    *,
    question: str | None = None,
    entry_id: str | None = None,
    section: str | None = None,
    answer: str | None = None,
    variants: tuple[str, ...] = (),
    source: str | None = None,
    asks_id: bool = True,
    **optional: Any,
) -> Entry:
    """Make an entry of what was given, and ask for the rest.

    Args:
        addition: what the entry is to be added by.
        question: if it is given too, nothing is asked that an entry can do without.
        entry_id: the id.
        section: id of the section.
        answer: the answer.
        variants: other ways to ask.
        source: the passage of the article.
        asks_id: the id is asked for if it is not given; else the proposed one is taken.
        optional: fields that are never asked for.

    Returns:
        An entry that is not validated yet: loading the file with it names its faults in French.
    """
    asks_all = question is None
    question = clean(question or ask("Question"))
    show_existing(addition, [question])
    addition.refuse_known([question])
    if entry_id is None:
        entry_id = ask_id(addition, question) if asks_id else addition.propose_id(question)
    if asks_all:
        section = section or ask_section(addition.knowledge)
        variants = variants or tuple(ask_lines("Autre façon de demander"))
        answer = answer or "\n".join(ask_lines("Réponse, ligne par ligne"))
        if addition.knowledge.article and not source:
            source = ask_freely("Passage de l'article (facultatif)")
    return Entry.model_construct(
        id=entry_id,
        section=section or ask_section(addition.knowledge),
        question=question,
        variants=clean_all(variants),
        answer=_answer(answer or "\n".join(ask_lines("Réponse, ligne par ligne"))),
        source=source or None,
        **optional,
    )


def show_existing(addition: Addition, texts: Iterable[str]) -> None:
    """Show the entries that may answer already."""
    needed = addition.before.gates.suggestion
    for text in texts:
        click.echo(f"« {text} » existe déjà ?")
        found = [match for match in addition.existing(text) if match.confidence >= needed]
        for match in found:
            entry = match.entry
            click.echo(f"  confiance {match.confidence:.2f}  {entry.id} : {entry.question}")
        if not found:
            click.echo("  Rien qui y ressemble.")


def _answer(text: str) -> str:
    """Make lines of usual characters of an answer; an unusual line break begins a line too."""
    return with_usual_characters(re.sub(f"[{UNUSUAL_BREAKS}]", "\n", text)).strip()
