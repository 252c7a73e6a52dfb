#!/usr/bin/env bash
# Expected: ruamel.yaml, which reads YAML 1.2, takes U+0085 for a sign like any other, as that
#   version says: it has two line breaks, LF and CR. Or it refuses it. An answer with it is read
#   with it.
# So it is: U+0085 counts as a line break, as in YAML 1.1, and becomes a space: the sign is gone
#   without a word. U+2028, the other break that YAML 1.2 has given up, is kept. It matters for
#   French: « … » of Windows-1252 read as Latin-1 is U+0085, so that « Je ne sais pas… Voilà »
#   loses its « … » and nobody is told. PyYAML, which reads YAML 1.1, does the same by right.
# Seen with: ruamel.yaml 0.19.1, PyYAML 6.0.4, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check ruamel.yaml==0.19.1 PyYAML==6.0.4 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import ruamel.yaml
import yaml

OLD_FILE = 'answer: "Je ne sais pas… Voilà"\n'.encode("windows-1252").decode("latin-1")
SEPARATED = 'answer: "Un mot\u2028puis un autre"\n'
new, old = ruamel.yaml.YAML(typ="safe", pure=True), yaml.safe_load
read = {
    "file": (OLD_FILE, new.load(OLD_FILE)["answer"], old(OLD_FILE)["answer"]),
    "U+2028": (SEPARATED, new.load(SEPARATED)["answer"], old(SEPARATED)["answer"]),
}
for name in ("ruamel.yaml", "PyYAML"):
    print(name, version(name))
for name, (text, by_ruamel, by_pyyaml) in read.items():
    print(f"{name:6} {text!r}\n  ruamel.yaml {by_ruamel!r}\n  PyYAML      {by_pyyaml!r}")
sys.exit(
    read["file"][1:] != ("Je ne sais pas Voilà", "Je ne sais pas Voilà")
    or read["U+2028"][1] != "Un mot\u2028puis un autre"
)
PYTHON
