"""Options that several commands have."""

from pathlib import Path

import click

from bot.knowledge import knowledge_file
from bot.settings import load_settings

knowledge_option = click.option(
    "--knowledge",
    type=click.Path(path_type=Path),
    default=lambda: load_settings().faq_knowledge,
    callback=lambda _context, _parameter, path: knowledge_file(path),
    help="La base de connaissances, un dossier ou son fichier. Par défaut : FAQ_KNOWLEDGE.",
)
yes_option = click.option("--yes", "-y", is_flag=True, help="Écrit sans demander confirmation.")
