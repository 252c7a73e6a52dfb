"""`faq diff`: what a change does to the bot's replies."""

from pathlib import Path

import click

from bot.knowledge import load_knowledge
from faq.diff.change_report import describe_difference
from faq.diff.comparison import find_difference
from faq.diff.revisions import load_revision, top_folder
from faq.evaluation import read_conversations
from faq.options import knowledge_option

QUESTIONS = Path("benchmarks", "questions_fr.jsonl")  # labelled, from the top of a repository


@click.command()
@knowledge_option
@click.option(
    "--questions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Des questions étiquetées, un cas JSON par ligne. Par défaut : "
    f"{QUESTIONS.as_posix()} du même dépôt, s'il existe. Celles dont la réponse change sont "
    "affichées telles quelles : n'en publiez pas de personnelles.",
)
@click.option("--strict", is_flag=True, help="Statut 1 si quelque chose a empiré.")
@click.argument("revision", metavar="[REV]", default="HEAD")
def diff(knowledge: Path, questions: Path | None, strict: bool, revision: str) -> None:
    """Compare les réponses du bot avec celles de la révision git REV (par défaut HEAD).

    Affiche du Markdown, fait pour un commentaire de pull request.
    """
    before = load_revision(knowledge, revision)
    questions = questions or _default_questions(knowledge)
    lines = questions.read_bytes().split(b"\n") if questions else []
    conversations = list(read_conversations(lines, str(questions)))
    difference = find_difference(before, load_knowledge(knowledge), conversations)
    click.echo(describe_difference(difference))
    if strict and any(change.is_worse for change in difference.changes):
        raise click.exceptions.Exit(1)


def _default_questions(knowledge: Path) -> Path | None:
    top = top_folder(knowledge)
    found = top / QUESTIONS if top else None
    return found if found and found.is_file() else None
