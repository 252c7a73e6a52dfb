"""A process and its database: of this bot, of this process alone, and still in its place."""

import pytest

import demo
from tests.end_to_end.test_run_bot import TOKEN, assert_is_one_sentence, fails, somebody, start

__all__ = ["start"]

QUESTION, ANSWER = "Combien coûte le pain ?", "Un euro."


@pytest.fixture
async def telegram():
    """The stand-in for Telegram."""
    async with demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram:
        yield telegram


async def test_a_second_process_with_the_same_file_ends_with_a_sentence(start, telegram):
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    async with start(**settings), somebody(telegram.url) as sends:
        assert await sends(QUESTION) == ANSWER
        said = await fails(start, **settings)
        assert_is_one_sentence(said, "Base de données sqlite:///faq.sqlite3 : un autre processus ")
        assert await sends(QUESTION) == ANSWER


async def test_the_database_of_another_bot_ends_it_before_anything_is_acknowledged(start, telegram):
    async with start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url) as process:
        async with somebody(telegram.url) as sends:
            assert await sends(QUESTION) == ANSWER
        await process.ends_on(15)
    other_token = "654321:another_secret"
    async with demo.DemoServer("127.0.0.1", 0, other_token) as other:
        said = await fails(start, TELEGRAM_BOT_TOKEN=other_token, TELEGRAM_API_URL=other.url)
    assert_is_one_sentence(
        said, "Base de données sqlite:///faq.sqlite3 : c'est celle d'un autre bot, le numéro 123456"
    )


async def test_a_file_that_is_removed_ends_it_with_a_sentence(start, telegram, tmp_path):
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    async with start(**settings) as process, somebody(telegram.url) as sends:
        assert await sends(QUESTION) == ANSWER
        for name in ("faq.sqlite3", "faq.sqlite3-wal", "faq.sqlite3-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        outcome = await process.ends()
        assert outcome.status == 1
        assert outcome.stderr.splitlines()[-1] == (
            "Base de données sqlite:///faq.sqlite3 : le fichier a été retiré ou remplacé pendant "
            "que le bot s'en servait : relancez le bot."
        )
        async with start(**settings):
            assert await sends(QUESTION) == ANSWER
