#!/usr/bin/env bash
# Expected: a spelling checker for French knows « cœur », « sœur » and « œuvre », which every
#   dictionary spells so, or at the worst proposes « coeur », « soeur » and « oeuvre ».
# So it is: no word of its French list has an œ. The right spelling counts as a mistake, and since
#   from œ to oe it is two edits, words at one edit win: « cœur » becomes « cour », « sœur » « sur »,
#   « vœux » « veux ». Only « coeur », « soeur » and « voeux » are left as they are.
# Seen with: pyspellchecker 0.9.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check pyspellchecker==0.9.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from spellchecker import SpellChecker

SEEN = {"cœur": "cour", "sœur": "sur", "œuvre": "ouvre", "vœux": "veux", "œil": "il"}
checker = SpellChecker(language="fr")
print("pyspellchecker", version("pyspellchecker"))
ligatures = [word for word in checker.word_frequency.words() if "œ" in word]
print(len(ligatures), "words with œ of", checker.word_frequency.unique_words)
corrected = {word: checker.correction(word) for word in SEEN}
careless = [word.replace("œ", "oe") for word in SEEN]
print(corrected, "known:", *checker.known(careless))
sys.exit(bool(ligatures) or corrected != SEEN or checker.known(careless) != set(careless))
PYTHON
