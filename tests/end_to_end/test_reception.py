"""Updates belong to a token: the bot notices when others get them, and takes nobody's by itself."""

import asyncio

import pytest
import pytest_asyncio

from handlers import polling, webhook
from handlers.webhook import Webhook
from tests.end_to_end.conftest import PATIENCE, TOKEN, bot_at_rest
from tests.end_to_end.test_run_bot import TOKEN as PROCESS_TOKEN
from tests.end_to_end.test_run_bot import (
    assert_is_one_sentence,
    closed_port,
    fails,
    somebody,
    start,
)
from tests.end_to_end.test_webhook import address, settings, telegram
from tests.http_client import http_client

__all__ = ["address", "settings", "start", "telegram"]

ADMIN = 77
ELSEWHERE = "https://127.0.0.1:9/secret-path"
running = pytest.mark.asyncio(loop_scope="session")


async def call(telegram_url, token, method, **parameters):
    """Call the Bot API as another program would that has the token."""
    async with http_client(timeout=2 * PATIENCE) as http:
        response = await http.post(f"{telegram_url}/bot{token}/{method}", json=parameters)
    return response.json()


class Watched:
    """A bot with an admin, and what another program does with its token."""

    def __init__(self, bot, admin, port):
        self.bot = bot
        self.admin = admin
        self._port = port

    async def call(self, method, **parameters):
        """Call the Bot API with the bot's token."""
        return await call(self.bot.telegram.url, TOKEN, method, **parameters)

    async def webhook(self):
        """Return where Telegram delivers."""
        return (await self.call("getWebhookInfo"))["result"]["url"]

    async def is_ready(self):
        """Return what the bot says of itself to operators."""
        async with http_client() as http:
            return (await http.get(f"http://127.0.0.1:{self._port}/readyz")).is_success

    async def becomes(self, expected, what):
        """Wait until something is as expected."""
        async with asyncio.timeout(PATIENCE):
            while await what() != expected:  # noqa: ASYNC110 - it is in another process
                await asyncio.sleep(0.02)


@pytest_asyncio.fixture(loop_scope="session", params=["webhook", "polling"])
async def watched(request, dialogue, texts, monkeypatch):
    """A bot that looks around all the time."""
    monkeypatch.setattr(webhook, "WATCH_INTERVAL", 0.05)
    monkeypatch.setattr(polling, "STANDBY_INTERVAL", 0.05)
    monkeypatch.setattr(polling, "LONG_POLL_TIMEOUT", 1)
    monkeypatch.setattr(polling, "CONFLICT_MEMORY", 0.0)
    port = closed_port()
    options = {"address": ("127.0.0.1", port)}
    if request.param == "webhook":
        options["webhook"] = Webhook.of(f"http://127.0.0.1:{port}", TOKEN)
    async with bot_at_rest(texts) as bot:
        await bot.start(dialogue, options, admins=frozenset({ADMIN}))
        await bot.request("GET", f"/demo/calls?method=setMyShortDescription&wait={PATIENCE}")
        try:
            yield Watched(bot, await bot.meets("Admin", ADMIN), port)
        finally:
            await bot.stop()


@running
@pytest.mark.parametrize("watched", ["webhook"], indirect=True)
async def test_a_webhook_that_was_taken_away_is_registered_again(watched, shown):
    own = await watched.webhook()
    await watched.call("deleteWebhook")
    await watched.becomes(own, watched.webhook)
    person = await watched.bot.meets()
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    assert await watched.is_ready()


@running
async def test_updates_that_go_elsewhere_are_one_alarm(watched):
    await watched.call("setWebhook", url=ELSEWHERE)
    await watched.becomes(False, watched.is_ready)
    [alarm] = await watched.admin.waits()
    assert "Telegram les livre à 127.0.0.1" in alarm.text
    assert "secret" not in alarm.text
    await asyncio.sleep(0.3)
    assert await watched.admin._news() == []
    assert await watched.webhook() == ELSEWHERE, "two bots would take it from each other"


@running
async def test_once_updates_come_again_it_is_ready(watched):
    own = await watched.webhook()
    await watched.call("setWebhook", url=ELSEWHERE)
    await watched.becomes(False, watched.is_ready)
    await watched.call("setWebhook", url=own)
    await watched.becomes(True, watched.is_ready)


@running
@pytest.mark.parametrize("watched", ["polling"], indirect=True)
async def test_another_poller_is_one_alarm(watched, monkeypatch):
    monkeypatch.setattr(polling, "CONFLICT_MEMORY", 60.0)
    async with asyncio.timeout(PATIENCE):
        while not (alarms := await watched.admin._news()):
            await watched.call("getUpdates", timeout=0)
            await asyncio.sleep(0.05)
    for _ in range(3):
        await watched.call("getUpdates", timeout=0)
        await asyncio.sleep(0.1)
    [alarm] = [*alarms, *await watched.admin._news()]
    assert alarm.text.startswith("Un autre programme lit mes messages.")


# At the start


@pytest.mark.parametrize("delivers", [True, False], ids=["webhook", "polling"])
async def test_a_webhook_of_somebody_else_is_not_taken_away(start, settings, telegram, delivers):
    if not delivers:
        del settings["FAQ_WEBHOOK_URL"], settings["FAQ_LISTEN"]
    await call(telegram.url, PROCESS_TOKEN, "setWebhook", url=ELSEWHERE)
    sentence = await fails(start, **settings)
    assert_is_one_sentence(sentence, "Les messages de ce bot sont déjà livrés ailleurs, à 127.")
    assert "secret" not in sentence
    info = await call(telegram.url, PROCESS_TOKEN, "getWebhookInfo")
    assert info["result"]["url"] == ELSEWHERE


@pytest.mark.parametrize("delivers", [True, False], ids=["webhook", "polling"])
async def test_it_is_taken_away_by_whoever_says_so(start, settings, telegram, delivers):
    if not delivers:
        del settings["FAQ_WEBHOOK_URL"], settings["FAQ_LISTEN"]
    await call(telegram.url, PROCESS_TOKEN, "setWebhook", url=ELSEWHERE)
    async with start("--take-over", **settings), somebody(telegram.url) as sends:
        assert await sends("Combien coûte le pain ?") == "Un euro."
