"""`faq explain`: why the bot replies what it replies."""

from pathlib import Path

import click

from bot.dialogue import Dialogue
from bot.dialogue.memory import NOTHING
from bot.kept.learned import learn_once
from bot.knowledge import load_knowledge
from faq.evaluation.explanation import describe_decision
from faq.options import knowledge_option
from faq.wrapping import wrap


@click.command()
@knowledge_option
@click.option("--after", multiple=True, help="Le message d'avant ; répétable, dans l'ordre.")
@click.argument("question", nargs=-1, required=True)
def explain(knowledge: Path, after: tuple[str, ...], question: tuple[str, ...]) -> None:
    """Montre pourquoi le bot répond ce qu'il répond à une QUESTION."""
    text = " ".join(question)
    base = load_knowledge(knowledge)
    dialogue = Dialogue(base, learn_once(base))
    memory = NOTHING
    for earlier in after:
        memory = dialogue.respond(earlier, memory).memory
    turn = dialogue.respond(text, memory)
    click.echo(wrap(describe_decision(turn, dialogue.explain(text), dialogue.gates)))
