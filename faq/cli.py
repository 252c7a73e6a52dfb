"""The command line, `faq`: for those who look after the knowledge base. It speaks French."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from bot.conversation import NOTHING
from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.knowledge import KnowledgeError, knowledge_schema, load_knowledge
from bot.settings import load_settings
from bot.texts import load_texts
from bot.tour import load_guide
from faq import chat as terminal
from faq.ask_jsonl import answer_cases
from faq.check.annotations import annotate
from faq.check.checking import inspect, shown_files
from faq.check.fix import mend_all
from faq.diff.change_report import describe_difference
from faq.diff.comparison import find_difference
from faq.diff.revisions import load_revision, top_folder
from faq.edit import prompts
from faq.edit.addition import Addition
from faq.evaluation import (
    afterwards_figures,
    cross_validate,
    evaluate,
    headline_figures,
    put_afterwards,
    read_conversations,
)
from faq.evaluation.description import describe_decision, describe_results
from faq.new import start_knowledge

_knowledge = click.option(
    "--knowledge",
    type=click.Path(path_type=Path),
    default=lambda: load_settings().faq_knowledge,
    help="La base de connaissances, un fichier YAML. Par défaut : celle du bot (FAQ_KNOWLEDGE).",
)

_yes = click.option("--yes", "-y", is_flag=True, help="Écrit sans demander confirmation.")

QUESTIONS = Path("benchmarks", "questions_fr.jsonl")  # labelled, from the top of a repository


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="faq-back-office", message="%(package)s %(version)s")
def cli() -> None:
    """Vérifie, interroge et essaie la base de connaissances du bot."""


@cli.command()
@_knowledge
@click.option("--schema", is_flag=True, help="Affiche le JSON Schema du format, pour les éditeurs.")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "github"]),
    default="text",
    help="github : des annotations, que GitHub Actions montre à côté des lignes.",
)
@click.option(
    "--fix", is_flag=True, help="Corrige la typographie, et range les entrées par section."
)
@click.option("--strict", is_flag=True, help="Statut 1 s'il y a quelque chose à relire.")
def check(knowledge: Path, schema: bool, layout: str, fix: bool, strict: bool) -> None:
    """Vérifie la base de connaissances ; montre toutes ses fautes.

    Une faute arrête la vérification avec le statut 1. Sans faute, elle signale ce qui est à
    relire : les textes sans aucun mot que le bot puisse lire, les variantes qui se confondent avec
    une autre entrée, les entrées qui ont peu de variantes ou des variantes trop semblables, les
    réponses trop longues pour un téléphone, les entrées hors de leur section, les phrases de
    l'article qu'aucune entrée ne couvre, la typographie, et l'orthographe si hunspell est installé.
    """
    if schema:
        click.echo(json.dumps(knowledge_schema(), ensure_ascii=False, indent=2))
        return
    try:
        found = load_knowledge(knowledge)
        load_guide(found)  # for its faults
    except KnowledgeError as error:
        if layout != "github":
            raise
        for fault in error.faults:
            click.echo(annotate(fault, "error"))
        raise click.exceptions.Exit(1) from None
    if fix:
        for file, mended in mend_all(shown_files(knowledge)):
            click.echo(f"{file} : {mended}")
        found = load_knowledge(knowledge)
    outside = len(found.out_of_scope.near) + len(found.out_of_scope.far)
    click.echo(
        f"{knowledge} : aucune faute ({len(found.entries)} entrées, {found.size} formulations, "
        f"{outside} exemples hors sujet)"
    )
    inspection = inspect(knowledge, found)
    for note in inspection.notes:
        click.echo(note)
    if layout == "github":
        for doubt in inspection.doubts:
            click.echo(annotate(doubt, "warning"))
    elif inspection.doubts:
        click.echo(
            "\n".join([f"\nÀ relire ({len(inspection.doubts)}) :", *map(str, inspection.doubts)])
        )
    if strict and inspection.doubts:
        raise click.exceptions.Exit(1)


@cli.command()
@_knowledge
@click.option("--jsonl", is_flag=True, help="Un cas JSON par ligne, une réponse par ligne.")
@click.argument("question", nargs=-1)
def ask(knowledge: Path, jsonl: bool, question: tuple[str, ...]) -> None:
    """Pose une QUESTION, ou toutes celles de l'entrée standard avec --jsonl."""
    if jsonl == bool(question):
        raise click.UsageError("donnez une question, ou --jsonl et des cas sur l'entrée standard")
    dialogue = Dialogue(load_knowledge(knowledge))
    if jsonl:
        for answered in answer_cases(dialogue, sys.stdin.buffer):
            click.echo(answered)
    else:
        turn = dialogue.respond(" ".join(question))
        texts = load_texts().addressed(turn.memory.is_familiar)
        click.echo(terminal.render(turn.reply, texts))


