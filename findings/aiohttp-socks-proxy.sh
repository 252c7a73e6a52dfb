#!/usr/bin/env bash
# Expected: proxy="socks5://…" is refused with an error that names the scheme, since aiohttp
#   knows no SOCKS.
# So it is: it is taken for an HTTP proxy: the SOCKS server gets the text "CONNECT host:443
#   HTTP/1.1" (or "GET http://…"), and all one sees is a server that hung up.
# Seen with: aiohttp 3.14.5, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check aiohttp==3.14.5 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import asyncio
import sys
from importlib.metadata import version

import aiohttp

SECONDS = aiohttp.ClientTimeout(total=5)


async def first_bytes(target):
    received = []

    async def answer_nothing(reader, writer):
        received.append(await reader.read(200))
        writer.close()

    server = await asyncio.start_server(answer_nothing, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession(timeout=SECONDS) as session:
        try:
            await session.get(target, proxy=f"socks5://127.0.0.1:{port}")
        except (aiohttp.ClientError, ValueError) as error:
            print(f"{target:26} {type(error).__name__}: {error}")
    server.close()
    return received[0] if received else b""


async def main():
    told = [await first_bytes(f"{scheme}://bot.invalid/") for scheme in ("https", "http")]
    for one in told:
        print("the proxy was told", one.splitlines()[:1])
    return told[0].startswith(b"CONNECT bot.invalid:443 HTTP/1.1") and told[1].startswith(
        b"GET http://"
    )


print("aiohttp", version("aiohttp"))
sys.exit(not asyncio.run(main()))
PYTHON
