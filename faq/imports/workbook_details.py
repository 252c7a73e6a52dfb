"""What python-calamine leaves out of an .xlsx: links, bold and struck words, units, comments."""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from faq.imports.findings import Notes, Place
from faq.imports.runs import LINE_END, Run, write_link, write_runs
from faq.imports.source import UNREADABLE_ZIP, SourceFile
from faq.imports.workbook_styles import MAIN, Style, is_struck, read_styles

MAX_LABEL = 80  # characters; a longer cell with a link is a text, not the name of a link
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_LINK_FORMULA = re.compile(r"\s*HYPERLINK\(\s*\"([^\"]+)\"", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")
_PLAIN = Style()

Cell: TypeAlias = tuple[str, int, int]  # sheet, row and column, from 0


@dataclass(frozen=True)
class Marked:
    """A text whose letters are not all of one kind.

    Attributes:
        light: it in the light markup, without what is struck through.
        struck: what is struck through.
    """

    light: str
    struck: str


@dataclass(frozen=True)
class Details:
    """What is known of the cells beside their plain text.

    Attributes:
        file: name of the workbook.
        links: addresses.
        styles: how cells are shown.
        marked: texts of several kinds of letters, by their plain text.
    """

    file: str
    links: dict[Cell, str] = field(default_factory=dict)
    styles: dict[Cell, Style] = field(default_factory=dict)
    marked: dict[str, Marked] = field(default_factory=dict)

    def apply(self, sheet: str, cells: Sequence[Sequence[str]], notes: Notes) -> list[list[str]]:
        """Return the cells of a sheet with what is known of them, in the light markup."""
        return [
            [self._apply((sheet, row, column), text, notes) for column, text in enumerate(texts)]
            for row, texts in enumerate(cells)
        ]

    def _apply(self, cell: Cell, text: str, notes: Notes) -> str:
        style = self.styles.get(cell, _PLAIN)
        marked = Marked("", text) if style.is_struck else self.marked.get(text, Marked(text, ""))
        if marked.struck:
            notes.leave_out(_place(self.file, cell[0], cell[1] + 1), "texte barré", marked.struck)
        text = style.show(marked.light) if _NUMBER.fullmatch(marked.light) else marked.light
        url = self.links.get(cell)
        if not url or not text:
            return text
        if len(text) <= MAX_LABEL and "\n" not in text:
            return write_link(text, url)
        return text if url in text else f"{text}\n{write_link('', url)}"


def read_details(file: SourceFile, sheets: Collection[str], notes: Notes) -> Details:
    """Read what is known of the cells of some sheets; nothing of workbooks of other formats."""
    if "xl/workbook.xml" not in file.members:
        return Details(file.name)
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        try:
            return _Archive(archive, file.name, notes).details(sheets)
        except (*UNREADABLE_ZIP, KeyError, ParseError, DefusedXmlException, ValueError):
            return Details(file.name)  # the texts came over all the same


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, name: str, notes: Notes) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._name = name
        self._notes = notes

    def details(self, sheets: Collection[str]) -> Details:
        details = Details(self._name)
        known = read_styles(self._parse("xl/styles.xml")) if "xl/styles.xml" in self._names else []
        texts = ["xl/sharedStrings.xml"] if "xl/sharedStrings.xml" in self._names else []
        for part in texts:
            details.marked.update(_marked(self._parse(part), f"{MAIN}si"))
        for sheet, part in self._sheets().items():
            if sheet in sheets:
                root = self._parse(part)
                details.links.update(self._links(sheet, part, root))
                details.styles.update(_styles(sheet, root, known))
                details.marked.update(_marked(root, f"{MAIN}is"))
                self._note_formulas(sheet, root)
                self._note_hidden_rows(sheet, root)
                self._note_comments(sheet, part)
        return details

    def _parse(self, part: str) -> Element:
        return fromstring(self._archive.read(part))

    def _targets(self, part: str) -> dict[str, str]:
        """Return what a part refers to, by id."""
        return {one.get("Id", ""): one.get("Target", "") for one in self._relations(part)}

    def _relations(self, part: str) -> Sequence[Element]:
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        return list(self._parse(path)) if path in self._names else ()

    def _sheets(self) -> dict[str, str]:
        targets = self._targets("xl/workbook.xml")
        return {
            sheet.get("name", ""): _path("xl", targets[sheet.get(_RELATION, "")])
            for sheet in self._parse("xl/workbook.xml").iter(f"{MAIN}sheet")
        }

    def _links(self, sheet: str, part: str, root: Element) -> Iterator[tuple[Cell, str]]:
        targets = self._targets(part)
        named = [
            (link.get("ref", ""), targets.get(link.get(_RELATION, ""), ""))
            for link in root.iter(f"{MAIN}hyperlink")
        ]
        named += [
            (cell.get("r", ""), found[1])
            for cell in root.iter(f"{MAIN}c")
            if (found := _LINK_FORMULA.match(cell.findtext(f"{MAIN}f", "")))
        ]
        for name, url in named:
            if url.startswith(("http://", "https://", "mailto:", "tel:")):
                yield _cell(sheet, name), url
            elif url:
                place = _place(self._name, sheet, _cell(sheet, name)[1] + 1)
                self._notes.leave_out(place, "lien relatif (le texte est gardé)", url)

    def _note_formulas(self, sheet: str, root: Element) -> None:
        for cell in root.iter(f"{MAIN}c"):
            result = cell.find(f"{MAIN}v")
            if cell.find(f"{MAIN}f") is not None and (result is None or not result.text):
                name = cell.get("r", "")
                place = _place(self._name, sheet, _cell(sheet, name)[1] + 1)
                self._notes.leave_out(place, "formule sans résultat enregistré", name)

    def _note_hidden_rows(self, sheet: str, root: Element) -> None:
        hidden = [row.get("r", "") for row in root.iter(f"{MAIN}row") if _is_on(row.get("hidden"))]
        if hidden:
            why = "des lignes masquées, reprises comme les autres"
            self._notes.reread(_place(self._name, sheet), why, ", ".join(hidden))

    def _note_comments(self, sheet: str, part: str) -> None:
        for relation in self._relations(part):
            if relation.get("Type", "").endswith("/comments"):
                path = _path(posixpath.dirname(part), relation.get("Target", ""))
                for comment in self._parse(path).iter(f"{MAIN}comment"):
                    row = _cell(sheet, comment.get("ref", ""))[1] + 1
                    text = "".join(one.text or "" for one in comment.iter(f"{MAIN}t"))
                    self._notes.leave_out(_place(self._name, sheet, row), "commentaire", text)