@cli.command()
@_knowledge
@click.option("--after", multiple=True, help="Le message d'avant ; répétable, dans l'ordre.")
@click.argument("question", nargs=-1, required=True)
def explain(knowledge: Path, after: tuple[str, ...], question: tuple[str, ...]) -> None:
    """Montre pourquoi le bot répond ce qu'il répond à une QUESTION."""
    text = " ".join(question)
    dialogue = Dialogue(load_knowledge(knowledge))
    memory = NOTHING
    for earlier in after:
        memory = dialogue.respond(earlier, memory).memory
    click.echo(describe_decision(dialogue.respond(text, memory), dialogue.explain(text)))


@cli.command(name="eval")
@_knowledge
@click.option(
    "--questions",
    type=click.File(encoding="utf-8", errors="surrogateescape"),  # what is no text is no JSON
    help="Des questions étiquetées, un cas JSON par ligne. Par défaut : les formulations de la "
    "base elles-mêmes, chacune posée à un bot qui ne l'a pas apprise.",
)
@click.option("--json", "as_json", is_flag=True, help="Les chiffres seuls, en JSON.")
def evaluate_knowledge(knowledge: Path, questions: TextIO | None, as_json: bool) -> None:
    """Mesure ce que le bot comprend.

    Des questions étiquetées sont posées seules, puis chacune après une autre.
    """
    base = load_knowledge(knowledge)
    if questions:
        conversations = list(read_conversations(questions, questions.name))
        dialogue = Dialogue(base)
        results = evaluate(dialogue, conversations)
        afterwards = afterwards_figures(put_afterwards(dialogue, results))
    else:
        results, afterwards = cross_validate(base), {}
    if as_json:
        click.echo(json.dumps(headline_figures(results, base) | afterwards))
    else:
        click.echo(describe_results(results, base, afterwards))


@cli.command()
@_knowledge
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("rapport.html"),
    help="La page à écrire. Par défaut : rapport.html.",
)
@click.option(
    "--traffic",
    is_flag=True,
    help="Ce que le bot a répondu et les votes, aussi, de sa base de données (FAQ_DATABASE_URL).",
)
def report(knowledge: Path, output: Path, traffic: bool) -> None:
    """Écrit une page HTML sur ce que le bot comprend, et sur l'article.

    Elle montre les chiffres, les confiances, les entrées les plus faibles, les confusions et les
    phrases de l'article avec les entrées qui y répondent. Elle se lit sans réseau.
    """
    try:
        from faq.report.page import make_page
        from faq.report.traffic import read_traffic
    except ModuleNotFoundError as error:
        if error.name != "jinja2":
            raise
        raise FaqError("Le rapport a besoin de Jinja2\u00a0: pip install jinja2") from None
    base = load_knowledge(knowledge)
    name = f"{knowledge.resolve().parent.name}/{knowledge.name}"
    found = read_traffic(load_settings().database_url, base) if traffic else None
    page = make_page(base, cross_validate(base), name, date.today(), found)
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise FaqError(f"{output} ne peut pas être écrit ({error.strerror})") from None
    click.echo(f"{output} est écrit.")


@cli.command()
@_knowledge
def chat(knowledge: Path) -> None:
    """Converse dans le terminal, comme sur Telegram."""
    lines = terminal.read_lines(sys.stdin)
    terminal.converse(Dialogue(load_knowledge(knowledge)), load_texts(), lines, click.echo)


@cli.command()
@_knowledge
@_yes
@click.argument("entry_id", metavar="ID")
@click.argument("texts", metavar='["…"]...', nargs=-1)
def variant(knowledge: Path, yes: bool, entry_id: str, texts: tuple[str, ...]) -> None:
    """Ajoute des variantes à l'entrée ID ; sans texte, elle les demande.

    Avant d'écrire, elle montre les entrées les plus proches et ce que l'ajout change : si les
    variantes sont comprises, et quelles formulations voisines ont une autre réponse qu'avant.
    """
    addition = Addition(knowledge)
    entry = addition.entry(entry_id)
    variants = prompts.clean_all(texts or prompts.ask_lines("Variante"))
    if not variants:
        raise click.UsageError("donnez au moins une variante")
    addition.add_variants(entry, variants)
    prompts.show_existing(addition, variants)
    prompts.conclude(addition, yes)


