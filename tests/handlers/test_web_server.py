"""The bot's own web server: who may deliver updates, when it says so, and what operators see."""

import asyncio
import json
import logging
import sqlite3
from contextlib import closing

import httpx
import pytest

from bot.errors import FaqError
from handlers.quiet_bot import QuietBot
from handlers.sealing import Seal
from handlers.web_server import MAX_BODY, SECRET_HEADER, build_server, serving
from handlers.webhook import Webhook
from tests.handlers.conftest import TOKEN, Script, refusal, result
from tests.http_client import http_client

WEBHOOK = Webhook.of("https://bot.example.org", TOKEN)
UPDATE = {"update_id": 1, "message": {"chat": {"id": 42}, "text": "été 🥐"}}


@pytest.fixture
async def http(delivery, services):
    """A client of the server."""
    transport = httpx.ASGITransport(build_server(delivery, services, WEBHOOK))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


@pytest.fixture
def deliver(http):
    """Deliver an update as Telegram does, unless something is said to be different."""

    async def post(content=None, path=WEBHOOK.path, secret=WEBHOOK.secret):
        body = json.dumps(UPDATE).encode() if content is None else content
        headers = {} if secret is None else {SECRET_HEADER: secret}
        return (await http.post(path, content=body, headers=headers)).status_code

    return post


# Addresses and secrets


def test_path_and_secret_are_the_same_in_every_process():
    assert Webhook.of("https://bot.example.org", TOKEN) == WEBHOOK


def test_another_token_has_another_path_and_secret():
    other = Webhook.of("https://bot.example.org", f"{TOKEN}2")
    assert other.path != WEBHOOK.path
    assert other.secret != WEBHOOK.secret


@pytest.mark.parametrize("part", [WEBHOOK.path, WEBHOOK.secret])
def test_neither_path_nor_secret_shows_the_token(part):
    assert "secret-part" not in part


def test_path_and_secret_have_nothing_in_common():
    assert WEBHOOK.secret not in WEBHOOK.path


def test_a_secret_of_ones_own_is_taken():
    assert Webhook.of("https://bot.example.org", TOKEN, "mine").secret == "mine"


@pytest.mark.parametrize("url", ["https://bot.example.org", "https://bot.example.org/"])
async def test_telegram_is_told_where_to_deliver_what(url):
    script = Script([result(True)])
    await Webhook.of(url, TOKEN).register(QuietBot(TOKEN, request=script))
    [(method, parameters)] = script.calls
    assert method == "setWebhook"
    assert parameters == {
        "url": f"https://bot.example.org{WEBHOOK.path}",
        "secret_token": WEBHOOK.secret,
        "allowed_updates": ["message", "edited_message", "callback_query", "inline_query"],
        "max_connections": 40,
    }


async def test_an_address_that_telegram_refuses_is_a_sentence_without_the_path():
    reason = f"Bad Request: bad webhook: https://bot.example.org{WEBHOOK.path} is no good"
    script = Script([refusal(400, reason)])
    with pytest.raises(
        FaqError, match=r"^Telegram refuse FAQ_WEBHOOK_URL \(.+\) : .+\.$"
    ) as caught:
        await WEBHOOK.register(QuietBot(TOKEN, request=script))
    assert WEBHOOK.path not in str(caught.value)


# Delivering


async def test_an_update_is_stored(deliver, storage):
    assert await deliver() == 200
    [claimed] = await storage.inbox.settle_and_claim([], 10)
    assert json.loads(Seal(TOKEN).unseal(claimed.payload)) == UPDATE


async def test_an_update_that_comes_twice_is_stored_once(deliver, storage):
    assert [await deliver(), await deliver()] == [200, 200]
    assert await storage.inbox.depth() == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", WEBHOOK.secret[:-1], "é"])
async def test_without_the_secret_nothing_is_stored(deliver, storage, secret):
    if secret == "é":
        secret = secret.encode()
    assert await deliver(secret=secret) == 403
    assert await storage.inbox.depth() == 0


@pytest.mark.parametrize("path", ["/", "/telegram", "/telegram/", WEBHOOK.path + "0", "/x"])
async def test_at_another_path_there_is_nothing(deliver, path):
    assert await deliver(path=path) == 404


async def test_updates_are_only_posted(http):
    assert (await http.get(WEBHOOK.path)).status_code == 405


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": null}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "list", "null", "no number", "text", "null number", "bytes", "deep"],
)
async def test_what_is_no_update_is_refused(deliver, storage, content):
    assert await deliver(content) == 400
    assert await storage.inbox.depth() == 0


@pytest.mark.parametrize(
    "content",
    [
        b'{"update_id": 1}',
        b'{"update_id": 1, "message": 1}',
        b'{"update_id": 1, "message": {"chat": "x", "from": []}}',
        b'{"update_id": 1, "callback_query": {"message": "x", "from": {"id": "x"}}}',
        rb'{"update_id": 1, "message": {"chat": {"id": 1}, "text": "half a pair: \ud83e"}}',
        rb'{"update_id": 1, "message": {"chat": {"id": 1}, "text": "\u0000"}}',
    ],
)
async def test_an_update_of_a_strange_shape_is_stored(deliver, storage, content):
    assert await deliver(content) == 200
    [claimed] = await storage.inbox.settle_and_claim([], 10)
    assert json.loads(Seal(TOKEN).unseal(claimed.payload)) == json.loads(content)


