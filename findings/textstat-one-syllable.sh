#!/usr/bin/env bash
# Expected: a readability counter set to French finds two syllables in « école », « idée » and « été ».
# So it is: textstat counts where Pyphen may hyphenate, which is neither after a first letter nor between
#   two vowels: « école », « idée », « usine » and « réunion » have one syllable each, as « bac » has,
#   and Flesch's ease of « Ton usine a une idée. » is that of « Ton bac a une date. ».
# Seen with: textstat 0.7.13, pyphen 0.18.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check textstat==0.7.13 pyphen==0.18.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import textstat

SPOKEN_AND_SEEN = {
    "bac": (1, 1),
    "salaire": (2, 2),
    "candidature": (4, 4),
    "école": (2, 1),
    "été": (2, 1),
    "idée": (2, 1),
    "usine": (2, 1),
    "réunion": (3, 1),
    "étudier": (3, 2),
    "créer": (2, 1),
}
textstat.set_lang("fr")
print("textstat", version("textstat"), "pyphen", version("pyphen"))
counted = {word: textstat.syllable_count(word) for word in SPOKEN_AND_SEEN}
for word, (spoken, _) in SPOKEN_AND_SEEN.items():
    print(f"{word:12} spoken {spoken} counted {counted[word]}")
texts = "Ton usine a une idée.", "Ton bac a une date."
eases = [textstat.flesch_reading_ease(text) for text in texts]
for text, ease in zip(texts, eases, strict=True):
    print(f"{text:22} ease {ease:.1f}")
seen = {word: count for word, (_, count) in SPOKEN_AND_SEEN.items()}
sys.exit(counted != seen or eases[0] != eases[1])
PYTHON