@cli.command()
@_knowledge
@_yes
@click.option("--question", help="La question, telle qu'un bouton la montre.")
@click.option("--id", "entry_id", help="L'identifiant ; par défaut, tiré de la question.")
@click.option("--section", help="L'identifiant de la section.")
@click.option("--answer", help="La réponse.")
@click.option(
    "--variant", "variants", multiple=True, help="Une autre façon de demander ; répétable."
)
@click.option(
    "--keyword", "keywords", multiple=True, help="Un mot de cette seule entrée ; répétable."
)
@click.option("--source", help="Le passage de l'article, mot pour mot.")
@click.option("--note", help="Votre remarque sur l'article.")
@click.option("--related", multiple=True, help="L'identifiant d'une entrée liée ; répétable.")
def add(knowledge: Path, yes: bool, **given: Any) -> None:
    """Ajoute une entrée ; demande tout ce qu'il faut, ou seulement ce que les options taisent.

    Avant d'écrire, elle montre les entrées les plus proches et ce que l'ajout change.
    """
    addition = Addition(knowledge)
    addition.add_entry(prompts.ask_entry(addition, **given))
    prompts.conclude(addition, yes)


@cli.command()
@_knowledge
@click.option("--list", "only_lists", is_flag=True, help="Montre seulement, sans rien demander.")
def gaps(knowledge: Path, only_lists: bool) -> None:
    """Montre où le bot échoue, et que faire des questions transmises.

    Ce sont les questions que des utilisateurs ont transmises, groupées par sens, avec l'entrée la
    plus proche ; et les entrées restées sans réponse, refusées ou mal notées. Dans un terminal, la
    commande demande que faire de chaque groupe : l'ajouter comme variante, en faire une nouvelle
    entrée, le mettre hors sujet, le supprimer, ou voir plus tard. Ce qui est traité est effacé de
    la base de données du bot (FAQ_DATABASE_URL).
    """
    from faq.gaps.prompts import review_gaps  # only here: what reads databases loads slowly

    asks = not only_lists and sys.stdin.isatty() and sys.stdout.isatty()
    review_gaps(knowledge, load_settings().database_url, asks)


@cli.command()
@_knowledge
@click.option(
    "--questions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Des questions étiquetées, un cas JSON par ligne. Par défaut : "
    f"{QUESTIONS.as_posix()} du même dépôt, s'il existe.",
)
@click.option("--strict", is_flag=True, help="Statut 1 si quelque chose a empiré.")
@click.argument("revision", metavar="[REV]", default="HEAD")
def diff(knowledge: Path, questions: Path | None, strict: bool, revision: str) -> None:
    """Compare les réponses du bot avec celles de la révision git REV (par défaut HEAD).

    Affiche du Markdown, fait pour un commentaire de pull request.
    """
    before = load_revision(knowledge, revision)
    questions = questions or _default_questions(knowledge)
    lines = questions.read_text(encoding="utf-8").splitlines() if questions else []
    conversations = list(read_conversations(lines, str(questions)))
    difference = find_difference(before, load_knowledge(knowledge), conversations)
    click.echo(describe_difference(difference))
    if strict and any(change.is_worse for change in difference.changes):
        raise click.exceptions.Exit(1)


@cli.command()
@click.argument("folder", metavar="NOM", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Crée un dossier NOM avec une petite base de connaissances, à compléter."""
    path = start_knowledge(folder)
    click.echo(
        f"{path} est prêt ; il dit lui-même comment le compléter.\n\n"
        f"  faq check --knowledge {path}\n"
        f"  faq chat --knowledge {path}\n\n"
        f"Pour que le bot et les commandes s'en servent : FAQ_KNOWLEDGE={path}"
    )


def _default_questions(knowledge: Path) -> Path | None:
    top = top_folder(knowledge)
    found = top / QUESTIONS if top else None
    return found if found and found.is_file() else None


def main() -> NoReturn:
    """Run the command line; an expected error is a message, not a traceback."""
    try:
        sys.exit(cli(standalone_mode=True))
    except FaqError as error:
        click.echo(error, err=True)
        sys.exit(1)
