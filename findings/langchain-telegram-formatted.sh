#!/usr/bin/env bash
# Expected: LangChain's loaders of Telegram's exports (result.json) give the text of every message,
#   with the formatting or without.
# So it is: TelegramChatFileLoader leaves out each message of which a single word is bold, or
#   which holds a link or an address, as the export keeps their text in pieces: of a help desk's
#   chat the questions remain, and not the answers. TelegramChatLoader hands the pieces on as
#   they are, and the message's own .text drops the formatted ones: « Lisez  avant. ».
# Seen with: langchain-community 0.4.2, langchain-core 1.8.3, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check langchain-community==0.4.2 langchain-core==1.8.3 || exit 2

cd "$place" && "$place/venv/bin/python" -W ignore - <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from langchain_community.chat_loaders.telegram import TelegramChatLoader
from langchain_community.document_loaders import TelegramChatFileLoader

EXPORT = "result.json"
BOLD = {"type": "bold", "text": "le guide"}
LINK = {"type": "link", "text": "https://example.org"}
TEXTS = ["Que lire ?", ["Lisez ", BOLD, " avant."], "Où ?", ["Ici : ", LINK], "Merci"]
SEEN_IN_DOCUMENT = ["Que lire ?", "Où ?", "Merci"]
SEEN_IN_CHAT = ["Que lire ?", "Lisez  avant.", "Où ?", "Ici : ", "Merci"]

messages = [
    {
        "id": number,
        "type": "message",
        "date": f"2026-11-02T09:0{number}:00",
        "date_unixtime": str(1793606400 + 60 * number),
        "from": "Conseil",
        "from_id": "user1",
        "text": text,
    }
    for number, text in enumerate(TEXTS)
]
export = {"name": "Conseil", "type": "personal_chat", "id": 1, "messages": messages}
Path(EXPORT).write_text(json.dumps(export), encoding="utf-8")

for package in ("langchain-community", "langchain-core"):
    print(package, version(package))
[document] = TelegramChatFileLoader(EXPORT).load()
in_document = [line.split(": ", 1)[1] for line in document.page_content.split("\n\n") if line]
[chat] = TelegramChatLoader(EXPORT).lazy_load()
in_chat = [str(message.text) for message in chat["messages"]]
print("document", in_document)
print("chat    ", in_chat)
sys.exit((in_document, in_chat) != (SEEN_IN_DOCUMENT, SEEN_IN_CHAT))
PYTHON
