#!/usr/bin/env bash
# Expected: sulguk, which turns HTML into Telegram's text and entities, begins the list of
#   <ol start="3"> with 3, as its own description says and shows, and counts <ol reversed> down
#   to 1. An answer whose steps are interrupted by a remark needs the first.
# So it is: start is read and not used, so the steps begin anew with 1; and a reversed list of
#   three counts 2, 1, 0. <li value="3"> on the first item helps.
# Seen with: sulguk 0.12.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check sulguk==0.12.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sulguk import transform_html

ITEMS = "<li>Envoyer</li><li>Relancer</li><li>Remercier</li>"
FROM_3 = ITEMS.replace("<li>", '<li value="3">', 1)
SEEN = {
    f"<ol>{ITEMS}</ol>": ["1.", "2.", "3."],
    f'<ol start="3">{ITEMS}</ol>': ["1.", "2.", "3."],
    f"<ol>{FROM_3}</ol>": ["3.", "4.", "5."],
    f"<ol reversed>{ITEMS}</ol>": ["2.", "1.", "0."],
}
print("sulguk", version("sulguk"))
changed = False
for html, seen in SEEN.items():
    numbers = [line.split()[0] for line in transform_html(html).text.splitlines()]
    print(html, numbers)
    changed |= numbers != seen
sys.exit(changed)
PYTHON
