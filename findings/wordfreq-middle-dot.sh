#!/usr/bin/env bash
# Expected: in "salarié·e" the dot of inclusive French separates words, as the bracket and the
#   hyphen of "salarié(e)" and "salarié-e" do, so the frequency is about that of the word.
# So it is: Unicode lets U+00B7 stand inside words (Catalan needs it), so "salarié·e" is a
#   single token that no corpus of the package holds: frequency 0. The other two ways of writing
#   give two tokens.
# Seen with: wordfreq 3.1.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check wordfreq==3.1.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from wordfreq import tokenize, zipf_frequency

print("wordfreq", version("wordfreq"))
seen = {}
for text in ("salarié", "salarié(e)", "salarié-e", "salarié·e", "diplômé·e·s"):
    seen[text] = tokenize(text, "fr"), zipf_frequency(text, "fr")
    print(f"{text:12}", *seen[text])
sys.exit(
    (seen["salarié·e"], seen["salarié(e)"][0]) != ((["salarié·e"], 0), ["salarié", "e"])
    or seen["salarié"][1] < 3
)
PYTHON
