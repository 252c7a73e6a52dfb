"""`faq eval`: how well a knowledge base is understood."""

import json
from pathlib import Path
from typing import TextIO

import click

from bot.dialogue import Dialogue
from bot.kept.learned import learn_once
from bot.knowledge import load_knowledge
from faq.evaluation import (
    FOLDS,
    afterwards_figures,
    cross_validate,
    evaluate,
    headline_figures,
    put_afterwards,
    read_conversations,
    unknown_ids,
)
from faq.evaluation.description import describe_results
from faq.options import knowledge_option
from faq.progress import progress


@click.command(name="eval")
@knowledge_option
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
        for id_ in unknown_ids(conversations, base.entry_by_id):  # they count as not found
            click.echo(f"{questions.name} : il n'y a pas d'entrée « {id_} »", err=True)
        dialogue = Dialogue(base, learn_once(base))
        with progress(conversations, "Questions") as shown:
            results = evaluate(dialogue, shown)
        afterwards = afterwards_figures(put_afterwards(dialogue, results))
    else:
        with progress(range(FOLDS), "Validation croisée") as folds:
            results, afterwards = cross_validate(base, folds), {}
    if as_json:
        click.echo(json.dumps(headline_figures(results, base) | afterwards))
    else:
        click.echo(describe_results(results, base, afterwards))
