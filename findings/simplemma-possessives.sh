#!/usr/bin/env bash
# Expected: a lemmatizer maps the French possessives by number and gender: mes to mon, tes to
#   ton, ses to son.
# So it is: mon, mes, tes, ses, notre, vos and leurs all become "son": who owns is lost ("mon
#   salaire" and "leur salaire" are the same), while "ton" stays "ton", apart from its own
#   plural.
# Seen with: simplemma 2.0.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check simplemma==2.0.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from simplemma import lemmatize

TODAY = {
    "son": "mon mes tes ses notre vos leurs",
    "ton": "ton ta",
    "moi": "je me moi",
    "nous": "nous",
}
print("simplemma", version("simplemma"))
changed = False
for lemma, words in TODAY.items():
    found = {word: lemmatize(word, lang="fr") for word in words.split()}
    print(found)
    changed |= set(found.values()) != {lemma}
sys.exit(changed)
PYTHON
