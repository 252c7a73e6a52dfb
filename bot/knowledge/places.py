"""Where the files of a knowledge base are, and what they are called."""

from collections.abc import Callable, Mapping
from pathlib import Path

KNOWLEDGE_DIR = Path(__file__).resolve().parents[2] / "knowledge"
KNOWLEDGE_FILE = "faq_fr.yaml"
LEXICON_FILE = "lexique_fr.yaml"
SUFFIX = ".txt"  # of files of phrasings
# What a knowledge base may name: how to call it, and what there must be of that name.
COMPANIONS: Mapping[str, tuple[str, Callable[[Path], bool]]] = {
    "texts": ("le fichier", Path.is_file),
    "tour": ("le fichier", Path.is_file),
    "article": ("le fichier", Path.is_file),
    "phrasings": ("le dossier", Path.is_dir),
    "out_of_scope": ("le fichier", Path.exists),
}


def knowledge_file(path: Path) -> Path:
    """Return the file of a knowledge base, which may be given as the folder that it is in."""
    return path / KNOWLEDGE_FILE if path.is_dir() else path


def is_phrasing_file(path: Path) -> bool:
    """Check whether a file has phrasings by its name; hidden ones are editors' and systems'."""
    return path.suffix.lower() == SUFFIX and not path.name.startswith(".")
