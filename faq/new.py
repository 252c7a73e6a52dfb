"""`faq new`: a fresh knowledge base, copied from `knowledge/modele`, and the schema."""

import shutil
from pathlib import Path

import click

from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR, KNOWLEDGE_FILE
from bot.system_faults import describe_system_fault
from faq.shell import shell_word

MODEL_DIR = KNOWLEDGE_DIR / "modele"
SCHEMA = KNOWLEDGE_DIR / "faq.schema.json"  # editors look for it beside the knowledge base


def start_knowledge(folder: Path) -> Path:
    """Make a folder with a small knowledge base, and tell the path of that.

    Raises:
        FaqError: the folder exists, or cannot be made.
    """
    try:
        shutil.copytree(MODEL_DIR, folder, copy_function=shutil.copyfile)
        shutil.copyfile(SCHEMA, folder / SCHEMA.name)
    except FileExistsError:
        raise FaqError(f"{folder} existe déjà ; choisissez un autre nom") from None
    except OSError as error:
        raise FaqError(f"{folder} ne peut pas être créé ({describe_system_fault(error)})") from None
    return folder / KNOWLEDGE_FILE


@click.command()
@click.argument("folder", metavar="NOM", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Crée un dossier NOM avec une petite base de connaissances, à compléter."""
    path = start_knowledge(folder)
    word = shell_word(folder)
    click.echo(
        f"{path} est prêt ; il dit lui-même comment le compléter.\n\n"
        f"  faq check --knowledge {word}\n"
        f"  faq chat --knowledge {word}\n"
        f"  faq run --knowledge {word}\n\n"
        f"Pour ne pas le répéter : FAQ_KNOWLEDGE={word}"
    )
