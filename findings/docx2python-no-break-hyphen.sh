#!/usr/bin/env bash
# Expected: the hyphen that Word writes for Ctrl+Shift+_, at which no line ends, is a hyphen in the
#   text too, as python-docx and mammoth have it.
# So it is: docx2python drops it and joins what stands on either side: « rendez-vous » becomes
#   « rendezvous », and « 2-3 ans » becomes « 23 ans ».
# Seen with: docx2python 3.7.1 (docx2txt 0.9 drops it as well), mammoth 1.13.0, file written by
#   python-docx 1.2.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check docx2python==3.7.1 mammoth==1.13.0 python-docx==1.2.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

document = docx.Document()
paragraph = document.add_paragraph()
for before, after in (("Un rendez", "vous après 2"), ("", "3 ans.")):
    run = paragraph.add_run(before)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text(after)
document.save("faq.docx")

with open("faq.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip()
with docx2python("faq.docx") as content:
    by_docx2python = content.text.strip()
texts = {
    "python-docx": docx.Document("faq.docx").paragraphs[0].text,
    "mammoth": by_mammoth,
    "docx2python": by_docx2python,
}
for package, text in texts.items():
    print(f"{package:11} {version(package):7} {text!a}")
sys.exit(
    texts
    != {
        "python-docx": "Un rendez-vous après 2-3 ans.",
        "mammoth": "Un rendez\u2011vous après 2\u20113 ans.",
        "docx2python": "Un rendezvous après 23 ans.",
    }
)
PYTHON
