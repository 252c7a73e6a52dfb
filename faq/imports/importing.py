"""What `faq import` does, step by step."""

import re
from dataclasses import replace
from pathlib import Path

import click

from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_FILE
from faq.edit.prompts import confirm
from faq.imports.applying import apply_plan
from faq.imports.base import Base
from faq.imports.findings import Notes
from faq.imports.memory import Memory, read_memory, write_memory
from faq.imports.reading import describe_refusal, read_source
from faq.imports.source import open_source
from faq.imports.summary import describe_base, describe_notes, describe_plan
from faq.imports.tidying import tidy
from faq.imports.updating import plan_update
from faq.imports.writing import write_base
from faq.shell import shell_word
from faq.source import Source


def import_faq(source: Path, folder: Path, is_agreed: bool, overwrites: bool) -> None:
    """Import a FAQ into a new folder, or what has changed of it into a folder that has it.

    Args:
        source: a file, a folder or a zip.
        folder: where the knowledge base is, or is going to be.
        is_agreed: write changes without asking.
        overwrites: take over also what was changed in the folder since.

    Raises:
        FaqError: there is no FAQ in the source, or the folder cannot take it.
    """
    notes = Notes()
    readings = read_source(open_source(source), notes)
    base = tidy(readings, notes)
    if not base.entries:
        raise FaqError(describe_refusal(readings, notes))
    base = replace(base, title=base.title or _title_of(source))
    last = read_memory(folder)
    for line in describe_base(base):
        click.echo(line)
    if last is None:
        _write_new(base, folder)
    else:
        _update(base, last, folder, is_agreed, overwrites)
    for line in describe_notes(notes):
        click.echo(line)


def _title_of(source: Path) -> str:
    """Make a title of the name of a file or folder: « faq_piscine » is « Faq piscine »."""
    words = re.sub(r"[\W_]+", " ", source.resolve().stem).strip()
    return words[:1].upper() + words[1:]


def _write_new(base: Base, folder: Path) -> None:
    path = write_base(base, folder)
    click.echo(f"Titre : {base.title} (« title », à changer s'il ne convient pas).")
    word = shell_word(folder)
    click.echo(
        f"\n{path} est prêt :\n\n"
        f"  faq run --knowledge {word}\n"
        f"  faq chat --knowledge {word}\n"
        f"  faq check --knowledge {word}"
    )


def _update(base: Base, last: Memory, folder: Path, is_agreed: bool, overwrites: bool) -> None:
    source = Source.read(folder / KNOWLEDGE_FILE)
    plan = plan_update(base, last, source, overwrites)
    if plan.is_empty:
        click.echo(f"\nRien n'a changé à la source depuis le dernier import dans {folder}.")
    else:
        click.echo(f"\nCe qui a changé à la source, pour {folder} :")
    for line in describe_plan(plan):
        click.echo(line)
    if plan.conflicts and not overwrites:
        click.echo("Pour le reprendre quand même : faq import … --overwrite")
    if plan.is_empty:
        write_memory(plan.memory, folder)
    elif is_agreed or confirm("\nÉcrire ces changements ?"):
        apply_plan(plan, source)
        click.echo("C'est écrit.")
    else:
        raise FaqError("rien n'a été écrit")
