"""The web server closes connections that keep silent, and serves those that do not."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from handlers import limited_http, web_server
from handlers.web_server import SECRET_HEADER, build_server, serving
from handlers.webhook import Webhook
from tests.handlers.conftest import TOKEN
from tests.http_client import http_client


@pytest.fixture
def server(delivery, services, monkeypatch):
    """A web server with little patience and room for four connections."""
    monkeypatch.setattr(limited_http, "SILENCE_TIMEOUT", 0.2)
    monkeypatch.setattr(limited_http, "MAX_CONNECTIONS", 4)
    monkeypatch.setattr(limited_http.LimitedProtocol, "_logged_at", 0.0)
    monkeypatch.setattr(limited_http, "LOG_INTERVAL", -1.0)

    @asynccontextmanager
    async def start():
        async with serving(build_server(delivery, services, None), "127.0.0.1", 0) as port:
            yield port

    return start


async def is_closed(reader, seconds=5.0):
    """Check whether the other side closes a connection in time."""
    try:
        async with asyncio.timeout(seconds):
            while await reader.read(1024):
                pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\nHost: x\r\n"])
async def test_a_connection_that_keeps_silent_is_closed(server, sent):
    async with server() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        assert await is_closed(reader)
        writer.close()


async def test_so_is_one_that_keeps_silent_after_a_request(server):
    async with server() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await reader.readuntil(b"ok") != b""
        writer.write(b"GET /heal")
        assert await is_closed(reader)
        writer.close()


async def test_one_that_goes_on_asking_stays(server, monkeypatch):
    monkeypatch.setattr(limited_http, "SILENCE_TIMEOUT", 1.5)
    async with server() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(6):
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert await reader.readuntil(b"ok") != b""
            await asyncio.sleep(0.4)
        writer.close()


async def test_a_crowd_of_silent_ones_keeps_nobody_out(server, monkeypatch, caplog):
    monkeypatch.setattr(limited_http, "SILENCE_TIMEOUT", 60.0)
    async with server() as port, http_client() as http:
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(10)]
        response = await http.get(f"http://127.0.0.1:{port}/healthz")
        assert response.text == "ok"
        assert await is_closed(silent[0][0])
        assert not await is_closed(silent[-1][0], 0.1)
        for _, writer in silent:
            writer.close()
    assert "more than 4 connections: silent ones are closed" in caplog.messages


async def test_of_a_crowd_that_comes_at_once_no_more_than_the_limit_stay(server, monkeypatch):
    monkeypatch.setattr(limited_http, "SILENCE_TIMEOUT", 60.0)
    async with server() as port:
        opening = [asyncio.open_connection("127.0.0.1", port) for _ in range(40)]
        crowd = await asyncio.gather(*opening)
        waiting = {asyncio.create_task(is_closed(reader, 20.0)) for reader, _ in crowd}
        while len(waiting) > 4:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            assert all(task.result() for task in done)
        assert len(waiting) == 4
        for _, writer in crowd:
            writer.close()
        await asyncio.wait(waiting)


async def test_a_body_that_does_not_come_is_given_up(delivery, services, monkeypatch):
    monkeypatch.setattr(web_server, "SILENCE_TIMEOUT", 0.2)
    webhook = Webhook.of("https://bot.example.org", TOKEN)
    head = f"POST {webhook.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n"
    secret = f"{SECRET_HEADER}: {webhook.secret}\r\n\r\n"
    async with serving(build_server(delivery, services, webhook), "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write((head + secret).encode() + b"{")
        async with asyncio.timeout(5):
            assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
        writer.close()
