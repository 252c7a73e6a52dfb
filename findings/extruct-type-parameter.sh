#!/usr/bin/env bash
# Expected: a script of type "application/ld+json; charset=utf-8" is read like one of type
#   "application/ld+json": it is the same media type, with a parameter.
# So it is: it is passed over without an error or a line in the log, and so is the type in
#   capitals; the questions of such a page are missing.
# Seen with: extruct 0.18.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import extruct

QUESTION = '{{"@context": "https://schema.org", "@type": "Question", "name": "{name}"}}'
BLOCK = f'<script type="{{kind}}">{QUESTION}</script>'
TYPES = {
    "bare": "application/ld+json",
    "parameter": "application/ld+json; charset=utf-8",
    "capitals": "Application/LD+JSON",
}
page = "<html><head>{}</head><body></body></html>".format(
    "".join(BLOCK.format(kind=kind, name=name) for name, kind in TYPES.items())
)
read = [node["name"] for node in extruct.extract(page, syntaxes=["json-ld"])["json-ld"]]
print("extruct", version("extruct"))
for name, kind in TYPES.items():
    print(f"{kind:36} {'read' if name in read else 'passed over'}")
sys.exit(read != ["bare"])
PYTHON
