#!/usr/bin/env bash
# Expected: a Bot API server that is older than the library answers « method not found » to a
#   newer method; python-telegram-bot raises EndPointNotFound, as it has an exception for that.
#   InvalidToken, on which bots are to end, comes of a wrong token only.
# So it is: the library's own methods raise InvalidToken, though the token is good and getMe has
#   just worked. Only do_api_request, given the same answer, raises EndPointNotFound. What the
#   server said is left in the message, and in nothing else.
# Seen with: python-telegram-bot 22.8, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check python-telegram-bot==22.8 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import asyncio
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version

from telegram import Bot
from telegram.error import TelegramError

ME = {"id": 1, "is_bot": True, "first_name": "FAQ", "username": "faq_bot"}


class OlderServer(BaseHTTPRequestHandler):
    """A Bot API server that knows one method."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        is_known = self.path.endswith("/getMe")
        answer = {"ok": True, "result": ME} if is_known else {
            "ok": False, "error_code": 404, "description": "Not Found: method not found"
        }
        body = json.dumps(answer).encode()
        self.send_response(200 if is_known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


async def main(url):
    raised = {}
    async with Bot("1:good", base_url=f"{url}/bot") as bot:
        print("getMe", bot.username)
        for name, call in (
            ("get_my_star_balance", bot.get_my_star_balance()),
            ("do_api_request", bot.do_api_request("getMyStarBalance")),
        ):
            try:
                await call
            except TelegramError as error:
                raised[name] = type(error).__name__
                print(f"{name:19} {error!r}")
    return raised


print("python-telegram-bot", version("python-telegram-bot"))
server = ThreadingHTTPServer(("127.0.0.1", 0), OlderServer)
threading.Thread(target=server.serve_forever, daemon=True).start()
raised = asyncio.run(main(f"http://127.0.0.1:{server.server_port}"))
server.shutdown()
sys.exit(raised != {"get_my_star_balance": "InvalidToken", "do_api_request": "EndPointNotFound"})
PYTHON
