#!/usr/bin/env bash
# Expected: what aiogram makes of a message's entities in MarkdownV2 (md_text) can be sent again
#   as it is: it escapes all that MarkdownV2 reserves, in the text and in code.
# So it is: it escapes nothing in the address of a link, where the Bot API wants ")" and "\"
#   escaped. By its rules an address such as …/wiki/Cadre_(emploi) ends at its own parenthesis, and
#   the one left over is reserved, so that the message is refused. python-telegram-bot escapes it.
#   The same link in HTML is right with both.
# Seen with: aiogram 3.31.0, python-telegram-bot 22.8, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check aiogram==3.31.0 python-telegram-bot==22.8 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import aiogram.types
import telegram

URL = "https://fr.wikipedia.org/wiki/Cadre_(emploi)"
MESSAGE = {
    "message_id": 1,
    "date": int(datetime(2026, 3, 4, tzinfo=UTC).timestamp()),
    "chat": {"id": 1, "type": "private"},
    "text": "Cadre (emploi)",
    "entities": [{"type": "text_link", "offset": 0, "length": 5, "url": URL}],
}
by_aiogram = aiogram.types.Message.model_validate(MESSAGE)
by_ptb = telegram.Message.de_json(MESSAGE, bot=None)
markdown = {"aiogram": by_aiogram.md_text, "python-telegram-bot": by_ptb.text_markdown_v2}
html = {by_aiogram.html_text, by_ptb.text_html}
for package, text in markdown.items():
    print(f"{package:19} {version(package):6} {text}")
print(*html)
sys.exit(
    markdown
    != {
        "aiogram": rf"[Cadre]({URL}) \(emploi\)",
        "python-telegram-bot": rf"[Cadre]({URL[:-1]}\)) \(emploi\)",
    }
    or len(html) > 1
)
PYTHON
