"""The command line, `faq`: for those who look after the knowledge base. It speaks French."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from bot import terminal
from bot.checking import find_doubts
from bot.dialogue import Dialogue, Turn
from bot.errors import FaqError
from bot.evaluation import cross_validate, evaluate, figures, read_conversations
from bot.knowledge import KNOWLEDGE_DIR, knowledge_schema, load_knowledge
from bot.memory import Memory
from bot.reply import Answer, Details, Suggestions, Unknown
from bot.report import describe_decision, describe_results
from bot.texts import load_texts
from bot.tour import load_guide

_knowledge = click.option(
    "--knowledge",
    type=click.Path(path_type=Path),
    default=KNOWLEDGE_DIR / "faq_fr.yaml",
    envvar="FAQ_KNOWLEDGE",
    help="La base de connaissances, un fichier YAML. Par défaut : celle du bot.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="faq-back-office", message="%(package)s %(version)s")
def cli() -> None:
    """Vérifie, interroge et essaie la base de connaissances du bot."""


@cli.command()
@_knowledge
@click.option("--schema", is_flag=True, help="Affiche le JSON Schema du format, pour les éditeurs.")
def check(knowledge: Path, schema: bool) -> None:
    """Vérifie la base de connaissances ; montre toutes ses fautes.

    Une faute arrête la vérification avec le statut 1. Sans faute, elle signale aussi ce qui est à
    relire : les variantes que le bot, sans les avoir apprises, prendrait avec assurance pour une
    autre entrée, et la typographie des textes que les gens lisent.
    """
    if schema:
        click.echo(json.dumps(knowledge_schema(), ensure_ascii=False, indent=2))
        return
    found = load_knowledge(knowledge)
    load_guide(found)  # for its faults
    phrasings = sum(len(entry.phrasings) for entry in found.entries)
    outside = len(found.out_of_scope.near) + len(found.out_of_scope.far)
    click.echo(
        f"{knowledge} : aucune faute ({len(found.entries)} entrées, {phrasings} formulations, "
        f"{outside} exemples hors sujet)"
    )
    doubts = find_doubts(knowledge, found)
    if doubts:
        click.echo(f"\nÀ relire ({len(doubts)}) :")
    for doubt in doubts:
        click.echo(doubt)


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
        # As bytes, for JSON is UTF-8 whatever the terminal's encoding is.
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if line.strip():
                answered = json.dumps(_answer_case(dialogue, line, number), ensure_ascii=False)
                # Half a surrogate pair is no UTF-8; its escape, `\ud800`, is JSON.
                click.echo(answered.encode("utf-8", "backslashreplace"))
    else:
        turn = dialogue.respond(" ".join(question))
        texts = load_texts().addressed(turn.memory.is_familiar)
        click.echo(terminal.render(turn.reply, texts))


@cli.command()
@_knowledge
@click.argument("question", nargs=-1, required=True)
def explain(knowledge: Path, question: tuple[str, ...]) -> None:
    """Montre pourquoi le bot répond ce qu'il répond à une QUESTION."""
    text = " ".join(question)
    dialogue = Dialogue(load_knowledge(knowledge))
    click.echo(describe_decision(dialogue.respond(text), dialogue.explain(text)))


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
    """Mesure ce que le bot comprend."""
    base = load_knowledge(knowledge)
    if questions:
        conversations = list(read_conversations(questions, questions.name))
        results = evaluate(Dialogue(base), conversations)
    else:
        results = cross_validate(base)
    if as_json:
        click.echo(json.dumps(figures(results)))
    else:
        click.echo(describe_results(results, base))


@cli.command()
@_knowledge
def chat(knowledge: Path) -> None:
    """Converse dans le terminal, comme sur Telegram."""
    terminal.converse(Dialogue(load_knowledge(knowledge)), load_texts(), sys.stdin, click.echo)


def _answer_case(dialogue: Dialogue, line: bytes, number: int) -> dict[str, Any]:
    """Answer one case of `faq ask --jsonl`: one question, or the turns of one conversation."""
    try:
        case = json.loads(line)
        questions = [str(turn["q"]) for turn in case.get("turns", [case])]
    except (ValueError, KeyError, TypeError, AttributeError):
        form = '{"q": "…"} ou {"turns": [{"q": "…"}, …]}'
        raise FaqError(f"entrée standard, ligne {number} : il faut {form}") from None
    return {"turns": list(_converse(dialogue, questions))}


def _converse(dialogue: Dialogue, questions: Iterable[str]) -> Iterable[dict[str, Any]]:
    memory = Memory()
    for question in questions:
        turn = dialogue.respond(question, memory)
        memory = turn.memory
        yield {"q": question, **_figures(turn)}


def _figures(turn: Turn) -> dict[str, Any]:
    """Say what became of a message, as evaluation wants it."""
    match turn.reply:
        case Answer(entries):
            outcome, ids = "answer", [entry.id for entry in entries]
        case Details(entry):
            outcome, ids = "answer", [entry.id]
        case Suggestions(entries):
            outcome, ids = "suggest", [entry.id for entry in entries]
        case Unknown():
            outcome, ids = "unknown", []
    return {
        "outcome": outcome,
        "answers": ids if outcome == "answer" else [],
        "suggestions": ids if outcome == "suggest" else [],
        "confidence": round(turn.ranking[0].confidence, 4) if turn.ranking else 0.0,
        "ranking": [[match.entry.id, round(match.score, 4)] for match in turn.ranking],
    }


def main() -> NoReturn:
    """Run the command line; an expected error is a message, not a traceback."""
    try:
        sys.exit(cli(standalone_mode=True))
    except FaqError as error:
        click.echo(error, err=True)
        sys.exit(1)
