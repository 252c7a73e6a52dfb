"""Starting and stopping."""

import asyncio
import contextlib
import logging
import signal
import time

import pytest

import demo
from tests.http_client import http_client
from tests.timing import shortest


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:"),
        ("localhost", "http://127.0.0.1:"),
        ("::1", "http://[::1]:"),
    ],
)
async def test_it_listens_on_this_machine(host, url, token):
    async with demo.DemoServer(host, 0, token) as server:
        assert server.url.startswith(url)
        async with http_client() as client:
            assert (await client.get(server.url)).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "exemple.fr", ""])
def test_it_listens_nowhere_else(host, token):
    with pytest.raises(ValueError, match="not a loopback address, use 127"):
        demo.DemoServer(host, 0, token)


async def test_a_taken_port_is_an_error_at_once(telegram, token):
    port = int(telegram.url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        await demo.DemoServer("127.0.0.1", port, token).start()


async def test_the_port_is_free_again_after_the_stop(token):
    server = demo.DemoServer("127.0.0.1", 0, token)
    await server.start()
    port = int(server.url.rpartition(":")[2])
    await server.stop()
    await server.stop()
    async with demo.DemoServer("127.0.0.1", port, token):
        pass


async def test_stopping_ends_all_that_waits(token):
    server = demo.DemoServer("127.0.0.1", 0, token)
    await server.start()
    async with http_client(base_url=server.url, timeout=60) as client:
        chat = (await client.post("/demo/chats", json={})).json()["chat"]["id"]
        async with client.stream("GET", f"/demo/chats/{chat}/events") as events:
            lines = events.aiter_lines()
            await anext(lines)
            waiting = [
                asyncio.create_task(client.get(path))
                for path in (
                    f"/bot{token}/getUpdates?timeout=50",
                    f"/demo/chats/{chat}/messages?wait=50",
                    "/demo/calls?method=getMe&wait=50",
                )
            ]
            asked = asyncio.create_task(
                client.post(f"/demo/chats/{chat}/inline", json={"wait": 50})
            )
            await client.get("/demo/calls?method=getUpdates&wait=50")  # the query woke the poll
            async with asyncio.timeout(20):
                await server.stop()
                answers = await asyncio.gather(*waiting, asked)
                assert [answer.status_code for answer in answers] == [200, 200, 200, 200]
                assert [line async for line in lines][-1] == ""


async def test_the_hosts_signal_handlers_stay(token):
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    async with demo.DemoServer("127.0.0.1", 0, token):
        during = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert during == before


async def test_the_token_is_never_logged(caplog, token):
    caplog.set_level(logging.DEBUG)
    async with demo.DemoServer("127.0.0.1", 0, token) as server:
        # Not with httpx: that logs addresses itself.
        host, port = server.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, port)
        lines = [f"GET /bot{token}/getMe HTTP/1.1", "Host: localhost", "Connection: close", "", ""]
        writer.write("\r\n".join(lines).encode())
        assert b'"ok":true' in await reader.read()
        writer.close()
        await writer.wait_closed()
    assert token not in caplog.text


@contextlib.asynccontextmanager
async def open_stream(server, chat_id):
    """Watch a chat as a page does, without ever reading."""
    host, port = server.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, port, limit=1)
    writer.write(f"GET /demo/chats/{chat_id}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    await reader.readexactly(1)
    try:
        yield
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def test_it_stops_within_a_second_even_if_pages_do_not_read(token, caplog):
    async def seconds_to_the_end():
        server = demo.DemoServer("127.0.0.1", 0, token)
        await server.start()
        async with contextlib.AsyncExitStack() as pages:
            client = await pages.enter_async_context(http_client(base_url=server.url))
            chat = (await client.post("/demo/chats", json={})).json()["chat"]["id"]
            for _ in range(3):
                await pages.enter_async_context(open_stream(server, chat))
            for _ in range(500):  # 6 MB: more than the sockets' buffers take
                await client.post(f"/demo/chats/{chat}/messages", json={"text": "é" * 4096})
            started = time.monotonic()
            await server.stop()
            return time.monotonic() - started

    assert await shortest(seconds_to_the_end, 1) < 1
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
