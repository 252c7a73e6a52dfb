#!/usr/bin/env bash
# Expected: pylightxl reads the text of the cells of a workbook that Excel and openpyxl read, or
#   says that it cannot.
# So it is: texts that stand in the cell itself (inlineStr) and not in the table of shared strings
#   come back as "", numbers as they are: a FAQ becomes a sheet of empty questions and answers,
#   without a warning. XlsxWriter writes so with constant_memory, its mode for long lists. The
#   same rows as shared strings are read rightly.
# Seen with: pylightxl 1.61, XlsxWriter 3.3.1, openpyxl 3.1.5, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check pylightxl==1.61 XlsxWriter==3.3.1 openpyxl==3.1.5 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
import pylightxl
import xlsxwriter

SHEET = "FAQ"
ROWS = [
    ["Question", "Réponse"],
    ["Quel salaire ?", "De 1 800 à 2 000 euros."],
    ["Combien de mois d'essai ?", 3],
]
EMPTY = [["", ""], ["", ""], ["", 3]]
SEEN = {"shared strings": (ROWS, ROWS), "constant_memory": (ROWS, EMPTY)}

for package in ("pylightxl", "XlsxWriter", "openpyxl"):
    print(package, version(package))
changed = False
for kind, seen in SEEN.items():
    path = f"{kind}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": kind == "constant_memory"}) as book:
        sheet = book.add_worksheet(SHEET)
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    by_openpyxl = [list(row) for row in openpyxl.load_workbook(path)[SHEET].values]
    by_pylightxl = list(pylightxl.readxl(path).ws(SHEET).rows)
    print(f"{kind}\n  openpyxl  {by_openpyxl}\n  pylightxl {by_pylightxl}")
    changed |= (by_openpyxl, by_pylightxl) != seen
sys.exit(changed)
PYTHON
