"""`faq check`: every fault of a knowledge base, and what is to be read again."""

import gc
import json
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal

import click

from bot.knowledge import Fault, KnowledgeError, knowledge_schema
from bot.texts import load_texts
from bot.tour import load_guide
from faq.check.annotations import annotate
from faq.check.article_coverage import describe_coverage
from faq.check.fix import count_mendable, mend_all, mend_characters
from faq.check.inspection import CHECKS, inspect
from faq.check.shown_texts import shown_files
from faq.check.stale_entries import find_stale
from faq.check.unusual_characters import own_files
from faq.options import knowledge_option
from faq.progress import progress
from faq.shell import shell_word
from faq.source import Source


@click.command()
@knowledge_option
@click.option("--schema", is_flag=True, help="Affiche le JSON Schema du format, pour les éditeurs.")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "github"]),
    default="text",
    help="github : des annotations, que GitHub Actions montre à côté des lignes.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Corrige les caractères et la typographie, et range les entrées par section.",
)
@click.option("--strict", is_flag=True, help="Statut 1 s'il y a quelque chose à relire.")
@click.option(
    "--older-than",
    type=click.IntRange(min=0),
    metavar="JOURS",
    help="Signale aussi les entrées que personne n'a vérifiées depuis (« verifie_le »).",
)
def check(
    knowledge: Path, schema: bool, layout: str, fix: bool, strict: bool, older_than: int | None
) -> None:
    """Vérifie la base de connaissances ; montre toutes ses fautes.

    Une faute arrête la vérification avec le statut 1. Sans faute, elle signale ce qui est à
    relire : les textes sans aucun mot que le bot puisse lire, ou coupés par « # », les variantes
    que deux entrées partagent ou qui se confondent avec une autre entrée, les suites qui en visent
    deux après la même réponse, les entrées qui ont peu de variantes ou des variantes trop
    semblables, les réponses trop longues pour un téléphone, les entrées hors de leur section, les
    titres « # après » en double, les phrases de l'article qu'aucune entrée ne couvre, les
    caractères qui ressemblent à d'autres, la mise en forme, la typographie, et l'orthographe si
    hunspell est installé.
    """
    if schema:
        click.echo(json.dumps(knowledge_schema(), ensure_ascii=False, indent=2))
        return
    gc.disable()  # there is next to no garbage, and to look for it takes a tenth of the time
    source = _read(knowledge, layout)
    if fix:
        for file, mended in chain(
            mend_characters(own_files(source)), mend_all(shown_files(source))
        ):
            click.echo(f"{file} : {mended}")
        source = Source.read(knowledge)
    click.echo(_describe(source))
    with progress(CHECKS, "Vérification") as checks:
        inspection = inspect(source, checks)
    for note in inspection.notes:
        click.echo(note)
    doubts = list(inspection.doubts)
    if older_than is not None:
        doubts += find_stale(source, older_than, date.today())
    _show(doubts, layout)
    if doubts and layout == "text":
        _tell_of_fix(source)
    if strict and doubts:
        raise click.exceptions.Exit(1)


def _read(knowledge: Path, layout: str) -> Source:
    """Read a knowledge base, its guide and texts; faults end the command, shown as is wanted."""
    try:
        source = Source.read(knowledge)
        load_guide(source.knowledge)
        load_texts(source.knowledge)
    except KnowledgeError as error:
        if layout != "github":
            raise
        _annotate(error.faults, "error")
        raise click.exceptions.Exit(1) from None
    return source


def _describe(source: Source) -> str:
    """Describe what there is, and how much of the article is covered."""
    found = source.knowledge
    outside = len(found.out_of_scope.near) + len(found.out_of_scope.far)
    size = (
        f"{source.path} : aucune faute ({len(found.entries)} entrées, {found.size} formulations, "
        f"{outside} exemples hors sujet)"
    )
    off = len(source.document(source.path).value["entries"]) - len(found.entries)
    switched_off = [f"Entrées éteintes (« actif: false ») : {off}."] if off else []
    return "\n".join([size, *switched_off, *describe_coverage(found)])


def _show(doubts: Iterable[Fault], layout: str) -> None:
    lines = list(map(str, doubts))
    if layout == "github":
        _annotate(doubts, "warning")
    elif lines:
        click.echo("\n".join([f"\nÀ relire ({len(lines)}) :", *lines]))


def _tell_of_fix(source: Source) -> None:
    if count := count_mendable(shown_files(source)):
        lines = "d’une ligne" if count == 1 else f"de {count} lignes"
        word = shell_word(source.path)
        click.echo(f"\nfaq check --fix --knowledge {word} met la typographie {lines} en ordre.")


def _annotate(faults: Iterable[Fault], level: Literal["error", "warning"]) -> None:
    for fault in faults:
        click.echo(annotate(fault, level))