def of_size(size):
    start, end = b'{"update_id": 1, "x": "', b'"}'
    return start + b"x" * (size - len(start) - len(end)) + end


async def in_chunks(body):
    for start in range(0, len(body), 100_000):
        yield body[start : start + 100_000]


@pytest.mark.parametrize("wrap", [bytes, in_chunks])
@pytest.mark.parametrize(("size", "expected"), [(MAX_BODY, 200), (MAX_BODY + 1, 413)])
async def test_a_body_may_be_of_some_size(deliver, wrap, size, expected):
    assert await deliver(wrap(of_size(size))) == expected


async def test_the_end_of_too_large_a_body_is_not_waited_for(deliver):
    async def endless():
        while True:
            yield b"x" * 100_000

    assert await deliver(endless()) == 413


async def test_while_the_database_fails_telegram_is_to_deliver_it_again(
    deliver, breakable, storage
):
    await breakable.breaks()
    assert await deliver() == 503
    await breakable.works()
    assert await deliver() == 200
    assert await storage.inbox.depth() == 1


async def test_an_update_is_acknowledged_only_once_it_is_stored(deliver, storage, tmp_path):
    with closing(sqlite3.connect(tmp_path / "faq.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")  # the bot cannot write for as long
        assert await deliver() == 503
    assert await deliver() == 200
    assert await storage.inbox.depth() == 1


# What operators see


async def test_it_is_healthy_while_it_runs(http, breakable):
    await breakable.breaks()
    response = await http.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok")


async def test_it_is_ready_when_updates_can_be_handled(http):
    response = await http.get("/readyz")
    assert (response.status_code, response.text) == (200, "ready")


async def test_it_is_not_ready_while_the_database_fails(http, breakable):
    await breakable.breaks()
    response = await http.get("/readyz")
    assert (response.status_code, response.text) == (503, "not ready")


async def test_it_is_not_ready_once_it_ends(http, delivery):
    delivery.stop()
    assert (await http.get("/readyz")).status_code == 503


@pytest.mark.parametrize(
    "line",
    [
        "faq_inbox_depth 1.0",
        'faq_updates_total{result="done"} 2.0',
        'faq_outcomes_total{outcome="answer"} 1.0',
        "faq_handling_seconds_count 1.0",
        "faq_waiting_seconds_count 0.0",
        'faq_reloads_total{result="accepted"} 1.0',
    ],
)
async def test_figures_are_shown(http, deliver, services, line):
    await deliver()
    metrics = services.metrics
    metrics.updates.labels("done").inc(2)
    metrics.outcomes.labels("answer").inc()
    metrics.seconds.observe(0.1)
    metrics.reloads.labels("accepted").inc()
    response = await http.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    assert line in response.text.splitlines()


async def test_figures_are_shown_while_the_database_fails(http, breakable):
    await breakable.breaks()
    assert (await http.get("/metrics")).status_code == 200


async def test_figures_name_no_user(http, deliver, services):
    await deliver()
    shown = (await http.get("/metrics")).text
    assert services.pseudonyms.name(42) not in shown
    assert "été" not in shown


async def test_without_a_webhook_nothing_can_be_delivered(delivery, services):
    transport = httpx.ASGITransport(build_server(delivery, services, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        headers = {SECRET_HEADER: WEBHOOK.secret}
        delivered = await client.post(WEBHOOK.path, json=UPDATE, headers=headers)
        assert delivered.status_code == 404
        assert (await client.get("/healthz")).status_code == 200


# The server


@pytest.fixture
async def port(delivery, services):
    """Where the server listens."""
    async with serving(build_server(delivery, services, WEBHOOK), "127.0.0.1", 0) as port:
        yield port


async def test_it_can_be_reached_at_once(port):
    async with http_client() as client:
        response = await client.get(f"http://127.0.0.1:{port}/healthz")
    assert response.text == "ok"


async def test_it_does_not_say_what_it_is_made_of(port):
    async with http_client() as client:
        response = await client.get(f"http://127.0.0.1:{port}/healthz")
    assert "server" not in response.headers


async def test_a_taken_port_is_a_sentence(port, delivery, services):
    server = build_server(delivery, services, None)
    sentence = rf"^Le serveur ne peut pas écouter sur 127\.0\.0\.1:{port} : .+ FAQ_LISTEN\.$"
    with pytest.raises(FaqError, match=sentence):
        async with serving(server, "127.0.0.1", port):
            pass


async def test_a_delivery_that_breaks_off_leaves_no_traceback(port, caplog, storage):
    caplog.set_level(logging.INFO)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST {WEBHOOK.path} HTTP/1.1\r\nHost: bot\r\n{SECRET_HEADER}: {WEBHOOK.secret}\r\n"
    writer.write(f"{head}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n".encode())
    assert b"100" in await reader.readline()  # it reads the body by now
    writer.write(b'{"update_id": 1')
    writer.close()
    await writer.wait_closed()
    async with http_client() as client:
        await client.get(f"http://127.0.0.1:{port}/healthz")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert await storage.inbox.depth() == 0
