#!/usr/bin/env bash
# Expected: « entre deux mille et trois mille euros » holds two numbers, 2000 and 3000, as
#   « de deux mille à trois mille » and « entre vingt et trente » do.
# So it is: wherever the first number leaves room for what follows « et », it takes the beginning
#   of the second one in, and the rest becomes a number of its own: « entre 2003 1000 euros ».
#   No « et » is left, and neither number was said. In English "two thousand and three thousand"
#   fares alike.
# Seen with: text2num 3.1.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check text2num==3.1.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

SEEN = {
    ("fr", "entre vingt et trente ans"): "entre 20 et 30 ans",
    ("fr", "de deux mille à trois mille euros"): "de 2000 à 3000 euros",
    ("fr", "entre deux mille euros et trois mille euros"): "entre 2000 euros et 3000 euros",
    ("fr", "entre deux mille et trois mille euros"): "entre 2003 1000 euros",
    ("fr", "entre trente mille et quarante mille euros"): "entre 30040 1000 euros",
    ("fr", "entre cent et deux cents salariés"): "entre 102 100 salariés",
    ("en", "between two thousand and three thousand"): "between 2003 1000",
}
print("text2num", version("text2num"))
read = {(language, text): alpha2digit(text, language) for language, text in SEEN}
for (language, text), digits in read.items():
    print(f"{language} {text:44} {digits}")
sys.exit(read != SEEN)
PYTHON
