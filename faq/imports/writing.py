"""Writes a knowledge base that was imported: a folder with all that belongs to it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.editing.replacing import is_unfinished, replace_all
from bot.editing.text_file import TextFile
from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR, KNOWLEDGE_FILE, Entry, Section
from bot.knowledge.phrasing_files import COMMENT
from bot.knowledge.places import SUFFIX
from bot.system_faults import describe_system_fault
from faq.edit.yaml_lines import write_field, write_item
from faq.imports.base import Base
from faq.imports.memory import FILE, memory_text, remember
from faq.new import MODEL_DIR, SCHEMA

TEXTS = "textes.yaml"
PHRASINGS = "formulations_fr"
OUT_OF_SCOPE = "hors_sujet_fr"
NEAR, FAR = f"{OUT_OF_SCOPE}/near{SUFFIX}", f"{OUT_OF_SCOPE}/far{SUFFIX}"

_HEADER = """\
# yaml-language-server: $schema=faq.schema.json
# Importé par « faq import ». Vous pouvez tout changer ici : un nouvel import de la même source ne
# reprend que ce qui a changé là-bas, et ne touche pas sans le demander à ce que vous avez changé.
# Les autres façons de poser chaque question sont dans formulations_fr, un fichier par entrée ; les
# phrases du bot à votre sujet dans textes.yaml. « title » est le nom sous lequel il se présente.
version: 1
"""
_NEAR_HEADER = """\
# Ce que le bot doit refuser bien que cela ressemble à vos questions, une phrase par ligne.
# Quelques dizaines valent la peine : sans elles, le bot répond parfois à tort.
"""


def write_base(base: Base, folder: Path) -> Path:
    """Write a knowledge base into a new folder, or an empty one; tell the path of its file.

    Raises:
        FaqError: the folder has something in it, or cannot be written.
    """
    try:
        texts = {folder / name: text for name, text in files_of(base).items()}
        if _has_something_else(folder, texts):
            raise FaqError(f"{folder} contient déjà autre chose ; choisissez un autre dossier")
        for path in texts:
            path.parent.mkdir(parents=True, exist_ok=True)
        (folder / PHRASINGS).mkdir(exist_ok=True)  # else that of the bot would stand for it
        replace_all({TextFile(path): text for path, text in texts.items()})
    except OSError as error:
        raise FaqError(
            f"{folder} ne peut pas être écrit ({describe_system_fault(error)})"
        ) from None
    return folder / KNOWLEDGE_FILE


def _has_something_else(folder: Path, texts: Mapping[Path, str]) -> bool:
    """Check whether a folder has more in it than what a killed import has left."""
    there = (path for path in folder.rglob("*") if not (path.is_dir() or is_unfinished(path)))
    return any(path not in texts or path.read_bytes() != texts[path].encode() for path in there)


def files_of(base: Base) -> Mapping[str, str]:
    """Return the text of each file of a knowledge base, by its path in the folder.

    The others come before that of the knowledge base: without it, they are none.
    """
    far = (KNOWLEDGE_DIR / FAR).read_text(encoding="utf-8")
    entries = [imported.entry for imported in base.entries]
    return {
        TEXTS: (MODEL_DIR / TEXTS).read_text(encoding="utf-8"),
        NEAR: _NEAR_HEADER + lines_of(base.near),
        FAR: far,
        **{
            f"{PHRASINGS}/{entry.id}{SUFFIX}": lines_of(beside(entry.variants))
            for entry in entries
            if beside(entry.variants)
        },
        SCHEMA.name: SCHEMA.read_text(encoding="utf-8"),
        KNOWLEDGE_FILE: _knowledge_text(base, entries),
        FILE: memory_text(remember(base)),
    }


def fields_of(entry: Entry) -> dict[str, object]:
    """List the fields of an entry in the order in which they are written."""
    return {
        "id": entry.id,
        "section": entry.section,
        "question": entry.question,
        "variants": inline(entry.variants),
        "keywords": entry.keywords,
        "answer": entry.answer,
        "related": entry.related,
        "follow_ups": {meant: list(texts) for meant, texts in entry.follow_ups.items()},
    }


def inline(variants: Iterable[str]) -> tuple[str, ...]:
    """Choose the variants that stand with their entry; in a file, they would be comments."""
    return tuple(text for text in variants if text.startswith(COMMENT))


def beside(variants: Iterable[str]) -> tuple[str, ...]:
    """Choose the variants that can stand in a file of phrasings."""
    return tuple(text for text in variants if not text.startswith(COMMENT))


def lines_of(texts: Iterable[str]) -> str:
    """Write texts one a line."""
    return "".join(f"{text}\n" for text in texts)


def section_fields(section: Section) -> dict[str, object]:
    """List the fields of a section."""
    return {"id": section.id, "title": section.title, "small_talk": section.small_talk}


def _knowledge_text(base: Base, entries: Iterable[Entry]) -> str:
    lines = [
        *(write_field("title", base.title, 0) if base.title else []),
        *write_field("texts", TEXTS, 0),
        *write_field("phrasings", PHRASINGS, 0),
        *write_field("out_of_scope", OUT_OF_SCOPE, 0),
        "",
        "sections:",
    ]
    for section in base.sections:
        lines += write_item(section_fields(section), 2)
    lines += ["", "entries:"]
    for number, entry in enumerate(entries):
        lines += [""] if number else []
        lines += write_item(fields_of(entry), 2)
    return _HEADER + "".join(f"{line}\n" for line in lines)
