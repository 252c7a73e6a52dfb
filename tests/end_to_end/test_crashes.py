"""A process that dies in the middle of a reply, and the next one that goes on with it."""

import asyncio
import json
import signal

import pytest

import demo
from bot.storage import Storage
from bot.storage.askers import Asker
from bot.storage.opening import open_database
from handlers.askers import TELLING_INTERVAL
from handlers.pseudonyms import Pseudonyms
from handlers.sealing import Seal
from tests.end_to_end.test_run_bot import BAKERY, PATIENCE, TOKEN, start
from tests.http_client import http_client

__all__ = ["start"]

LONG = " ".join(["réponse"] * 300)  # with its source, two messages
# Lets the first of two calls pass, and keeps the second one from being carried out.
SECOND_IS_SLOW = {
    "fault": "slow", "when": "before", "delay": 60, "count": 1, "method": "sendMessage",
    "probability": 0.5, "seed": 10,
}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """Where the process keeps what outlives it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/faq.sqlite3"
    return request.getfixturevalue("postgresql_url")


class Telegram:
    """The stand-in, and somebody's chat with the bot there."""

    def __init__(self, http, chat):
        self.http = http
        self.chat = chat
        self._path = f"/demo/chats/{chat['id']}"

    async def sends(self, text):
        await self.http.post(f"{self._path}/messages", json={"text": text})

    async def messages(self, count):
        """Wait for so many messages of the bot."""
        wanted = {"from_bot": 1, "count": count, "wait": 2 * PATIENCE}
        return (await self.http.get(f"{self._path}/messages", params=wanted)).json()["messages"]

    async def makes_the_second_message_slow(self):
        await self.http.post("/demo/faults", json=SECOND_IS_SLOW)

    async def is_slow(self):
        """Wait until the bot sends its second message."""
        await self.http.get("/demo/faults", params={"wait": PATIENCE})

    async def is_quick_again(self):
        await self.http.delete("/demo/faults")


@pytest.fixture
async def telegram():
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as server,
        http_client(base_url=server.url, timeout=2 * PATIENCE) as http,
    ):
        yield Telegram(http, (await http.post("/demo/chats", json={})).json()["chat"])


@pytest.fixture
def settings(tmp_path, telegram, database_url):
    """Those of a bot with an answer of two messages."""
    (tmp_path / "faq.yaml").write_text(
        BAKERY.replace("Un euro.", f"{LONG}, source: {LONG}"), encoding="utf-8"
    )
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": str(telegram.http.base_url),
        "FAQ_DATABASE_URL": database_url,
    }


async def test_pages_that_a_dead_process_sent_are_not_sent_again(start, telegram, settings):
    await telegram.makes_the_second_message_slow()
    await telegram.sends("Combien coûte le pain ?")
    async with start(**settings) as process:
        assert len(await telegram.messages(1)) == 1
        # The first one is recorded by the time that the second one is sent.
        await telegram.is_slow()
        await process.ends_on(signal.SIGKILL)
    await telegram.is_quick_again()
    async with start(**settings) as process:
        first, second = await telegram.messages(2)
        assert (len(first["text"]), len(second["text"])) == (4093, 727)
        await telegram.sends("/aide")  # which comes last
        assert len(await telegram.messages(3)) == 3
        await process.ends_on(signal.SIGTERM)


async def test_who_is_told_an_answer_by_a_process_that_dies_is_told_the_rest_and_once(
    start, telegram, settings
):
    async with open_database(settings["FAQ_DATABASE_URL"]) as database:
        await somebody_is_to_be_told(Storage.of(database), telegram.chat)
    await telegram.makes_the_second_message_slow()
    async with start(**settings) as process:
        await telegram.is_slow()
        await process.ends_on(signal.SIGKILL)
    await telegram.is_quick_again()
    async with start(**settings) as process:
        first, second = await telegram.messages(2)
        assert first["text"] != second["text"]
        await asyncio.sleep(2 * TELLING_INTERVAL)
        await telegram.sends("/aide")
        assert len(await telegram.messages(3)) == 3
        await process.ends_on(signal.SIGTERM)
    async with open_database(settings["FAQ_DATABASE_URL"]) as database:
        assert await Storage.of(database).askers.answered({"prix"}) == []


async def somebody_is_to_be_told(storage, chat):
    """Leave a chat that is to be told an answer, as the bot keeps it."""
    who = {"id": chat["id"], "is_bot": False, "first_name": ""}
    message = {"message_id": 0, "date": 0, "chat": chat, "from": who}
    payload = Seal(TOKEN).seal(json.dumps({"update_id": -7, "message": message}))
    await storage.questions.keep("c combien ?")
    asker = Asker(-7, Pseudonyms(TOKEN).name(chat["id"]), payload)
    assert await storage.askers.add(asker, "c combien ?")
    [question] = await storage.questions.all()
    await storage.questions.delete([question.id], "prix")
