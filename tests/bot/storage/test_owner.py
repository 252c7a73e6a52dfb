"""A database belongs to one bot."""

from bot.storage.opening import open_database
from tests.bot.storage.conftest import assert_is_a_sentence, execute, said_of


async def test_a_database_goes_on_with_its_bot(url):
    for _ in range(2):
        async with open_database(url, bot_id=123) as database:
            await execute(database, "SELECT 1")


async def test_a_database_of_another_bot_is_a_sentence(url):
    async with open_database(url, bot_id=123):
        pass
    said = await said_of(url, 456)
    assert_is_a_sentence(said, about="c'est celle d'un autre bot, le numéro 123")
    assert "FAQ_DATABASE_URL" in said


async def test_a_database_of_before_becomes_the_first_bots(url):
    async with open_database(url):
        pass
    async with open_database(url, bot_id=123):
        pass
    assert "numéro 123" in await said_of(url, 456)
