"""Updates pushed to the bot's address."""

import asyncio
import contextlib
import json
import socket
import struct

import pytest

from demo.updates import UpdateQueue
from demo.webhook import WebhookSender, pause_before


class Receiver:
    """A bot's web server that answers with the given statuses, then with 200."""

    def __init__(self):
        self.statuses = []
        self.requests = asyncio.Queue()
        self.server = None

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *error):
        self.server.close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}/hook"

    async def serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.splitlines()[1:] if line)
        body = await reader.readexactly(int(headers["content-length"]))
        status = self.statuses.pop(0) if self.statuses else 200
        self.requests.put_nowait((headers, json.loads(body)))
        writer.write(
            f"HTTP/1.1 {status} So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        writer.close()

    async def received(self, count):
        async with asyncio.timeout(20):
            return [await self.requests.get() for _ in range(count)]


@pytest.fixture
async def receiver():
    async with Receiver() as receiver:
        yield receiver


@pytest.fixture
def updates():
    return UpdateQueue()


@pytest.fixture
async def webhook(updates):
    sender = WebhookSender(updates, pause=lambda _: 0.0)
    yield sender
    await sender.remove()


async def test_updates_are_posted_in_order_with_the_secret(webhook, updates, receiver):
    ids = [updates.put("message", {}) for _ in range(2)]
    await webhook.set(receiver.url, "S3cret_-", 40)
    ids.append(updates.put("message", {}))
    received = await receiver.received(3)
    assert [body["update_id"] for _, body in received] == ids
    headers = received[0][0]
    assert headers["x-telegram-bot-api-secret-token"] == "s3cret_-"
    assert headers["content-type"] == "application/json"
    await updates.wait_empty(20)
    assert len(updates) == 0


class Gate:
    """A bot's web server that answers nothing until it is told to."""

    def __init__(self):
        self.waiting = []
        self.arrived = asyncio.Condition()

    async def serve(self, reader, writer):
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = int(head.partition("content-length: ")[2].split()[0])
                update = json.loads(await reader.readexactly(length))
                answered = asyncio.Event()
                async with self.arrived:
                    self.waiting.append((update["message"]["text"], writer, answered))
                    self.arrived.notify_all()
                await answered.wait()
        writer.close()

    async def waits_for(self, *texts):
        """Wait until the bot has been sent exactly these and has answered none."""
        async with asyncio.timeout(20), self.arrived:
            await self.arrived.wait_for(lambda: len(self.waiting) >= len(texts))
        for _ in range(50):  # turns of the event loop in which one more could come
            await asyncio.sleep(0)
        assert sorted(text for text, _, _ in self.waiting) == sorted(texts)

    def answer(self, text, status=200):
        (found,) = (one for one in self.waiting if one[0] == text)
        self.waiting.remove(found)
        found[1].write(f"HTTP/1.1 {status} So\r\nContent-Length: 0\r\n\r\n".encode())
        found[2].set()


@pytest.fixture
async def gate():
    gate = Gate()
    server = await asyncio.start_server(gate.serve, "127.0.0.1", 0)
    gate.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    yield gate
    server.close()
    for _, writer, answered in gate.waiting:
        writer.close()
        answered.set()


@pytest.fixture
def put(updates):
    def put(*texts, chat=1):
        for text in texts:
            updates.put("message", {"text": text, "chat": {"id": chat}})

    return put


async def test_chats_do_not_wait_for_each_other(webhook, gate, put):
    put("a", chat=1)
    put("b", chat=2)
    await webhook.set(gate.url, "", 40)
    await gate.waits_for("a", "b")


async def test_the_updates_of_a_chat_come_in_order(webhook, gate, put):
    put("a", "b", chat=1)
    await webhook.set(gate.url, "", 40)
    await gate.waits_for("a")
    gate.answer("a")
    await gate.waits_for("b")


async def test_what_the_bot_refused_keeps_only_its_chat_waiting(webhook, gate, put):
    put("a", "b", chat=1)
    await webhook.set(gate.url, "", 40)
    await gate.waits_for("a")
    gate.answer("a", status=500)
    await gate.waits_for("a")
    put("c", chat=2)
    await gate.waits_for("a", "c")


async def test_there_are_no_more_connections_than_the_bot_allows(webhook, gate, put):
    for chat in range(3):
        put(f"{chat}", chat=chat)
    await webhook.set(gate.url, "", 2)
    await gate.waits_for("0", "1")
    gate.answer("0")
    await gate.waits_for("1", "2")


async def test_only_what_the_bot_took_is_confirmed(webhook, gate, updates, put):
    put("a", chat=1)
    put("b", chat=2)
    await webhook.set(gate.url, "", 40)
    await gate.waits_for("a", "b")
    gate.answer("b")
    while len(updates) > 1:
        await updates.wait_change()
    await webhook.remove()
    (left,) = json.loads(await updates.get(0, 100, 0))
    assert left["message"]["text"] == "a"


async def test_without_a_secret_none_is_sent(webhook, updates, receiver):
    updates.put("message", {})
    await webhook.set(receiver.url, "", 40)
    ((headers, _),) = await receiver.received(1)
    assert "x-telegram-bot-api-secret-token" not in headers


async def test_an_update_is_repeated_until_it_is_taken(webhook, updates, receiver):
    receiver.statuses = [500, 404, 302]
    first, second = updates.put("message", {}), updates.put("message", {})
    await webhook.set(receiver.url, "", 40)
    received = await receiver.received(5)
    assert [body["update_id"] for _, body in received] == [first, first, first, first, second]


async def test_info_tells_what_waits_and_the_last_error(webhook, updates, receiver):
    receiver.statuses = [503] * 1000
    updates.allowed = ["message"]
    updates.put("message", {})
    await webhook.set(receiver.url, "", 7)
    await receiver.received(2)  # the answer to the first is known once the second is on its way
    info = webhook.info()
    assert info.pop("last_error_date") > 1_700_000_000
    assert info == {
        "url": receiver.url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 7,
        "ip_address": "127.0.0.1",
        "allowed_updates": ["message"],
        "last_error_message": "Wrong response from the webhook: 503 So",
    }


async def test_info_without_a_webhook(webhook):
    assert webhook.info() == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }


