#!/usr/bin/env bash
# Expected: a sentence splitter that is told that the text is French does not end a sentence after the
#   « M. » of « M. Dupont », as it does not after the Mr. of "Mr. Smith" in English.
# So it is: sentencex does, but for « Bonjour M. Dupont » and the like, where a capitalised word stands
#   before it; and after « 5 janv. » too, though a small letter follows. Abbreviations that it knows,
#   as « art. », end a sentence as soon as an elision stands before them: « l'art. 5 ».
# Seen with: sentencex 1.0.32, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check sentencex==1.0.32 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sentencex import segment

SEEN = {
    ("en", "Mr. Smith is hiring."): ["Mr. Smith is hiring."],
    ("fr", "M. Dupont recrute."): ["M.", "Dupont recrute."],
    ("fr", "La lettre de M. Dupont est là."): ["La lettre de M.", "Dupont est là."],
    ("fr", "Bonjour M. Dupont."): ["Bonjour M. Dupont."],
    ("fr", "Le 5 janv. à 14 h."): ["Le 5 janv.", "à 14 h."],
    ("fr", "Voir art. 5 du Code."): ["Voir art. 5 du Code."],
    ("fr", "Voir l'art. 5 du Code."): ["Voir l'art.", "5 du Code."],
    ("fr", "Voir l’art. 5 du Code."): ["Voir l’art.", "5 du Code."],
}
print("sentencex", version("sentencex"))
split = {}
for language, text in SEEN:
    split[language, text] = [sentence.strip() for sentence in segment(language, text)]
    print(language, " | ".join(split[language, text]))
sys.exit(split != SEEN)
PYTHON
