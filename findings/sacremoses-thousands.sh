#!/usr/bin/env bash
# Expected: a normaliser of punctuation, told that the text is French, leaves the numbers as they
#   are: the no-break space between thousands is what French wants.
# So it is: sacremoses, as Moses before it, makes a comma of that space, and in French that is a
#   decimal comma: 12 000 euros becomes 12,000, that is twelve, and a telephone number 01,42,12.
#   Told "en" it writes a point. The plain and the narrow space are left, so that it depends on
#   who typed it. norm_numbers=False, which is not the default, prevents it.
# Seen with: sacremoses 0.2.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check sacremoses==0.2.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sacremoses import MosesPunctNormalizer

NORMALISERS = {
    "fr": MosesPunctNormalizer("fr"),
    "en": MosesPunctNormalizer("en"),
    "fr, norm_numbers=False": MosesPunctNormalizer("fr", norm_numbers=False),
}
SEEN = {
    ("fr", "12\u00a0000 euros par an"): "12,000 euros par an",
    ("fr", "le 01\u00a042\u00a012"): "le 01,42,12",
    ("fr", "12\u202f000 euros par an"): "12\u202f000 euros par an",
    ("fr", "12 000 euros par an"): "12 000 euros par an",
    ("en", "12\u00a0000 euros par an"): "12.000 euros par an",
    ("fr, norm_numbers=False", "12\u00a0000 euros par an"): "12\u00a0000 euros par an",
}
print("sacremoses", version("sacremoses"))
read = {(name, text): NORMALISERS[name].normalize(text) for name, text in SEEN}
for (name, text), normalised in read.items():
    print(f"{name:22} {text!r:29} {normalised!r}")
sys.exit(read != SEEN)
PYTHON
