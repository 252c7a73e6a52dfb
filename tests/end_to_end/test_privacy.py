"""What the bot keeps, what it says of that, and how it is erased."""

import pytest

from bot.dialogue.memory import EXPIRY
from bot.storage.retention import QUESTIONS_KEPT, VOTES_KEPT

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("command", ["/confidentialite", "/privacy"])
async def test_what_is_kept_is_told_with_the_limits_in_force(person, shown, command):
    [told] = await person.sends(command)
    for limit in (f"{EXPIRY // 60} minutes", f"{VOTES_KEPT} jours", f"{QUESTIONS_KEPT} jours"):
        assert limit in told.text
    assert shown.place_file in told.text
    assert "{" not in told.text


async def test_who_is_forgotten_is_told_so(person, shown):
    assert [told.text for told in await person.sends("/oublier")] == [shown.forgotten]


async def test_what_was_said_is_forgotten(person, knowledge):
    await person.sends("Quel diplôme faut-il ?", "/oublier")
    [reply] = await person.sends("plus de détails")
    assert knowledge.entry_by_id["diplome-requis"].source not in reply.text


async def test_who_is_forgotten_no_longer_says_tu(person, shown, texts):
    await person.sends("tu as mangé ?")
    [forgotten] = await person.sends("/oublier")
    assert forgotten.text == texts.tu["forgotten"]
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_votes_are_forgotten(bot, person):
    before = await bot.storage.votes.ranking()
    await person.sends("/start diplome-requis")
    await person.presses("👍")
    assert await bot.storage.votes.ranking() != before
    await person.sends("/oublier")
    assert await bot.storage.votes.ranking() == before


async def test_nobody_else_is_forgotten(bot, person):
    other = await bot.meets("Bob")
    await other.sends("/start diplome-requis")
    await other.presses("👍")
    before = await bot.storage.votes.ranking()
    await person.sends("/oublier")
    assert await bot.storage.votes.ranking() == before


async def test_neither_names_nor_numbers_nor_words_are_in_the_files(bot):
    person = await bot.meets("Zébulonnette", user_id=7_654_321_987)
    await person.sends(
        "je m'appelle Zébulonnette", "Quel diplôme faut-il ?", "et pour Zébulonnette ?"
    )
    await person.presses("👎")
    await bot.storage.expire()
    files = list(bot.folder.iterdir())
    content = b"".join(file.read_bytes() for file in files)
    assert b"diplome-requis" in content  # it is the right place to look
    for trace in ("bulonnette", "7654321987"):
        assert trace.encode() not in content
