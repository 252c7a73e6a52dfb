"""Phrasings in files of their own, one a line: the long tail of what people type.

    # a comment
    faut le bac ou + pr etre responsable
    diplôme : lequel ?

    # après sans-diplome
    et avec ?

Nothing needs quoting. A line `# après <id>` opens what means the same entry just after the answer
of that other one: the entry `sans-diplome` gets a follow-up that leads here.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.knowledge.equality import comparable
from bot.knowledge.fault import Fault
from bot.knowledge.format import MAX_TEXT, Entry
from bot.knowledge.strict_yaml import FORBIDDEN

COMMENT = "#"
_HEADING = re.compile(r"#\s*apr[eè]s\s+(\S+)", re.IGNORECASE)
_END_OF_LINE = re.compile(r"\r\n|\r|\n")


class Phrasing(NamedTuple):
    """One line of a file.

    Attributes:
        line: its number, from 1.
        after: id of the entry that it follows up; None if it can be asked at any time.
    """

    text: str
    line: int
    after: str | None = None


@dataclass(frozen=True)
class PhrasingFile:
    """What stands in one file.

    Attributes:
        headings: the lines, ascending, at which follow-ups to each entry begin, by its id.
    """

    path: Path
    phrasings: tuple[Phrasing, ...]
    headings: Mapping[str, tuple[int, ...]]
    faults: tuple[Fault, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them, as they are."""
        return tuple(phrasing.text for phrasing in self.phrasings)

    @property
    def variants(self) -> tuple[Phrasing, ...]:
        """The phrasings that can be asked at any time."""
        return tuple(phrasing for phrasing in self.phrasings if phrasing.after is None)


def parse_phrasings(path: Path, content: str, entry: str | None = None) -> PhrasingFile:
    """Read the lines of a file; blank ones and blanks around a text are left out.

    Args:
        path: the file.
        content: what stands in it.
        entry: id of the entry that it is about, to name it in faults.
    """
    phrasings: list[Phrasing] = []
    headings: dict[str, tuple[int, ...]] = {}
    after = None
    for number, line in enumerate(_END_OF_LINE.split(content), start=1):
        text = sys.intern(line.strip())
        if text.startswith(COMMENT):
            heading = _HEADING.fullmatch(unicodedata.normalize("NFC", text))
            if heading:
                after = heading[1]
                headings[after] = (*headings.get(after, ()), number)
        elif text:
            phrasings.append(Phrasing(text, number, after))
    faults = [Fault(path, line, entry, *fault) for line, fault in _faults(phrasings)]
    return PhrasingFile(path, tuple(phrasings), headings, tuple(faults))


def add_phrasings(
    entries: Mapping[int, Entry], files: Mapping[str, PhrasingFile]
) -> dict[int, Entry]:
    """Add to entries what stands in their files, after what they have themselves.

    Args:
        entries: by their place in the knowledge base.
        files: by the id of the entry that each is about.
    """
    follow_ups: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for entry in entries.values():
        for phrasing in files[entry.id].phrasings if entry.id in files else ():
            if phrasing.after is not None:
                meant = follow_ups[phrasing.after]
                meant[entry.id] = (*meant.get(entry.id, ()), phrasing.text)
    return {
        index: _enriched(entry, files.get(entry.id), follow_ups[entry.id])
        for index, entry in entries.items()
    }


def _enriched(
    entry: Entry, file: PhrasingFile | None, follow_ups: Mapping[str, tuple[str, ...]]
) -> Entry:
    own = entry.follow_ups
    more = {meant: own.get(meant, ()) + texts for meant, texts in follow_ups.items()}
    variants = tuple(phrasing.text for phrasing in file.variants) if file else ()
    if not more and not variants:
        return entry
    return entry.model_copy(
        update={"variants": entry.variants + variants, "follow_ups": {**own, **more}}
    )


def _faults(phrasings: Sequence[Phrasing]) -> Iterator[tuple[int, tuple[str, str]]]:
    """List what is wrong with lines, and what to do about it, each with its number."""
    first: dict[tuple[str | None, str], int] = {}
    for text, line, after in phrasings:
        same = first.setdefault((after, comparable(text)), line)
        if same != line:
            yield line, (f"« {text} » est déjà à la ligne {same}", "supprimez cette ligne")
        if len(text) > MAX_TEXT:
            problem = f"la ligne est trop longue ({len(text)} caractères)"
            yield line, (problem, f"raccourcissez-la à {MAX_TEXT} caractères")
        if not text.isprintable() and FORBIDDEN.search(text):  # the first is quicker
            yield line, ("un caractère de contrôle est caché ici", "supprimez-le")