def _styles(sheet: str, root: Element, known: Sequence[Style]) -> Iterator[tuple[Cell, Style]]:
    for cell in root.iter(f"{MAIN}c"):
        style = known[int(cell.get("s", "0"))] if known else _PLAIN
        if style != _PLAIN:
            yield _cell(sheet, cell.get("r", "")), style


def _marked(root: Element, tag: str) -> Iterator[tuple[str, Marked]]:
    for item in root.iter(tag):
        runs = [(_run(run), is_struck(run.find(f"{MAIN}rPr"))) for run in item.iter(f"{MAIN}r")]
        kept = [run for run, struck in runs if not struck]
        is_mixed = any(run.bold for run in kept) and not all(run.bold for run in kept)
        struck = "".join(run.text for run, struck in runs if struck)
        if is_mixed or struck:
            plain = "".join(run.text for run, _ in runs)
            shown = kept if is_mixed else [Run(run.text) for run in kept]
            yield plain.strip(), Marked(write_runs(_split_lines(shown)), struck.strip())


def _run(run: Element) -> Run:
    properties = run.find(f"{MAIN}rPr")
    bold = properties.find(f"{MAIN}b") if properties is not None else None
    text = "".join(part.text or "" for part in run.iter(f"{MAIN}t"))
    return Run(text, bold is not None and bold.get("val") not in ("0", "false"))


def _split_lines(runs: Sequence[Run]) -> list[Run]:
    lines = []
    for run in runs:
        for number, text in enumerate(run.text.replace("\r\n", "\n").split("\n")):
            lines += [LINE_END] if number else []
            lines.append(Run(text, run.bold))
    return lines


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _path(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")


def _place(file: str, sheet: str, row: int | None = None) -> Place:
    return Place(f"{file} [{sheet}]", row)


def _cell(sheet: str, name: str) -> Cell:
    """Return where the cell of a name like « B12 » stands; ranges, where their first one does."""
    found = _CELL.match(name)
    if found is None:
        return sheet, -1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return sheet, int(found[2]) - 1, column - 1
