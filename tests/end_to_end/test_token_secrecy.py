"""The token: whatever is logged, even every detail, it is not shown."""

import logging

import pytest
import pytest_asyncio

from bot.knowledge import Entry, Knowledge, Section
from handlers.logs import RedactingFormatter

pytestmark = pytest.mark.asyncio(loop_scope="session")

BAKERY = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien coûte le pain ?", answer="Un euro."),),
)
OURS = ("bot", "handlers", "demo", "run_bot", "root", "__main__")


@pytest_asyncio.fixture(loop_scope="session")
async def records(start_bot, caplog):
    """All that is logged, in every detail, while somebody talks to the bot from start to end."""
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "telegram", "asyncio"):
        caplog.set_level(logging.DEBUG, name)
    bot = await start_bot(BAKERY)
    person = await bot.meets()
    await person.sends("/start")
    await person.presses("Combien coûte le pain ?")
    await person.presses("👍")
    await person.blocks_the_bot()
    await person.sends_raw("/aide")
    await bot.take_errors()
    await bot.take_refusals()
    await bot.stop()
    return caplog.records


@pytest.fixture
def secret(bot_token):
    """The part of the token that nobody may see."""
    return bot_token.partition(":")[2]


async def test_the_log_shows_no_token(records, bot_token, secret):
    plain, redacting = logging.Formatter(), RedactingFormatter(bot_token)
    leaks = [record for record in records if secret in plain.format(record)]
    assert leaks  # each request is logged with its address: there is something to hide
    shown = [line for line in map(redacting.format, leaks) if secret in line]
    assert shown == []


async def test_our_own_modules_never_log_the_token(records, secret):
    ours = [record for record in records if record.name.partition(".")[0] in OURS]
    assert ours
    plain = logging.Formatter()
    leaks = [line for line in map(plain.format, ours) if secret in line]
    assert leaks == []
