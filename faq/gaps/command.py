"""`faq gaps`: where the bot fails, and what to do about it."""

import sys
from pathlib import Path

import click

from bot.settings import load_settings
from faq.options import knowledge_option


@click.command()
@knowledge_option
@click.option("--list", "only_lists", is_flag=True, help="Montre seulement, sans rien demander.")
def gaps(knowledge: Path, only_lists: bool) -> None:
    """Montre où le bot échoue, et que faire des questions transmises.

    Ce sont les questions que des utilisateurs ont transmises, groupées par sens, avec l'entrée la
    plus proche ; et les entrées restées sans réponse, refusées ou mal notées. Dans un terminal, la
    commande demande que faire de chaque groupe : l'ajouter comme variante, en faire une nouvelle
    entrée, le mettre hors sujet, le supprimer, ou voir plus tard. Ce qu'un administrateur a décidé
    sur Telegram, et que le bot n'a pas le droit d'écrire, vient d'abord ; ce qui ne peut plus être
    écrit ainsi se décide de nouveau. Ce qui est traité est effacé de la base de données du bot
    (FAQ_DATABASE_URL).
    """
    from faq.gaps.review import review_gaps  # only here: what reads databases loads slowly

    asks = not only_lists and sys.stdin.isatty() and sys.stdout.isatty()
    review_gaps(knowledge, load_settings().database_url, asks)
