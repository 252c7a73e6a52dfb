#!/usr/bin/env bash
# Expected: LangChain's HTMLSemanticPreservingSplitter (beta), which cuts a page at its headings,
#   keeps the words of each part in their order.
# So it is: what is bold, in italics or a link comes first, and after it the rest of its paragraph
#   in one piece: « Vous n'avez <b>pas</b> besoin du bac » becomes « pas Vous n'avez besoin du
#   bac ». In a heading the words join: « Quelsalaire? ». With elements_to_preserve=["p"] the
#   order is right, and headings still join. HTMLSectionSplitter has both right. The order is
#   reported since June 2026 (langchain-ai/langchain#38404).
# Seen with: langchain-text-splitters 1.1.3, beautifulsoup4 4.15.0, lxml 6.1.3, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check langchain-text-splitters==1.1.3 beautifulsoup4==4.15.0 lxml==6.1.3 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from langchain_text_splitters import HTMLSectionSplitter, HTMLSemanticPreservingSplitter

PAGE = """<html><body>
<h2>Quel <b>salaire</b> ?</h2><p>De <b>1 800</b> à <b>2 000 euros</b>.</p>
<h2>Faut-il le bac ?</h2><p>Vous n'avez <b>pas</b> besoin du bac.</p>
</body></html>"""
HEADERS = [("h2", "question")]
SEEN = {
    "by itself": [
        ("Quelsalaire?", "1 800 2 000 euros De à ."),
        ("Faut-il le bac ?", "pas Vous n'avez besoin du bac."),
    ],
    "preserving p": [
        ("Quelsalaire?", "De 1 800 à 2 000 euros ."),
        ("Faut-il le bac ?", "Vous n'avez pas besoin du bac."),
    ],
    "HTMLSectionSplitter": [
        ("Quel salaire ?", "Quel salaire ? De 1 800 à 2 000 euros ."),
        ("Faut-il le bac ?", "Faut-il le bac ? Vous n'avez pas besoin du bac."),
    ],
}
splitters = {
    "by itself": HTMLSemanticPreservingSplitter(HEADERS),
    "preserving p": HTMLSemanticPreservingSplitter(HEADERS, elements_to_preserve=["p"]),
    "HTMLSectionSplitter": HTMLSectionSplitter(HEADERS),
}
for package in ("langchain-text-splitters", "beautifulsoup4", "lxml"):
    print(package, version(package))
read = {
    name: [
        (part.metadata["question"], " ".join(part.page_content.split()))
        for part in splitter.split_text(PAGE)
    ]
    for name, splitter in splitters.items()
}
for name, parts in read.items():
    for question, text in parts:
        print(f"{name:19} {question:16} {text}")
sys.exit(read != SEEN)
PYTHON
