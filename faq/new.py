"""A fresh knowledge base to start from: copies of what is in `knowledge/modele`, and the schema."""

import shutil
from pathlib import Path

from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR

MODEL_DIR = KNOWLEDGE_DIR / "modele"
SCHEMA = KNOWLEDGE_DIR / "faq.schema.json"  # editors look for it beside the knowledge base
BASE = "faq_fr.yaml"


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
        raise FaqError(f"{folder} ne peut pas être créé ({error.strerror})") from None
    return folder / BASE
