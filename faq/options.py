"""Options that several commands have."""

from pathlib import Path

import click

from bot.settings import load_settings

knowledge_option = click.option(
    "--knowledge",
    type=click.Path(path_type=Path),
    default=lambda: load_settings().faq_knowledge,
    help="La base de connaissances, un fichier YAML. Par défaut : celle du bot (FAQ_KNOWLEDGE).",
)
yes_option = click.option("--yes", "-y", is_flag=True, help="Écrit sans demander confirmation.")
