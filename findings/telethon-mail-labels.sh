#!/usr/bin/env bash
# Expected: Telethon's HTML sends the text of a link, whatever the link leads to, and parse reads back
#   the text that unparse wrote.
# So it is: of a link to mailto: it sends the address in place of the text, « Écrivez-nous » is gone, and
#   with ?subject= all that too, marked as an address; with a bold word inside, half the text goes. Links
#   to tel: keep theirs. And unparse writes code blocks with line breaks, indents and a « {} » that
#   were not in them: « SELECT 1 », read and sent again, is « SELECT 1{} ».
# Seen with: Telethon 1.45.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check telethon==1.45.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from telethon.extensions import html

SEEN = {
    '<a href="https://exemple.fr">Écrivez-nous</a> !': "Écrivez-nous !",
    '<a href="tel:+33142121212">Appelez-nous</a> !': "Appelez-nous !",
    '<a href="mailto:rh@exemple.fr">Écrivez-nous</a> !': "rh@exemple.fr !",
    '<a href="mailto:rh@exemple.fr?subject=CV">Écrivez-nous</a>': "rh@exemple.fr?subject=CV",
    '<a href="mailto:rh@exemple.fr"><b>Écrivez</b>-nous</a>': "Écrivezrh@exemple.fr",
    "<pre>SELECT 1</pre>": "SELECT 1",
}
SEEN_AFTER_UNPARSE = "SELECT 1{}"

print("Telethon", version("telethon"))
sent = {markup: html.parse(markup)[0] for markup in SEEN}
for markup, text in sent.items():
    print(f"{markup:60} {text!r}")
written = html.unparse(*html.parse("<pre>SELECT 1</pre>"))
again = html.parse(written)[0].strip()
print(f"code, written: {written!r}\n   read again: {again!r}")
sys.exit(sent != SEEN or again != SEEN_AFTER_UNPARSE)
PYTHON
