"""`faq variant`: further ways to ask for an entry."""

from pathlib import Path

import click

from bot.editing.addition import Addition
from faq.edit import prompts
from faq.edit.conclusion import conclude
from faq.options import knowledge_option, yes_option


@click.command()
@knowledge_option
@yes_option
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
    conclude(addition, yes)
