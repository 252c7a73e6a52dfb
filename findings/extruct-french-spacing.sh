#!/usr/bin/env bash
# Expected: the name of a question in microdata keeps the space that French puts before "?" and
#   ":", for text is taken from the page as it is.
# So it is: where an element ends before that space, the space is dropped ("Quels <em>jours</em>
#   ?" becomes "Quels jours?"), no-break or not, as English would have it; without the element
#   it stays. The spaces inside « » stay in either case.
# Seen with: extruct 0.18.0 with html-text 0.7.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 html-text==0.7.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import extruct

PAGE = '<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">{}</h3></div>'
EXPECTED_TODAY = {
    "Quels jours ?": "Quels jours ?",
    "Quels <em>jours</em> ?": "Quels jours?",
    "Quels <em>jours</em>\u00a0?": "Quels jours?",
    "<b>Horaires</b> : 9 h": "Horaires: 9 h",
    "Le mot « <b>cadre</b> »": "Le mot « cadre »",
}
print("extruct", version("extruct"), "html-text", version("html-text"))
changed = False
for heading, today in EXPECTED_TODAY.items():
    [question] = extruct.extract(PAGE.format(heading), syntaxes=["microdata"])["microdata"]
    name = question["properties"]["name"]
    print(f"{heading!r:32} -> {name!r}")
    changed |= name != today
sys.exit(changed)
PYTHON
