"""`faq add`: a new entry."""

from pathlib import Path
from typing import Any

import click

from bot.editing.addition import Addition
from faq.edit import prompts
from faq.edit.conclusion import conclude
from faq.options import knowledge_option, yes_option


@click.command()
@knowledge_option
@yes_option
@click.option("--question", help="La question, telle qu'un bouton la montre.")
@click.option(
    "--id", "entry_id", help="L'identifiant ; sans lui, un est proposé, tiré de la question."
)
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
    addition.add_entry(prompts.ask_entry(addition, asks_id=not yes, **given))
    conclude(addition, yes)
