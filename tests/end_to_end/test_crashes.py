"""A process that dies in the middle of a reply, and the next one that goes on with it."""

import signal

import httpx
import pytest

import demo
from tests.end_to_end.test_run_bot import BAKERY, PATIENCE, TOKEN, start

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


async def test_pages_that_a_dead_process_sent_are_not_sent_again(start, tmp_path, database_url):
    (tmp_path / "faq.yaml").write_text(
        BAKERY.replace("Un euro.", f"{LONG}, source: {LONG}"), encoding="utf-8"
    )
    async with (
        demo.server("127.0.0.1", 0, TOKEN) as telegram,
        httpx.AsyncClient(base_url=telegram.url, timeout=2 * PATIENCE) as http,
    ):
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "FAQ_DATABASE_URL": database_url,
        }
        chat = f"/demo/chats/{(await http.post('/demo/chats', json={})).json()['chat']['id']}"

        async def messages(count):
            wanted = {"from_bot": 1, "count": count, "wait": 2 * PATIENCE}
            return (await http.get(f"{chat}/messages", params=wanted)).json()["messages"]

        await http.post("/demo/faults", json=SECOND_IS_SLOW)
        await http.post(f"{chat}/messages", json={"text": "Combien coûte le pain ?"})
        async with start(**settings) as process:
            assert len(await messages(1)) == 1
            # The first one is recorded by the time that the second one is sent.
            await http.get("/demo/faults", params={"wait": PATIENCE})
            await process.ends_on(signal.SIGKILL)
        await http.delete("/demo/faults")
        async with start(**settings) as process:
            first, second = await messages(2)
            assert (len(first["text"]), len(second["text"])) == (4093, 727)
            await http.post(f"{chat}/messages", json={"text": "/aide"})  # which comes last
            assert len(await messages(3)) == 3
            await process.ends_on(signal.SIGTERM)
