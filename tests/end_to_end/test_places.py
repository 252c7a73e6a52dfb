"""Whatever the bot says goes to the topic that it is about."""

import pytest
import pytest_asyncio

from tests.end_to_end.conftest import PAUSES
from tests.end_to_end.test_failures import every_update_fails

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "@demo_faq_bot quel diplôme faut-il ?"
TOPIC = {"message_thread_id": 42, "is_topic_message": True}
DIRECT = {"direct_messages_topic": {"topic_id": 4_300_000_000_000}}
AT_TOPIC = {"message_thread_id": 42}
AT_DIRECT = {"direct_messages_topic_id": 4_300_000_000_000}

topics = pytest.mark.parametrize(
    ("topic", "place"), [(TOPIC, AT_TOPIC), (DIRECT, AT_DIRECT)], ids=["forum", "direct messages"]
)


@pytest_asyncio.fixture(loop_scope="session")
async def alice(bot):
    """Somebody in a group with topics, or who writes to a channel."""
    [alice] = await bot.meets_group("Alice")
    alice.chat = alice.chat | {"type": "supergroup", "is_forum": True}
    return alice


async def places(bot):
    """List to which topics messages were sent."""
    found = await bot.request("GET", f"/demo/calls?method=sendMessage&after={bot._last_call}")
    names = (*AT_TOPIC, *AT_DIRECT)
    sent = [call["parameters"] for call in found["calls"]]
    return [{name: int(one[name]) for name in names if name in one} for one in sent]


@topics
async def test_an_answer_goes_there(bot, alice, topic, place):
    await alice.sends_raw(QUESTION, **topic)
    assert await places(bot) == [place]


@topics
@pytest.mark.parametrize("data", ["topics", "entry:diplome-requis", "check:", "gone:"])
async def test_so_does_what_follows_a_button(bot, alice, topic, place, data):
    await alice.forges(data, {"message_id": 1, "date": 1} | topic)
    assert await places(bot) == [place]
    await bot.take_refusals()  # nobody waits for the answer to a forged press


@topics
async def test_so_does_a_menu(bot, alice, topic, place):
    command = {"entities": [{"type": "bot_command", "offset": 0, "length": 7}]}
    await alice.sends_raw("/sujets", **topic, **command)
    assert await places(bot) == [place]


@topics
async def test_so_does_an_apology(bot, alice, shown, topic, place):
    with every_update_fails(bot, LookupError("internals"), times=1 + len(PAUSES)):
        [told] = await alice.sends_raw(QUESTION, **topic)
    assert (told.text, await places(bot)) == (shown.failure, [place])
    await bot.take_errors()


async def test_a_topic_of_a_private_chat_is_one_too(bot, person):
    await person.sends_raw(QUESTION, **TOPIC)
    assert await places(bot) == [AT_TOPIC]
