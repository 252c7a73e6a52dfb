#!/usr/bin/env bash
# Expected: « CDI. Un contrat sans date de fin. » is a sentence, in Markdown for pandoc as in
#   reStructuredText, as « CDD. Un contrat avec une date de fin. » is.
# So it is: CDI is 401 in Roman numerals, CV is 105, and pandoc and docutils make an ordered list of
#   a paragraph that begins with one and a full stop: « 401. Un contrat sans date de fin. » in GFM,
#   no CDI at all in the text of a Word file or of docutils' tree. CDD is no numeral and stays, so
#   that of two neighbours one is renamed. docutils takes « M. Dupont » for the thirteenth of a list too.
#   "-fancy_lists" after the format prevents it in pandoc; in both a backslash before the full stop does.
# Seen with: pypandoc_binary 1.17, which has pandoc 3.9, docutils 0.23, python-docx 1.2.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check pypandoc_binary==1.17 docutils==0.23 python-docx==1.2.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pypandoc
from docutils.core import publish_doctree
from docx import Document


def gfm(text, markup="markdown"):
    return pypandoc.convert_text(text, "gfm", format=markup).strip()


def word(text):
    pypandoc.convert_text(text, "docx", format="markdown", outputfile="faq.docx")
    return "\n".join(paragraph.text for paragraph in Document("faq.docx").paragraphs)


def tree(text):
    document = publish_doctree(text, settings_overrides={"report_level": 5})
    return document[0].astext()


READERS = {
    "gfm of Markdown": gfm,
    "gfm, -fancy_lists": lambda text: gfm(text, "markdown-fancy_lists"),
    "Word of Markdown": word,
    "docutils": tree,
}
SEEN = {
    "CDI. Sans date de fin.": (
        "401. Sans date de fin.",
        "CDI\\. Sans date de fin.",
        "Sans date de fin.",
        "Sans date de fin.",
    ),
    "CV. À joindre en PDF.": (
        "105. À joindre en PDF.",
        "CV\\. À joindre en PDF.",
        "À joindre en PDF.",
        "À joindre en PDF.",
    ),
    "CDD. Avec une date de fin.": ("CDD. Avec une date de fin.",) * 4,
    "CDI\\. Sans date de fin.": ("CDI\\. Sans date de fin.",) * 2 + ("CDI. Sans date de fin.",) * 2,
    "M. Dupont recrute.": ("M. Dupont recrute.",) * 3 + ("Dupont recrute.",),
}
print("pypandoc_binary", version("pypandoc_binary"), "pandoc", pypandoc.get_pandoc_version())
print("docutils", version("docutils"), "python-docx", version("python-docx"))
changed = False
for text, seen in SEEN.items():
    print(text)
    for (name, read), today in zip(READERS.items(), seen, strict=True):
        written = read(text)
        print(f"  {name:18} {written}")
        changed |= written != today
sys.exit(changed)
PYTHON
