#!/usr/bin/env bash
# Expected: PyYAML's two dumpers, the one in Python and the faster one that wraps libyaml, write
#   the same text with allow_unicode, and either writes « Merci 👍 » as it stands.
# So it is: CSafeDumper writes accents and no-break spaces as they stand, but any sign beyond
#   U+FFFF, so every newer emoji, as an escape in double quotes: "Merci \U0001F44D". ☎, which is
#   older, stays. What is read back is the same; what a maintainer sees in the file is not.
# Seen with: PyYAML 6.0.4, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import yaml

ANSWERS = ["Où\u202f?", "Ça va ☎", "Merci 👍"]
written = {
    name: [
        yaml.dump([answer], Dumper=dumper, allow_unicode=True).removeprefix("- ").strip()
        for answer in ANSWERS
    ]
    for name, dumper in (("SafeDumper", yaml.SafeDumper), ("CSafeDumper", yaml.CSafeDumper))
}
print("PyYAML", version("PyYAML"))
for name, lines in written.items():
    print(f"{name:11} {lines}")
sys.exit(
    written != {"SafeDumper": ANSWERS, "CSafeDumper": [*ANSWERS[:2], r'"Merci \U0001F44D"']}
)
PYTHON
