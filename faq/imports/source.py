"""What is to be imported, as files in memory: one file, a folder, or a zip that is not unpacked."""

import io
import json
import os
import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.errors import FaqError
from bot.system_faults import describe_system_fault
from faq.imports.decoding import decode
from faq.imports.saved_page import without_parts
from faq.imports.structured import parse_json, parse_yaml_texts

MIB = 1024 * 1024
MAX_FILES = 5_000
MAX_FILE = 32 * MIB  # the largest of 576 public FAQ files has 4 MiB
MAX_TOTAL = 256 * MIB
SKIPPED_FOLDERS = {"node_modules", "__MACOSX", "__pycache__", "venv"}
# What Python raises over a zip that is damaged, encrypted, or packed in an unusual way.
UNREADABLE_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
OFFICE_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"  # at a fixed place near the start


@dataclass(frozen=True)
class SourceFile:
    """One file of a source.

    Attributes:
        name: its path within the source, with slashes.
    """

    name: str
    content: bytes

    @cached_property
    def text(self) -> str:
        """What it says, its lines ended by a line feed."""
        return decode(self.content)

    @cached_property
    def json(self) -> Any:
        """What it holds if it is JSON, else None.

        Raises:
            UnreadableError: it begins like JSON, and is none.
        """
        return parse_json(self.text) if self.is_text else None

    @cached_property
    def yaml(self) -> Any:
        """What it holds if it looks like YAML, as texts, lists and mappings; else None.

        Raises:
            UnreadableError: it looks like YAML, and is none.
        """
        return parse_yaml_texts(self.text) if self.is_text else None

    @cached_property
    def members(self) -> frozenset[str]:
        """The files in it, if it is a zip, as documents of Word and Excel are."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                return frozenset(archive.namelist())
        except UNREADABLE_ZIP:  # most files are no zip; a damaged one is none either
            return frozenset()

    @property
    def is_text(self) -> bool:
        """Check whether it is text rather than an image or the like."""
        is_wide = self.content[:2] in (b"\xff\xfe", b"\xfe\xff")  # UTF-16 is full of zeros
        return is_wide or b"\0" not in self.content[:4096]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _found_at(self) -> list[int]:
        """Where the last text was found: the next one most likely stands below it."""
        return [0]

    def line_of(self, *texts: str) -> int | None:
        """Return the line, from 1, of the first of some texts that stands in it."""
        for text in filter(None, texts):
            # Escaped, if it stands in JSON; as it is anywhere else.
            for form in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]):
                offset = self.text.find(form, self._found_at[0])
                offset = self.text.find(form) if offset < 0 else offset
                if offset >= 0:
                    self._found_at[0] = offset
                    return bisect_right(self._line_starts, offset)
        return None


def open_source(path: Path) -> tuple[SourceFile, ...]:
    """Read a file, the files of a folder, or those of a zip.

    Raises:
        FaqError: there is nothing to read, or more than can be.
    """
    try:
        files = tuple(_bounded(_read_folder(path) if path.is_dir() else _read_file(path)))
    except FileNotFoundError:
        raise FaqError(f"{path} n'existe pas ; vérifiez le chemin") from None
    except OSError as error:
        raise FaqError(f"{path} est illisible ({describe_system_fault(error)})") from None
    except UNREADABLE_ZIP:
        raise FaqError(f"{path} est une archive abîmée ou chiffrée ; refaites-la") from None
    if not any(file.content.strip() for file in files):
        raise FaqError(f"{path} est vide : il n'y a rien à importer")
    return files


def _bounded(files: Iterator[SourceFile]) -> Iterator[SourceFile]:
    total = 0
    for number, file in enumerate(files, start=1):
        total += len(file.content)
        if number > MAX_FILES or total > MAX_TOTAL:
            raise FaqError(
                f"il y a plus de {MAX_FILES} fichiers ou de {MAX_TOTAL // MIB} Mio ; "
                "ne donnez que ceux de la FAQ"
            )
        yield file


def _read_folder(folder: Path) -> Iterator[SourceFile]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f[0] != "." and f not in SKIPPED_FOLDERS)
        for name in sorted(names, key=in_natural_order):
            path = Path(root, name)
            if name[0] != "." and path.is_file() and not path.is_symlink():
                yield SourceFile(path.relative_to(folder).as_posix(), _read_bytes(path))


def _read_file(path: Path) -> Iterator[SourceFile]:
    file = SourceFile(path.name, _read_bytes(path))
    if file.members and not is_document(file):
        yield from _read_zip(file.content)
    else:
        yield file


def _read_bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE:
        raise FaqError(f"{path} dépasse {MAX_FILE // MIB} Mio ; partagez-le en plusieurs fichiers")
    return without_parts(path.read_bytes())


def _read_zip(content: bytes) -> Iterator[SourceFile]:
    """Read what is in a zip; nothing is written, so that its names can lead nowhere."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in sorted(archive.infolist(), key=lambda info: in_natural_order(info.filename)):
            parts = info.filename.split("/")
            if info.is_dir() or any(part[:1] == "." or part in SKIPPED_FOLDERS for part in parts):
                continue
            if info.file_size > MAX_FILE:
                raise FaqError(f"{info.filename} dépasse {MAX_FILE // MIB} Mio dans l'archive")
            yield SourceFile(info.filename, without_parts(archive.read(info)))


def is_document(file: SourceFile) -> bool:
    """Check whether a zip is a document of an office program."""
    return OPEN_DOCUMENT in file.content[:120] or not file.members.isdisjoint(OFFICE_PARTS)


def check_unpacked_size(file: SourceFile) -> None:
    """Refuse a document that would fill the memory.

    Raises:
        FaqError: it has too many parts, or they are too large.
    """
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        parts = archive.infolist()
    if len(parts) > MAX_FILES or sum(part.file_size for part in parts) > MAX_TOTAL:
        raise FaqError(f"{file.name} dépasse {MAX_TOTAL // MIB} Mio une fois décompressé")


def in_natural_order(name: str) -> list[tuple[str, int]]:
    """Return what to sort a name by, so that « 10 » comes after « 9 »."""
    parts = re.findall(r"(\D*)(\d{0,9})", name.casefold())
    return [(text, int(number or 0)) for text, number in parts]