async def last_error(updates, url):
    """Push to an address where nothing can be taken; return what is told of it."""
    failed = asyncio.Event()

    def pause(_attempt):
        failed.set()
        return 0.0

    sender = WebhookSender(updates, pause=pause)
    updates.put("message", {})
    await sender.set(url, "", 40)
    async with asyncio.timeout(20):
        await failed.wait()
    info = sender.info()
    await sender.remove()
    return info["last_error_message"]


async def test_a_refused_connection_is_told(updates, receiver):
    url = receiver.url
    receiver.server.close()
    await receiver.server.wait_closed()
    assert await last_error(updates, url) == "Connection refused"


@pytest.mark.parametrize("host", ["a.invalid", "a..b"])
async def test_a_host_that_nobody_knows_is_told(updates, host):
    error = "Failed to resolve host: Name or service not known"
    assert await last_error(updates, f"http://{host}/") == error


async def silent(reader, writer):
    await reader.read()  # until the other end has had enough
    writer.close()


async def hang_up(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.close()


async def reset(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def answering(answer):
    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    return serve


@pytest.mark.parametrize(
    ("serve", "error"),
    [
        (hang_up, "Connection closed"),
        (reset, "Connection reset by peer"),
        (silent, "Read timeout expired"),
        (answering(b"no HTTP\r\n\r\n"), "Connection closed"),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), "Connection closed"),
        (
            answering(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
            "Wrong response from the webhook: 404 Not Found",
        ),
    ],
)
async def test_what_went_wrong_is_told_in_telegrams_words(updates, monkeypatch, serve, error):
    monkeypatch.setattr("demo.webhook.ANSWER_TIMEOUT", 0.05 if serve is silent else 20)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    assert await last_error(updates, url) == error
    server.close()


async def test_a_redirect_is_not_followed(updates, receiver):
    location = f"HTTP/1.1 302 Found\r\nLocation: {receiver.url}\r\nContent-Length: 0\r\n\r\n"
    async with await asyncio.start_server(answering(location.encode()), "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        assert await last_error(updates, url) == "Wrong response from the webhook: 302 Found"
    assert receiver.requests.empty()


OK = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\nok"
CHUNKED = b"HTTP/1.1 201 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early\r\n\r\n"
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok"


@pytest.mark.parametrize(
    ("answers", "connections"),
    [([OK, OK, OK], 1), ([CHUNKED, OK], 1), ([EARLY + OK, OK], 1), ([CLOSING, OK], 2)],
)
async def test_a_connection_is_used_again_if_the_bot_keeps_it(
    webhook, updates, answers, connections
):
    heads = []
    opened = 0
    remaining = list(answers)

    async def serve(reader, writer):
        nonlocal opened
        opened += 1
        while remaining:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            await reader.readexactly(int(head.partition("content-length: ")[2].split()[0]))
            heads.append(head)
            answer = remaining.pop(0)
            writer.write(answer)
            if answer is CLOSING:
                break
        writer.close()

    for _ in answers:
        updates.put("message", {"chat": {"id": 1}})
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?a=b"
        await webhook.set(url, "", 40)
        await updates.wait_empty(20)
        await webhook.remove()
    assert (len(heads), opened) == (len(answers), connections)
    assert all(head.startswith("post /hook?a=b http/1.1\r\n") for head in heads)
    assert not any("cookie" in head for head in heads)


async def test_removing_keeps_what_was_not_taken(webhook, updates, receiver):
    receiver.statuses = [500] * 1000
    updates.put("message", {})
    await webhook.set(receiver.url, "", 40)
    await receiver.received(1)
    await webhook.remove()
    assert len(updates) == 1
    assert webhook.url == ""


def test_pauses_double_up_to_half_a_minute():
    assert [pause_before(attempt) for attempt in (1, 2, 3, 7, 8, 100)] == [
        0.25,
        0.5,
        1.0,
        16.0,
        30.0,
        30.0,
    ]
