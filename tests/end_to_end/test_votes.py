"""Votes under answers."""

from collections import Counter

import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "/start diplome-requis"


@pytest_asyncio.fixture(loop_scope="session")
async def votes(bot):
    """Return what votes were counted during the test."""

    async def count():
        ranking = await bot.storage.votes.ranking()
        ups = Counter({(entry, "up"): up for entry, up, _ in ranking})
        return ups + Counter({(entry, "down"): down for entry, _, down in ranking})

    before = await count()

    async def counted():
        return await count() - before

    return counted


@pytest.mark.parametrize(("thumb", "vote"), [("👍", "up"), ("👎", "down")])
async def test_a_vote_is_counted(person, votes, thumb, vote):
    await person.sends(QUESTION)
    await person.presses(thumb)
    assert await votes() == Counter({("diplome-requis", vote): 1})


@pytest.mark.parametrize(("thumb", "thanks"), [("👍", "vote_up"), ("👎", "vote_down")])
async def test_a_vote_is_thanked_for_without_a_message(person, texts, thumb, thanks):
    [answer] = await person.sends(QUESTION)
    [marked] = await person.presses(thumb)
    assert marked.id == answer.id
    assert person.notice == getattr(texts, thanks)


async def test_a_changed_vote_replaces_the_first(person, votes):
    await person.sends(QUESTION)
    await person.presses("👍")
    await person.presses("👎")
    assert await votes() == Counter({("diplome-requis", "down"): 1})


async def test_a_repeated_vote_counts_once(person, votes):
    await person.sends(QUESTION)
    await person.presses("👍")
    await person.presses("👍 ✓")
    assert await votes() == Counter({("diplome-requis", "up"): 1})


def thumbs(message):
    return [label for label in message.buttons if label[0] in "👍👎"]


async def test_the_vote_that_counts_is_marked(person):
    [answer] = await person.sends(QUESTION)
    assert thumbs(answer) == ["👍", "👎"]
    [up] = await person.presses("👍")
    assert thumbs(up) == ["👍 ✓", "👎"]
    assert await person.presses("👍 ✓") == []
    [down] = await person.presses("👎")
    assert thumbs(down) == ["👍", "👎 ✓"]


async def test_a_mark_changes_nothing_else(person):
    [answer] = await person.sends(QUESTION)
    [marked] = await person.presses("👍")
    assert (marked.text, [*marked.buttons.values()]) == (answer.text, [*answer.buttons.values()])


async def test_in_a_group_no_vote_is_shown_to_the_others(bot, votes):
    alice, bob = await bot.meets_group("Alice", "Bob")
    [answer] = await alice.sends("@demo_faq_bot Quel diplôme faut-il ?")
    await bob.sees()
    assert await bob.presses("👎", under=answer) == []
    assert await votes() == Counter({("diplome-requis", "down"): 1})


async def test_votes_of_several_people_add_up(bot, votes):
    for name in ("Alice", "Bob"):
        person = await bot.meets(name)
        await person.sends(QUESTION)
        await person.presses("👍")
    assert await votes() == Counter({("diplome-requis", "up"): 2})


async def test_a_vote_for_no_entry_is_not_counted(person, votes):
    await person.forges("up:gone-long-ago", {"message_id": 1, "date": 0})
    assert await votes() == Counter()
    await person.bot.take_refusals()
