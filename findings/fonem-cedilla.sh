#!/usr/bin/env bash
# Expected: a phonetic key made for French writes ç as it sounds: "ça" and "sa" get the same
#   key, like "cent" and "sent".
# So it is: FONEM drops the cedilla before its rules are applied and then reads a hard c: "ça"
#   is "KA", "reçu" is "RECU" beside "RESSU". What users type by ear never meets the right
#   spelling.
# Seen with: abydos 0.5.0, Python 3.11 (talisman 1.1.4 for Node gives the same keys).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check abydos==0.5.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from abydos.phonetic import FONEM

key = FONEM().encode
print("abydos", version("abydos"))
keys = {
    word: key(word) for word in ("ça", "sa", "ka", "reçu", "ressu", "façade", "cent", "sent")
}
print(keys)
sys.exit(keys["ça"] != keys["ka"] or keys["ça"] == keys["sa"] or keys["cent"] != keys["sent"])
PYTHON
