#!/usr/bin/env bash
# Expected: of a Word document with tracked changes a reader gives the text as it would be once they
#   are accepted: docx2txt and docx2python leave out what is deleted and keep what is inserted.
# So it is: a question that was moved stands in the file at its old place (w:moveFrom, with the text
#   in w:t, while deleted text is in w:delText) and at its new one (w:moveTo). Both give it twice,
#   at both places; python-docx gives it at neither, nor what was inserted. mammoth gives it
#   once, at its new place.
# Seen with: docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0, mammoth 1.13.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import docx2python
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PATH = "faq.docx"
MARK = 'w:author="Conseil" w:date="2026-11-02T09:00:00Z"'
RUN = "<w:r><w:t>{}</w:t></w:r>"
MOVED = RUN.format("Quel salaire ?")
BODY = f"""<w:p>{RUN.format("Où postuler ?")}</w:p>
<w:moveFromRangeStart w:id="1" {MARK} w:name="move1"/>
<w:p><w:pPr><w:rPr><w:moveFrom w:id="2" {MARK}/></w:rPr></w:pPr>
<w:moveFrom w:id="3" {MARK}>{MOVED}</w:moveFrom></w:p>
<w:moveFromRangeEnd w:id="1"/>
<w:p>{RUN.format("Quels horaires ?")}</w:p>
<w:moveToRangeStart w:id="4" {MARK} w:name="move1"/>
<w:p><w:pPr><w:rPr><w:moveTo w:id="5" {MARK}/></w:rPr></w:pPr>
<w:moveTo w:id="6" {MARK}>{MOVED}</w:moveTo></w:p>
<w:moveToRangeEnd w:id="4"/>
<w:p><w:ins w:id="7" {MARK}>{RUN.format("Quel diplôme ?")}</w:ins>
<w:del w:id="8" {MARK}><w:r><w:delText>Quel bac ?</w:delText></w:r></w:del></w:p>"""
TWICE = ["Où postuler ?", "Quel salaire ?", "Quels horaires ?", "Quel salaire ?", "Quel diplôme ?"]
SEEN = {
    "docx2txt": TWICE,
    "docx2python": TWICE,
    "python-docx": ["Où postuler ?", "Quels horaires ?"],
    "mammoth": ["Où postuler ?", "Quels horaires ?", "Quel salaire ?", "Quel diplôme ?"],
}
document = docx.Document()
for element in parse_xml(f"<w:body {nsdecls('w')}>{BODY}</w:body>"):
    document.element.body.insert(-1, element)
document.save(PATH)

with open(PATH, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
texts = {
    "docx2txt": docx2txt.process(PATH),
    "docx2python": docx2python.docx2python(PATH).text,
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(PATH).paragraphs),
    "mammoth": by_mammoth,
}
read = {
    reader: [line.strip() for line in text.splitlines() if line.strip()]
    for reader, text in texts.items()
}
for reader, lines in read.items():
    print(f"{reader:11} {version(reader):6} {lines}")
sys.exit(read != SEEN)
PYTHON
