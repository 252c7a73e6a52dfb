#!/usr/bin/env bash
# Expected: a stand-in that checks the Bot API strictly takes a message of 4,096 characters
#   "after entities parsing", as the Bot API says, whatever its tags add.
# So it is: it reads no markup: tags count as text, so a message of 1,000 visible characters in
#   HTML is refused with 400 although Telegram sends it. Tests against it forbid what is
#   allowed.
# Seen with: lo-bot-api-emulator 0.3.6, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check lo-bot-api-emulator==0.3.6 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import asyncio
import sys
from importlib.metadata import version

import aiohttp
from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

VISIBLE = 1000


async def main():
    runner = web.AppRunner(LoBotApiEmulator().app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot123456:test_secret/sendMessage"
    statuses = {}
    async with aiohttp.ClientSession() as session:
        for name, text in {"plain": "a" * VISIBLE, "bold": "<b>a</b>" * VISIBLE}.items():
            message = {"chat_id": 7, "text": text, "parse_mode": "HTML"}
            async with session.post(url, json=message) as response:
                statuses[name] = response.status
                answer = await response.json()
            print(
                f"{name:6} {len(text):5} characters, {VISIBLE} visible: {response.status}",
                answer.get("description", ""),
            )
    await runner.cleanup()
    return statuses == {"plain": 200, "bold": 400}


print("lo-bot-api-emulator", version("lo-bot-api-emulator"))
sys.exit(not asyncio.run(main()))
PYTHON
