"""What the source said at the last import, kept beside the knowledge base.

From it, what is there now and what the source says today, the next import tells who has changed
what.
"""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.editing.replacing import replace_all
from bot.editing.text_file import TextFile
from bot.errors import FaqError
from faq.imports.base import Base

FILE = ".import.json"


class Remembered(BaseModel):
    """What the source said of one entry.

    Attributes:
        key: what the source calls it.
        section: the title of its section.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = ""
    question: str
    answer: str
    section: str
    keywords: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


class Memory(BaseModel):
    """What the source said, by the ids that its entries have here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Annotated[int, Field(ge=1, le=1)] = 1
    entries: dict[str, Remembered]
    near: tuple[str, ...] = ()


def remember(base: Base) -> Memory:
    """Take down what a source says."""
    titles = {section.id: section.title for section in base.sections}
    return Memory(
        entries={
            one.entry.id: Remembered(
                key=one.key,
                question=one.entry.question,
                answer=one.entry.answer,
                section=titles[one.entry.section],
                keywords=one.entry.keywords,
                variants=one.entry.variants,
            )
            for one in base.entries
        },
        near=base.near,
    )


def memory_text(memory: Memory) -> str:
    """Return what is kept in the folder of the knowledge base."""
    return f"{memory.model_dump_json(indent=1)}\n"


def write_memory(memory: Memory, folder: Path) -> None:
    """Keep it in the folder of the knowledge base."""
    replace_all({TextFile(folder / FILE): memory_text(memory)})


def read_memory(folder: Path) -> Memory | None:
    """Read what was kept; None if nothing was imported into this folder.

    Raises:
        FaqError: it is not what was written.
    """
    path = folder / FILE
    try:
        return Memory.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise FaqError(
            f"{path} est illisible ; importez dans un nouveau dossier et comparez"
        ) from None
