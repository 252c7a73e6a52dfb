"""CSV and TSV, also as French Excel writes it (`;`, cp1252), and the TSV of QnA Maker."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.normalise import fold
from faq.imports.columns import find_columns
from faq.imports.findings import Findings, Notes
from faq.imports.format import Files, Format, each
from faq.imports.source import SourceFile
from faq.imports.tables import Table, read_table
from faq.imports.wording import is_code

# csv.Sniffer is wrong about 6 of 13 public files; counting columns about none.
SEPARATORS = "\t;,|"
SAME_WIDTH = 0.9  # share of the rows that have as many columns as most have
_OTHERS = ("<", "{", "[", "#", "---")  # how pages, JSON and Markdown begin
MAX_CELL = 1_000_000  # characters


@dataclass(frozen=True)
class _Rows:
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    is_quoted: bool

    @property
    def has_titles(self) -> bool:
        """Check whether the titles of columns tell where questions and answers are."""
        columns = find_columns(self.rows)
        return columns is not None and columns.header >= 0

    @property
    def fitness(self) -> tuple[float, int]:
        """The share of the rows that have as many columns as most, and how many those are."""
        widths = [len(row) for row in self.rows if row]
        if not widths:
            return 0.0, 0
        usual = max(sorted(set(widths), reverse=True), key=widths.count)
        return widths.count(usual) / len(widths), usual


def _read(files: Files, notes: Notes) -> Findings:
    items = []
    for file in files:
        rows = _best_rows(file.text)
        if rows is not None:
            table = Table(file.name, rows.rows, rows.lines, is_qna_maker=_is_qna_maker(rows))
            items += read_table(table, notes) or []
    return Findings("tableau CSV", tuple(items))


def is_csv(file: SourceFile) -> bool:
    """Check whether a file is a table that has questions and answers."""
    if not file.is_text or file.text.lstrip().startswith(_OTHERS) or is_code(file.text):
        return False
    rows = _best_rows(file.text)
    return rows is not None and find_columns(rows.rows) is not None


def _best_rows(text: str) -> _Rows | None:
    """Read rows with the separator that gives most of them the same number of columns."""
    readings = [
        _Rows(*found, is_quoted)
        for separator in SEPARATORS
        if separator in text
        for is_quoted in ((True, False) if separator == "\t" else (True,))
        if (found := _rows(text, separator, is_quoted))
    ]
    fit = [one for one in readings if one.has_titles or one.fitness >= (SAME_WIDTH, 2)]
    return max(fit, key=lambda one: (one.has_titles, one.fitness, one.is_quoted), default=None)


def _rows(
    text: str, separator: str, is_quoted: bool
) -> tuple[Sequence[Sequence[str]], Sequence[int]] | None:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE,
    )
    rows, lines, line = list[list[str]](), list[int](), 1
    try:
        for row in reader:
            if row:
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        return None
    return rows, lines


def _is_qna_maker(rows: _Rows) -> bool:
    titles = {fold(cell.strip()) for cell in rows.rows[0]}
    return {"question", "answer"} <= titles and not titles.isdisjoint({"qnaid", "metadata"})


FORMAT = Format("tableau CSV", each(is_csv), _read)
