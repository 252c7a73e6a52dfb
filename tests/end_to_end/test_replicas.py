"""Several processes with one PostgreSQL database."""

import asyncio
import signal
import time

import pytest

import demo
from bot.storage.lease import LEASE_SECONDS
from handlers.polling import STANDBY_INTERVAL
from tests.end_to_end.test_run_bot import TOKEN, somebody, start

__all__ = ["start"]

PEOPLE = 8
TAKEOVER = LEASE_SECONDS + STANDBY_INTERVAL  # seconds: "within 15 s", as docs/operations.md says
LOAD = 10  # seconds that a busy machine may take for an answer itself


@pytest.fixture
async def telegram():
    """The stand-in for Telegram."""
    async with demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram:
        yield telegram


@pytest.fixture
def settings(telegram, postgresql_url):
    """What each process is told."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "FAQ_DATABASE_URL": postgresql_url,
    }


async def ask(telegram, text):
    """Let somebody ask something and wait for the answer."""
    async with somebody(telegram.url) as sends:
        return await sends(text)


async def test_a_process_works_with_postgresql(start, settings, telegram):
    async with start(**settings) as process:
        assert await ask(telegram, "Combien coûte le pain ?") == "Un euro."
        outcome = await process.ends_on(signal.SIGTERM)
    assert outcome.status == 0
    assert "Traceback" not in outcome.stderr


async def test_two_processes_answer_each_question_once(start, settings, telegram):
    async with start(**settings) as one, start(**settings) as other:
        asking = [ask(telegram, "Combien coûte le pain ?") for _ in range(PEOPLE)]
        assert await asyncio.gather(*asking) == ["Un euro."] * PEOPLE
        logs = [(await process.ends_on(signal.SIGTERM)).stderr for process in (one, other)]
    assert sum(log.count(" result=done outcome=answer ") for log in logs) == PEOPLE
    assert "another process polls" not in "".join(logs)


async def test_one_process_goes_on_when_the_other_is_killed(start, settings, telegram):
    async with start(**settings) as one:
        assert await ask(telegram, "Combien coûte le pain ?") == "Un euro."
        async with start(**settings):
            await one.ends_on(signal.SIGKILL)
            assert await ask(telegram, "Combien coûte le pain ?") == "Un euro."


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a signal that freezes a process")
async def test_who_freezes_while_polling_is_replaced_in_time(start, settings, telegram):
    async with start(**settings) as frozen:
        assert await ask(telegram, "Combien coûte le pain ?") == "Un euro."
        async with start(**settings) as other:
            begun = time.monotonic()
            frozen.gets(signal.SIGSTOP)
            # Telegram hands it to the frozen one, which cannot acknowledge it.
            assert await ask(telegram, "Combien coûte le pain ?") == "Un euro."
            assert time.monotonic() - begun < TAKEOVER + LOAD
            frozen.gets(signal.SIGCONT)
            asking = [ask(telegram, "Combien coûte le pain ?") for _ in range(PEOPLE)]
            assert await asyncio.gather(*asking) == ["Un euro."] * PEOPLE
            logs = [(await one.ends_on(signal.SIGTERM)).stderr for one in (frozen, other)]
    assert sum(log.count(" result=done outcome=answer ") for log in logs) == PEOPLE + 2
