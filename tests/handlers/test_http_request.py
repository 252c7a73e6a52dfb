"""Requests to the Bot API: over real connections to a little server that does as it is told."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from handlers.http_request import AiohttpRequest

SECRET = "secret-part"
PATH = f"/bot123456:{SECRET}/sendMessage"


@dataclass
class Server:
    """Gets requests, one a connection unless it keeps them alive, and answers as it is told."""

    answer: bytes = b""
    url: str = ""
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0

    async def serve(self, reader, writer):
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                line, *fields = head.decode().rstrip().split("\r\n")
                headers = dict(one.lower().split(": ", 1) for one in fields)
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                self.requests.append((line, headers, body))
                await self.react(writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def react(self, writer):
        writer.write(self.answer)
        await writer.drain()


class SilentServer(Server):
    """Never answers."""

    async def react(self, writer):  # noqa: ARG002
        await asyncio.Event().wait()


class ClosingServer(Server):
    """Begins an answer, perhaps, and closes the connection."""

    async def react(self, writer):
        await super().react(writer)
        writer.close()


class ResettingServer(Server):
    """Resets the connection."""

    async def react(self, writer):
        writer.transport.abort()


def http(body, status="200 OK", headers=""):
    """Write an answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (
        f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n{headers}\r\n".encode() + content
    )


@asynccontextmanager
async def running(server):
    """Run a server."""
    tasks = set()

    async def serve(reader, writer):
        tasks.add(asyncio.current_task())
        await server.serve(reader, writer)

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    server.url = f"http://127.0.0.1:{port}{PATH}"
    try:
        yield server
    finally:
        listener.close()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


@pytest.fixture
async def request_():
    """A pool of connections."""
    async with AiohttpRequest(4) as pool:
        yield pool


def data(**parameters):
    return RequestData([RequestParameter.from_input(*one) for one in parameters.items()])


async def test_parameters_are_sent_as_json(request_):
    async with running(Server(http({"ok": True, "result": 1}))) as server:
        await request_.post(server.url, data(chat_id=7, text="été 🥐", ids=["a"]))
    [(line, headers, body)] = server.requests
    assert line == f"POST {PATH} HTTP/1.1"
    assert headers["content-type"] == "application/json"
    sent = json.loads(body)
    assert (sent["chat_id"], sent["text"], json.loads(sent["ids"])) == ("7", "été 🥐", ["a"])


async def test_the_result_is_given(request_):
    async with running(Server(http({"ok": True, "result": {"message_id": 5}}))) as server:
        assert await request_.post(server.url, data(x="1")) == {"message_id": 5}


async def test_a_request_needs_no_parameters(request_):
    async with running(Server(http({"ok": True, "result": True}))) as server:
        assert await request_.post(server.url) is True


async def test_a_connection_is_used_again(request_):
    async with running(Server(http({"ok": True, "result": 1}))) as server:
        for _ in range(3):
            await request_.post(server.url)
    assert (len(server.requests), server.connections) == (3, 1)


async def test_no_more_connections_are_opened_than_there_may_be(request_):
    async with running(Server(http({"ok": True, "result": 1}))) as server:
        await asyncio.gather(*[request_.post(server.url) for _ in range(20)])
    assert len(server.requests) == 20
    assert server.connections <= 4


async def test_no_cookies_are_kept(request_):
    answer = http({"ok": True, "result": 1}, headers="Set-Cookie: a=b\r\n")
    async with running(Server(answer)) as server:
        await request_.post(server.url)
        await request_.post(server.url)
    assert [headers.get("cookie") for _, headers, _ in server.requests] == [None, None]


