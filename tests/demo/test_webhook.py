"""Updates pushed to the bot's address."""

import asyncio
import json

import pytest

from demo.updates import UpdateQueue
from demo.webhook import WebhookSender, pause_before


class Receiver:
    """Be a bot's web server: note what comes and answer with the given statuses, then with 200."""

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


async def test_a_refused_connection_is_told(updates, receiver):
    failed = asyncio.Event()

    def pause(_attempt):
        failed.set()
        return 0.0

    url = receiver.url
    receiver.server.close()
    await receiver.server.wait_closed()
    sender = WebhookSender(updates, pause=pause)
    updates.put("message", {})
    await sender.set(url, "", 40)
    async with asyncio.timeout(20):
        await failed.wait()
    assert sender.info()["last_error_message"] == "Connection refused"
    await sender.remove()


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
