"""`faq ask`: one question, or many as JSON."""

import sys
from pathlib import Path

import click

from bot.dialogue import Dialogue
from bot.kept.learned import learn_once
from bot.knowledge import load_knowledge
from bot.texts import load_texts
from faq.ask_jsonl import answer_cases
from faq.chat import render
from faq.options import knowledge_option


@click.command()
@knowledge_option
@click.option("--jsonl", is_flag=True, help="Un cas JSON par ligne, une réponse par ligne.")
@click.argument("question", nargs=-1)
def ask(knowledge: Path, jsonl: bool, question: tuple[str, ...]) -> None:
    """Pose une QUESTION, ou toutes celles de l'entrée standard avec --jsonl."""
    if jsonl == bool(question):
        raise click.UsageError("donnez une question, ou --jsonl et des cas sur l'entrée standard")
    base = load_knowledge(knowledge)
    dialogue = Dialogue(base, learn_once(base))
    if jsonl:
        for answered in answer_cases(dialogue, sys.stdin.buffer):
            click.echo(answered)
    else:
        turn = dialogue.respond(" ".join(question))
        texts = load_texts(base).addressed(turn.memory.is_familiar)
        click.echo(render(turn.reply, texts))
