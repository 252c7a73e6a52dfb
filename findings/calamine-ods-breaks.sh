#!/usr/bin/env bash
# Expected: a line break or a tab inside a paragraph of an .ods cell comes out as some white
#   space, as several paragraphs or spaces do.
# So it is: both vanish, and the words on either side become one ("bac+3ou bac+5"); paragraphs
#   become lines, and repeated spaces are kept.
# Seen with: python-calamine 0.9.1, file written by odfpy 1.4.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
from python_calamine import CalamineWorkbook


def paragraph(between):
    made = P(text="bac+3")
    made.addElement(between)
    made.addText("ou bac+5")
    return made


CELLS = {
    "line break": ([paragraph(LineBreak())], "bac+3ou bac+5"),
    "tab": ([paragraph(Tab())], "bac+3ou bac+5"),
    "three spaces": ([paragraph(S(c=3))], "bac+3   ou bac+5"),
    "two paragraphs": ([P(text="bac+3"), P(text="ou bac+5")], "bac+3\nou bac+5"),
}
document, table = OpenDocumentSpreadsheet(), Table(name="FAQ")
for paragraphs, _ in CELLS.values():
    row, cell = TableRow(), TableCell(valuetype="string")
    for one in paragraphs:
        cell.addElement(one)
    row.addElement(cell)
    table.addElement(row)
document.spreadsheet.addElement(table)
document.save("faq.ods")
print("python-calamine", version("python-calamine"), "odfpy", version("odfpy"))
sheet = CalamineWorkbook.from_path("faq.ods").get_sheet_by_index(0)
read = [cell for [cell] in sheet.to_python()]
for name, text in zip(CELLS, read, strict=True):
    print(f"{name:15} {text!r}")
sys.exit(read != [today for _, today in CELLS.values()])
PYTHON
