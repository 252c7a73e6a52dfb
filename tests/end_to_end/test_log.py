"""The log: one line an update, and whatever level is set, no word of a user's."""

import logging
import re
from collections.abc import Iterator

import pytest
import pytest_asyncio
from telegram import Update
from telegram.ext import TypeHandler

from bot.knowledge import Entry, Knowledge, Section
from handlers.logs import is_ours_or_a_warning
from tests.end_to_end.conftest import PAUSES

pytestmark = pytest.mark.asyncio(loop_scope="session")

BAKERY = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien coûte le pain ?", answer="Un euro."),),
)
LIBRARIES = (
    "aiohttp",
    "asyncio",
    "asyncpg",
    "httpcore",
    "httpx",
    "sqlalchemy",
    "sqlalchemy.engine",
    "sqlalchemy.pool",
    "starlette",
    "telegram",
    "telegram.ext",
    "uvicorn",
)
WORD = "Zébulon"
PART = "bulon"  # of the word; the rest has other spellings in JSON
TURNS = [f"je m'appelle {WORD}", f"Combien coûte le pain, {WORD} ?", f"/start {WORD}", "/aide"]


@pytest.fixture(scope="module")
def every_detail() -> Iterator[list[logging.LogRecord]]:
    """All records, of whatever there is to log."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in (None, *LIBRARIES)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    loggers[0].addHandler(handler)
    yield records
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def talk(every_detail, start_shared_bot):
    """All that is logged while somebody talks to the bot in every way, also when it fails."""
    bot = await start_shared_bot(BAKERY)
    person = await bot.meets(WORD)
    for text in TURNS:
        await person.sends(text)
    await person.edits(f"Combien coûte le pain ? {WORD}")
    await person.types_inline(f"le pain {WORD}")
    await person.forges(f"x:{WORD}", {"message_id": 1, "date": 1})
    await person.sends_a("photo", caption=WORD)

    async def fail(update, _):
        raise LookupError(update.to_json())

    bot.application.add_handler(TypeHandler(Update, fail), group=-9)
    await person.sends(f"je m'appelle encore {WORD}")
    await bot.receives({"message": {"chat": person.chat, "text": WORD}})
    del bot.application.handlers[-9]
    await bot.take_errors()
    await bot.take_refusals()
    await bot.stop()
    return [*every_detail]


def has_the_word(record):
    return PART in logging.Formatter().format(record)


async def test_a_library_logs_words_of_users(talk):
    names = {record.name.partition(".")[0] for record in talk if has_the_word(record)}
    assert "telegram" in names  # there is something to hide


async def test_no_word_of_a_user_is_shown(talk):
    shown = [record for record in talk if is_ours_or_a_warning(record)]
    assert [record.getMessage() for record in shown if has_the_word(record)] == []


async def test_parameters_of_statements_are_not_even_logged(talk):
    statements = [record for record in talk if record.name.startswith("sqlalchemy.engine")]
    leaks = [record.getMessage() for record in statements if has_the_word(record)]
    assert [leak for leak in leaks if not leak.startswith("Row ")] == []


async def test_each_update_is_one_line(person, caplog):
    caplog.set_level(logging.INFO)
    await person.sends("/aide", "bonjour", f"je m'appelle {WORD}")
    lines = [record.getMessage() for record in caplog.records if is_ours_or_a_warning(record)]
    form = re.compile(
        r"update=\d+ result=done outcome=(\w+|-) entries=[\w,-]+ ms=[\d.]+ waited_ms=\d+ "
        r"tries=0 chat=[0-9a-f]{32}"
    )
    assert [bool(form.fullmatch(line)) for line in lines] == [True] * 3


async def test_each_try_is_one_line(bot, person, caplog):
    caplog.set_level(logging.INFO)

    async def fail(*_):
        raise LookupError("internals")

    bot.application.add_handler(TypeHandler(Update, fail), group=-9)
    await person.sends("bonjour")
    del bot.application.handlers[-9]
    await bot.take_errors()
    lines = [record.getMessage() for record in caplog.records]
    tried = [
        re.search(r"result=(\w+) .* tries=(\d) .* error=(\w+) at fail:", line) for line in lines
    ]
    found = [match.groups() for match in tried if match]
    retried = [("retried", str(number), "LookupError") for number in range(len(PAUSES))]
    assert found == [*retried, ("set_aside", str(len(PAUSES)), "LookupError")]