@pytest.mark.parametrize(
    ("status", "more", "expected"),
    [
        ("400 Bad Request", {"description": "Bad Request: x"}, BadRequest),
        ("401 Unauthorized", {}, InvalidToken),
        ("403 Forbidden", {}, Forbidden),
        ("404 Not Found", {}, InvalidToken),
        ("409 Conflict", {}, Conflict),
        ("429 Too Many Requests", {"parameters": {"retry_after": 3}}, RetryAfter),
        ("500 Internal Server Error", {}, NetworkError),
        ("502 Bad Gateway", {}, NetworkError),
    ],
)
async def test_what_the_bot_api_refuses_is_raised(request_, status, more, expected):
    async with running(Server(http({"ok": False} | more, status))) as server:
        with pytest.raises(TelegramError) as caught:
            await request_.post(server.url)
    assert type(caught.value) is expected


PAGE = b"<html>Bad gateway, dear user</html>"


@pytest.mark.parametrize(
    "answer",
    [
        http(PAGE, "502 Bad Gateway"),
        http(PAGE, "504 Gateway Timeout"),
        http(PAGE),
        http(b""),
        http(b"[1]"),
        http({"message": "Hello"}),
        http(b"\xff\xfe"),
        b"no HTTP\r\n\r\n",
    ],
    ids=["502", "504", "200", "empty", "no object", "another object", "no text", "no HTTP"],
)
async def test_what_is_not_from_the_bot_api_is_a_fault_of_the_network(request_, answer, caplog):
    async with running(ClosingServer(answer)) as server:
        with pytest.raises(TelegramError) as caught:
            await request_.post(server.url)
    assert type(caught.value) is NetworkError
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        (ClosingServer(), NetworkError),
        (ClosingServer(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), NetworkError),
        (ResettingServer(), NetworkError),
        (SilentServer(), TimedOut),
    ],
    ids=["closed", "closed too early", "reset", "silent"],
)
async def test_a_failing_connection_is_a_fault_of_the_network(request_, server, expected):
    async with running(server):
        with pytest.raises(TelegramError) as caught:
            await request_.post(server.url, read_timeout=0.05)
    assert type(caught.value) is expected


async def test_a_server_that_nobody_runs_is_a_fault_of_the_network(request_):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}{PATH}"
        with pytest.raises(NetworkError):
            await request_.post(url)


async def test_a_machine_that_does_not_exist_is_a_fault_of_the_network(request_):
    with pytest.raises(NetworkError):
        await request_.post(f"http://machine.invalid{PATH}")


@pytest.mark.parametrize(
    "url",
    [
        f"http://machine.invalid{PATH}",
        f"http://127.0.0.1:1{PATH}",
        f"http://127.0.0.1:99999{PATH}",
        f"nowhere{PATH}",
    ],
)
async def test_no_error_shows_the_token(request_, url):
    with pytest.raises(TelegramError) as caught:
        await request_.post(url)
    seen = caught.value
    while seen:
        assert SECRET not in f"{seen!r} {seen}"
        seen = seen.__cause__


async def test_a_slow_answer_is_waited_for_if_the_request_says_so(request_):
    class SlowServer(Server):
        async def react(self, writer):
            await asyncio.sleep(0.1)
            await super().react(writer)

    async with running(SlowServer(http({"ok": True, "result": 1}))) as server:
        assert await request_.post(server.url, read_timeout=10) == 1


async def test_after_a_failure_the_next_request_works(request_):
    async with running(ResettingServer()) as server:
        with pytest.raises(NetworkError):
            await request_.post(server.url)
    async with running(Server(http({"ok": True, "result": 1}))) as server:
        assert await request_.post(server.url) == 1


async def test_it_can_be_used_again_after_it_was_shut_down(request_):
    await request_.shutdown()
    await request_.shutdown()
    await request_.initialize()
    await request_.initialize()
    async with running(Server(http({"ok": True, "result": 1}))) as server:
        assert await request_.post(server.url) == 1


async def test_it_is_to_be_initialized_first():
    with pytest.raises(NetworkError, match="not initialized"):
        await AiohttpRequest(1).post("http://127.0.0.1:1")
