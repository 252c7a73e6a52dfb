"""What python-calamine leaves out of an .xlsx: links, bold words, formulas without a result."""

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from faq.imports.findings import Notes, Place
from faq.imports.runs import LINE_END, Run, write_link, write_runs
from faq.imports.source import UNREADABLE_ZIP, SourceFile

MAX_LABEL = 80  # characters; a longer cell with a link is a text, not the name of a link
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True)
class Details:
    """What is known of the cells beside their plain text.

    Attributes:
        links: address by sheet and cell; rows and columns from 0.
        marked: texts with bold words in them, by their plain text.
    """

    links: dict[tuple[str, int, int], str] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)

    def apply(self, sheet: str, cells: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the cells of a sheet with their links and bold words in the light markup."""
        return [
            [self._apply(sheet, row, column, text) for column, text in enumerate(texts)]
            for row, texts in enumerate(cells)
        ]

    def _apply(self, sheet: str, row: int, column: int, text: str) -> str:
        url = self.links.get((sheet, row, column))
        if url and text and len(text) <= MAX_LABEL and "\n" not in text:
            return write_link(text, url)
        return self.marked.get(text, text)


def read_details(file: SourceFile, notes: Notes) -> Details:
    """Read them; nothing of workbooks of other formats."""
    if "xl/workbook.xml" not in file.members:
        return Details()
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        try:
            return _Archive(archive, file.name, notes).details()
        except (*UNREADABLE_ZIP, KeyError, ParseError, DefusedXmlException):
            return Details()  # the texts came over all the same


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, name: str, notes: Notes) -> None:
        self._archive = archive
        self._name = name
        self._notes = notes

    def details(self) -> Details:
        links: dict[tuple[str, int, int], str] = {}
        for sheet, part in self._sheets().items():
            root = self._parse(part)
            links |= self._links(sheet, part, root)
            self._note_formulas(sheet, root)
        return Details(links, self._marked())

    def _parse(self, part: str) -> Element:
        return fromstring(self._archive.read(part))

    def _targets(self, part: str) -> dict[str, str]:
        """Return what a part refers to, by id."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self._archive.namelist():
            return {}
        return {one.get("Id", ""): one.get("Target", "") for one in self._parse(path)}

    def _sheets(self) -> dict[str, str]:
        targets = self._targets("xl/workbook.xml")
        return {
            sheet.get("name", ""): posixpath.normpath(
                posixpath.join("xl", targets[sheet.get(_RELATION, "")])
            ).removeprefix("/")
            for sheet in self._parse("xl/workbook.xml").iter(f"{_MAIN}sheet")
        }

    def _links(self, sheet: str, part: str, root: Element) -> dict[tuple[str, int, int], str]:
        targets = self._targets(part)
        found = {}
        for link in root.iter(f"{_MAIN}hyperlink"):
            url = targets.get(link.get(_RELATION, ""), "")
            cell = _CELL.match(link.get("ref", ""))
            if cell and url.startswith(("http://", "https://")):
                found[sheet, int(cell[2]) - 1, _column(cell[1])] = url
        return found

    def _note_formulas(self, sheet: str, root: Element) -> None:
        for cell in root.iter(f"{_MAIN}c"):
            result = cell.find(f"{_MAIN}v")
            if cell.find(f"{_MAIN}f") is not None and (result is None or not result.text):
                row = _CELL.match(cell.get("r", ""))
                place = Place(f"{self._name} [{sheet}]", int(row[2]) if row else None)
                self._notes.leave_out(place, "formule sans résultat enregistré", cell.get("r", ""))

    def _marked(self) -> dict[str, str]:
        part = "xl/sharedStrings.xml"
        if part not in self._archive.namelist():
            return {}
        marked = {}
        for item in self._parse(part).iter(f"{_MAIN}si"):
            runs = [_run(run) for run in item.iter(f"{_MAIN}r")]
            if any(run.bold for run in runs) and not all(run.bold for run in runs):
                text = "".join(run.text for run in runs)
                marked[text.strip()] = write_runs(_split_lines(runs))
        return marked


def _run(run: Element) -> Run:
    properties = run.find(f"{_MAIN}rPr")
    bold = properties.find(f"{_MAIN}b") if properties is not None else None
    text = "".join(part.text or "" for part in run.iter(f"{_MAIN}t"))
    return Run(text, bold is not None and bold.get("val") not in ("0", "false"))


def _split_lines(runs: Sequence[Run]) -> list[Run]:
    lines = []
    for run in runs:
        for number, text in enumerate(run.text.replace("\r\n", "\n").split("\n")):
            lines += [LINE_END] if number else []
            lines.append(Run(text, run.bold))
    return lines


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
