#!/usr/bin/env bash
# Expected: pandoc and mammoth, which read Word documents for what they say, give of a field the
#   text that Word shows in its place: the number of « Question 1 », a property, the words of a link.
# So it is: they do for fields written in three parts (w:fldChar). Of the same field in one element
#   (w:fldSimple) they drop the text: « Question : quel salaire ? », « Le salaire est de . »,
#   « Lisez . ». pandoc says nothing; mammoth has a message. docx2txt and docx2python keep it.
# Seen with: pandoc 3.9 of pypandoc-binary 1.17, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1,
#   python-docx 1.2.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check pypandoc-binary==1.17 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import docx2python
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PATH = "faq.docx"
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
CHARACTER = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
SIMPLE = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'
IN_PARTS = (
    CHARACTER.format("begin")
    + '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    + CHARACTER.format("separate")
    + "{}"
    + CHARACTER.format("end")
)
SENTENCES = [
    ("Question ", "SEQ Question", "1", " : quel salaire ?"),
    ("Le salaire est de ", "DOCPROPERTY Salaire", "1 800 euros", "."),
    ("Lisez ", "HYPERLINK https://example.org", "le guide", "."),
]
KEPT = ["Question 1 : quel salaire ?", "Le salaire est de 1 800 euros.", "Lisez le guide."]
DROPPED = ["Question : quel salaire ?", "Le salaire est de .", "Lisez ."]
SEEN = {
    "in parts": dict.fromkeys(("pandoc", "mammoth", "docx2txt", "docx2python"), KEPT),
    "simple": {"pandoc": DROPPED, "mammoth": DROPPED, "docx2txt": KEPT, "docx2python": KEPT},
}


def write(field):
    document = docx.Document()
    for before, instruction, shown, after in SENTENCES:
        content = RUN.format(before) + field.format(instruction, RUN.format(shown))
        paragraph = f"<w:p {nsdecls('w')}>{content}{RUN.format(after)}</w:p>"
        document.element.body.insert(-1, parse_xml(paragraph))
    document.save(PATH)


def by_mammoth():
    with open(PATH, "rb") as file:
        return mammoth.extract_raw_text(file).value


READERS = {
    "pandoc": lambda: pypandoc.convert_file(PATH, "plain"),
    "mammoth": by_mammoth,
    "docx2txt": lambda: docx2txt.process(PATH),
    "docx2python": lambda: docx2python.docx2python(PATH).text,
}
print("pandoc", pypandoc.get_pandoc_version())
for package in ("mammoth", "docx2txt", "docx2python"):
    print(package, version(package))
read = {}
for kind, field in {"in parts": IN_PARTS, "simple": SIMPLE}.items():
    write(field)
    read[kind] = {
        reader: [" ".join(line.split()) for line in text().splitlines() if line.strip()]
        for reader, text in READERS.items()
    }
    for reader, lines in read[kind].items():
        print(f"{kind:8} {reader:11} {lines}")
sys.exit(read != SEEN)
PYTHON
