"""From the rows of a table to questions: what a spreadsheet or a CSV file has of a FAQ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.knowledge.equality import comparable
from bot.normalise import fold
from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.columns import Columns, Role, Row, find_columns
from faq.imports.findings import Item, Notes, Place
from faq.imports.qna_cells import read_metadata, read_prompts, read_suggestions
from faq.imports.runs import write_link
from faq.imports.wording import drop_number, is_question

MIN_REPEATED = 5  # words of an answer that make one question of two rows; « Oui. » does not
_OFF = {"false", "faux", "non", "no", "0", "inactif", "inactive", "brouillon", "draft", "archive"}
_ON = {"true", "vrai", "oui", "yes", "1", "x"}
# Kinds of answers, folded, that are no text.
_OTHER_KINDS = {"image", "images", "bouton", "boutons", "video", "reponse a choix"}
_LINK = re.compile(r"([^<>\n]*)<(https?://[^<>\s]+)>\s*;?")  # « Le formulaire <https://…> »
_TARGET = re.compile(r"<([^<>\s]+)>")  # the id that a button leads to
_DRAWN = re.compile(r"[\s:|-]*")  # the line below the titles of a table of Markdown


@dataclass(frozen=True)
class Table:
    """One sheet or file.

    Attributes:
        rows: its cells, row for row; of different lengths, maybe.
        lines: where each row stands, from 1.
        is_qna_maker: it is from QnA Maker: ends of lines are written as a backslash and n, and rows
            of one answer are one question.
    """

    file: str
    rows: Sequence[Row]
    lines: Sequence[int]
    is_qna_maker: bool = False


@dataclass
class _Group:
    """The rows of one question.

    Attributes:
        name: what the column of ids has for it.
        answers: its answers, each once, by what they have in common with others.
    """

    place: Place
    name: str
    section: str
    questions: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    related: list[str] = field(default_factory=list)
    is_small_talk: bool = False


def read_table(table: Table, notes: Notes) -> list[Item] | None:
    """List the questions of a table; None if there is no question and answer in it."""
    columns = find_columns(table.rows)
    if columns is None:
        return None
    return _TableReader(table, columns, notes).items()


class _TableReader:
    """Reads one table whose columns are known."""

    def __init__(self, table: Table, columns: Columns, notes: Notes) -> None:
        self._table = table
        self._columns = columns
        self._notes = notes
        self._groups: list[_Group] = []
        self._by_name: dict[str, _Group] = {}
        self._by_answer: dict[str, _Group] = {}

    def items(self) -> list[Item]:
        """List the questions."""
        self._note_columns()
        section = ""
        for row, line in self._rows():
            place = Place(self._table.file, line)
            self._note_excess(row, place)
            if not self._is_wanted(row, place):
                continue
            if title := self._title(row):
                section = title
                continue
            section = self._columns.cell(row, Role.SECTION) or section
            self._take(row, place, section)
        return [self._item(group) for group in self._groups]

    def _rows(self) -> Iterator[tuple[Row, int]]:
        """List the rows below the titles that have something in them."""
        start = self._columns.header + 1
        rows = zip(self._table.rows[start:], self._table.lines[start:], strict=True)
        return ((row, line) for row, line in rows if not all(map(_DRAWN.fullmatch, row)))

    def _note_columns(self) -> None:
        """Note the columns that are not read, but for those that say whence a question is."""
        titles, header = self._columns.titles, max(self._columns.header, 0)
        if titles and self._columns.is_guessed:
            place = Place(self._table.file, self._table.lines[header])
            self._notes.reread(place, "prise pour les titres des colonnes", " | ".join(titles))
        for number, role in enumerate(self._columns.roles):
            title = titles[number] if number < len(titles) else ""
            is_filled = any("".join(row[number : number + 1]).strip() for row, _ in self._rows())
            if role is Role.IGNORED and is_filled and not fold(title).startswith("source"):
                place = Place(self._table.file, self._table.lines[header])
                self._notes.leave_out(place, "colonne", title or f"n° {number + 1}")

    def _note_excess(self, row: Row, place: Place) -> None:
        """Note what a row has beyond the last column: a separator within a text has cut that."""
        excess = " ".join(filter(None, map(str.strip, row[len(self._columns.roles) :])))
        if excess:
            what = "au-delà de la dernière colonne ; un séparateur a peut-être coupé un texte"
            self._notes.leave_out(place, what, excess)

    def _is_wanted(self, row: Row, place: Place) -> bool:
        """Check whether a row is in French and switched on."""
        question = self._columns.cell(row, Role.QUESTION)
        language = fold(self._columns.cell(row, Role.LANGUAGE))
        if language and not language.startswith("fr"):
            self._notes.reject(place, question, f"dans une autre langue ({language})")
            return False
        cell = self._columns.cell
        if fold(cell(row, Role.STATE)) in _OFF or fold(cell(row, Role.DRAFT)) in _ON:
            self._notes.reject(place, question, "désactivée à la source")
            return False
        return True

    def _title(self, row: Row) -> str:
        """Return the title that a row is of the rows below it, if it is one."""
        filled = [cell.strip() for cell in row if cell.strip()]
        # A row without separators has lost them, rather than being a title.
        has_others = self._columns.has(Role.SECTION) or self._columns.has(Role.ID)
        is_title = len(filled) == 1 and len(row) > 1 and not has_others
        alone = self._columns.cell(row, Role.QUESTION)
        return alone if is_title and alone and not is_question(alone) else ""

    def _take(self, row: Row, place: Place, section: str) -> None:
        """Add a row to the question it belongs to, or begin one."""
        cells = self._columns.cells
        group = self._group_of(row)
        if group is None:
            name = self._columns.cell(row, Role.ID)
            group = _Group(place, name, section, is_small_talk=name.startswith("st_"))
            self._groups.append(group)
            self._by_name.setdefault(name, group)
        for question in cells(row, Role.QUESTION):
            group.questions += question.split("|")
        for variants in cells(row, Role.VARIANTS):
            group.questions += split_list(variants)
        for keywords in cells(row, Role.KEYWORDS):
            group.keywords += re.split(r"[|;,\n]", keywords)
        self._take_answer(group, row, place)
        self._take_extras(group, row, place)

    def _group_of(self, row: Row) -> _Group | None:
        """Return the question that a row goes on with, if it does."""
        cell, groups = self._columns.cell, self._groups
        name, question, answer = (cell(row, role) for role in (Role.ID, Role.QUESTION, Role.ANSWER))
        if name:
            same = self._by_name.get(name)
            goes_on = same and (not (question and answer) or comparable(answer) in same.answers)
            return same if goes_on else None
        # A row that is too short has lost separators; it goes on with nothing.
        is_whole = len(row) > self._columns.roles.index(Role.ANSWER)
        goes_on = not question or (self._columns.has(Role.ID) and not answer and is_whole)
        if groups and goes_on:
            return groups[-1]
        same = None if self._columns.has(Role.ID) else self._by_answer.get(comparable(answer))
        # « Oui. » answers many questions; but what asks nothing, right below, is one more phrasing.
        is_telling = self._table.is_qna_maker or len(answer.split()) >= MIN_REPEATED
        goes_on = same is not None and same is groups[-1] and not is_question(question)
        return same if is_telling or goes_on else None

    def _take_answer(self, group: _Group, row: Row, place: Place) -> None:
        answer = self._columns.cell(row, Role.ANSWER)
        kind = self._columns.cell(row, Role.KIND)
        if link := _LINK.fullmatch(answer):
            label = link[1].strip() or link[2]
            group.answers.setdefault(comparable(answer), write_link(label, link[2]))
        elif fold(kind) in _OTHER_KINDS:
            self._notes.leave_out(place, kind.casefold(), _TARGET.sub("", answer).strip())
            group.related += _TARGET.findall(answer)
        elif answer:
            links = [link for link in self._columns.cells(row, Role.LINK) if link not in answer]
            answer = "\n".join([answer, *links])
            group.answers.setdefault(comparable(answer), answer)
            self._by_answer.setdefault(comparable(answer), group)

    def _take_extras(self, group: _Group, row: Row, place: Place) -> None:
        """Take what QnA Maker has beside a question."""
        cell = self._columns.cell
        category, is_small_talk = read_metadata(cell(row, Role.METADATA))
        group.section = group.section or category
        group.is_small_talk = group.is_small_talk or is_small_talk
        for question in read_suggestions(cell(row, Role.SUGGESTED)):
            self._notes.reread(place, "formulation suggérée, non reprise : à confirmer", question)
        group.related += read_prompts(cell(row, Role.PROMPTS))
        if cell(row, Role.CONTEXT_ONLY).casefold() == "true":
            why = "ne se comprend qu'après une autre question"
            self._notes.reread(place, why, self._written(cell(row, Role.QUESTION)))

    def _item(self, group: _Group) -> Item:
        phrasings = [convert_phrasing(self._written(text)) for text in group.questions]
        question, *variants = [phrasing for phrasing in phrasings if phrasing] or [""]
        answer = "\n\n".join(self._written(text) for text in group.answers.values())
        return Item(
            place=group.place,
            question=drop_number(question),
            answer=convert_text(answer, group.place, self._notes),
            variants=tuple(variants),
            keywords=tuple(word.strip() for word in group.keywords if word.strip()),
            section=group.section or None,
            is_small_talk=group.is_small_talk,
            name=group.name or None,
            related=tuple(group.related),
        )

    def _written(self, text: str) -> str:
        if not self._table.is_qna_maker:
            return text
        return text.replace("\\r", "").replace("\\n", "\n").replace("\\t", " ").strip()


def split_list(text: str) -> list[str]:
    """Split a cell that holds several phrasings."""
    separators = r"[|\n]" if re.search(r"[|\n]", text) else ";"
    return re.split(separators, text)
