"""What `faq check --fix` puts right by itself: characters, typography, the order of the entries.

Only the lines concerned are written anew. Whatever is not certain to keep its meaning is left to
the writer, and `faq check` goes on naming it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path

from bot.editing.replacing import replace_all
from bot.editing.text_file import TextFile
from bot.errors import FaqError
from bot.knowledge import load_knowledge
from bot.knowledge.loading import read_knowledge
from bot.knowledge.reading import with_usual_characters
from bot.knowledge.strict_yaml import parse_yaml
from faq.check.section_order import order_entries
from faq.check.shown_texts import shown_texts
from faq.check.typography import mend

# How a text stands in a line of YAML: as it is, in single quotation marks, in double ones.
_FORMS: Sequence[Callable[[str], str]] = (
    str,
    lambda text: text.replace("'", "''"),
    lambda text: text.replace('"', '\\"'),
)


@dataclass(frozen=True)
class Mended:
    """What was put right in a file.

    Attributes:
        lines: how many have another text than before.
        is_reordered: entries have changed places.
    """

    lines: int
    is_reordered: bool = False

    def __str__(self) -> str:
        lines = f"lignes corrigées : {self.lines}" if self.lines else ""
        order = "entrées rangées par section" if self.is_reordered else ""
        return ", ".join(filter(None, (lines, order)))


def mend_characters(files: Iterable[Path]) -> Iterator[tuple[Path, Mended]]:
    """Put usual characters in the place of unusual line breaks and decomposed accents.

    Returns:
        The files that were written, and what was put right in them.

    Raises:
        FaqError: a file has changed meanwhile; it was not written.
    """
    for path in files:
        file = TextFile(path)
        mended = with_usual_characters(file.text)
        if mended != file.text:
            replace_all({file: mended})
            yield path, Mended(_count_changed(file.text, mended))


def mend_all(files: Sequence[Path]) -> Iterator[tuple[Path, Mended]]:
    """Mend a knowledge file, which comes first, and others that users read.

    Returns:
        The files that were written, and what was put right in them.

    Raises:
        FaqError: a file has changed meanwhile; it was not written.
        KnowledgeError: the knowledge file has faults; nothing was written.
    """
    for number, path in enumerate(files):
        mended = mend_file(path) if number else mend_knowledge(path)
        if mended != Mended(0):
            yield path, mended


def count_mendable(files: Iterable[Path]) -> int:
    """Count the lines of files of texts whose typography can be mended."""
    texts = (path.read_text(encoding="utf-8") for path in files)
    return sum(_count_changed(text, mend_texts(text)) for text in texts)


def mend_knowledge(path: Path) -> Mended:
    """Mend the typography of a knowledge file, and order its entries.

    Raises:
        FaqError: the file has changed meanwhile; nothing was written.
        KnowledgeError: the file has faults; nothing was written.
    """
    load_knowledge(path)  # tells of a bad file before it is read here
    file = TextFile(path)
    mended = mend_texts(file.text)
    ordered = order_entries(mended)
    read_knowledge(path, {path: ordered})
    _save(file, ordered)
    return Mended(_count_changed(file.text, mended), is_reordered=ordered != mended)


def mend_file(path: Path) -> Mended:
    """Mend the typography of any other file of texts.

    Raises:
        FaqError: the file has changed meanwhile; nothing was written.
    """
    file = TextFile(path)
    mended = mend_texts(file.text)
    _save(file, mended)
    return Mended(_count_changed(file.text, mended))


def mend_texts(content: str) -> str:
    """Mend the typography of the texts that users read in a YAML file.

    A text that goes on over several lines as one paragraph is left as it is, and so is a line that
    has the same text twice.

    Raises:
        FaqError: the file would say something else than it should; no case of it is known.
    """
    document = parse_yaml(content)
    lines = content.split("\n")
    expected = document.value
    for location, text in list(shown_texts(document.value)):
        rows = text.split("\n")
        for row, old in enumerate(rows):
            new = mend(old)
            if new == old:
                continue
            line = document.line_of_row(location, row) - 1
            changed = _replace_once(lines[line], old, new)
            if changed != lines[line]:
                lines[line], rows[row] = changed, new
        reduce(getitem, location[:-1], expected)[location[-1]] = "\n".join(rows)
    mended = "\n".join(lines)
    if parse_yaml(mended).value != expected:
        raise FaqError("la typographie ne peut pas être corrigée ici ; faites-le à la main")
    return mended


def _replace_once(line: str, old: str, new: str) -> str:
    """Replace a text in the line where it stands, if there is one place only that can be meant."""
    form = next((form for form in _FORMS if line.count(form(old)) == 1), None)
    return line.replace(form(old), form(new)) if form else line


def _save(file: TextFile, text: str) -> None:
    if text != file.text:
        replace_all({file: text})


def _count_changed(before: str, after: str) -> int:
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return sum(old != new for old, new in pairs)
