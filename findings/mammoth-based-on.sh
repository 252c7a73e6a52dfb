#!/usr/bin/env bash
# Expected: a paragraph whose style is based on "Heading 2" becomes an <h2>: it is a heading in
#   the outline and the table of contents of any word processor.
# So it is: it becomes a plain paragraph, with a message of an unrecognised style, since styles
#   are mapped by name and neither what they are based on nor the outline level counts. A FAQ
#   with a style of its own for questions loses all its headings.
# Seen with: mammoth 1.13.0, file written by python-docx 1.2.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.enum.style import WD_STYLE_TYPE

document = docx.Document()
style = document.styles.add_style("Question de la FAQ", WD_STYLE_TYPE.PARAGRAPH)
style.base_style = document.styles["Heading 2"]
document.add_paragraph("Quel salaire ?", style="Heading 2")
document.add_paragraph("Quel diplôme ?", style=style)
document.save("faq.docx")
with open("faq.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
print("mammoth", version("mammoth"), "python-docx", version("python-docx"))
print(result.value, *(message.message for message in result.messages), sep="\n")
sys.exit(result.value != "<h2>Quel salaire ?</h2><p>Quel diplôme ?</p>")
PYTHON
