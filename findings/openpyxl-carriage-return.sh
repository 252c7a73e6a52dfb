#!/usr/bin/env bash
# Expected: text with a Windows line end that XlsxWriter puts into a cell is the same text when
#   openpyxl reads it.
# So it is: XlsxWriter writes the carriage return as _x000D_, as the format asks; openpyxl shows
#   these seven characters to the reader. python-calamine turns them back into the carriage
#   return.
# Seen with: XlsxWriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
import python_calamine
import xlsxwriter

ANSWER = "Un bac+3.\r\nParfois un bac+5."
with xlsxwriter.Workbook("faq.xlsx") as book:
    book.add_worksheet().write_string("A1", ANSWER)
by_openpyxl = openpyxl.load_workbook("faq.xlsx").active["A1"].value
sheet = python_calamine.CalamineWorkbook.from_path("faq.xlsx").get_sheet_by_index(0)
[[by_calamine]] = sheet.to_python()
for name in ("XlsxWriter", "openpyxl", "python-calamine"):
    print(name, version(name))
print(
    f"written         {ANSWER!r}\nopenpyxl        {by_openpyxl!r}\npython-calamine {by_calamine!r}"
)
sys.exit((by_openpyxl, by_calamine) != (ANSWER.replace("\r", "_x000D_"), ANSWER))
PYTHON
