#!/usr/bin/env bash
# Expected: the French stemmer either leaves elisions to the tokenizer or takes them off,
#   whichever of the two apostrophes is typed.
# So it is: it takes them off with the typewriter's ' only: "l'emploi" gives "emploi", but
#   "l’emploi", as phones and word processors write it, stays a word of its own, beside
#   "emploi".
# Seen with: PyStemmer 3.1.0 and snowballstemmer 3.1.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check PyStemmer==3.1.0 snowballstemmer==3.1.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import snowballstemmer
import Stemmer

TODAY = {
    "entreprises": "entrepris",
    "d'entreprises": "entrepris",
    "d’entreprises": "d’entrepris",
    "qu'elles": "elle",
    "qu’elles": "qu’el",
}
stem_in_c, stem_in_python = (
    Stemmer.Stemmer("french").stemWord,
    snowballstemmer.stemmer("french").stemWord,
)
print("PyStemmer", version("PyStemmer"), "snowballstemmer", version("snowballstemmer"))
for word in TODAY:
    print(f"{word:16} {stem_in_c(word):14} {stem_in_python(word)}")
sys.exit(any({stem_in_c(word), stem_in_python(word)} != {stem} for word, stem in TODAY.items()))
PYTHON
