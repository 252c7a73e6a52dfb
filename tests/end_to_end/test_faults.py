"""What people notice of broken connections, Telegram's errors and the bot's end: nothing."""

import asyncio

import pytest
import pytest_asyncio

from benchmarks.mishaps import is_ended, is_killed
from benchmarks.postgresql import postgresql
from benchmarks.resilience import run
from benchmarks.scenarios import POSTGRESQL, SQLITE, Scenario
from bot.knowledge import Entry, Knowledge, Section
from handlers.delivery import MAX_CONCURRENT_UPDATES, Delivery
from handlers.message_quota import MAX_MESSAGES
from tests.end_to_end.conftest import PATIENCE, PAUSES, bot_at_rest

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEND = {"method": "sendMessage"}
# Makes the first of two calls escape a fault of this probability, and the second one suffer it.
SECOND_OF_TWO = {"probability": 0.5, "seed": 10}


class FaultyBot:
    """A bot whose calls can fail."""

    def __init__(self, bot):
        self.bot = bot
        self.meets = bot.meets

    async def suffers(self, *rules):
        """Let faults befall its calls."""
        await self.bot.request("POST", "/demo/faults", list(rules))


@pytest_asyncio.fixture(loop_scope="session")
async def faulty(dialogue, texts):
    """The bot with the real knowledge base; no error of it fails the test."""
    async with bot_at_rest(texts) as bot:
        await bot.start(dialogue)
        await bot.request("GET", "/demo/calls?method=setMyCommands&wait=20")  # it has started
        try:
            yield FaultyBot(bot)
        finally:
            await bot.request("DELETE", "/demo/faults")
            await bot.stop()


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ({"fault": "error", "status": 429, "retry_after": 1}, 1),
        ({"fault": "error", "status": 500}, 1),
        ({"fault": "error", "status": 502}, 1),
        ({"fault": "error", "status": 400}, 1),
        ({"fault": "error", "status": 403}, 0),  # the user has blocked the bot
        ({"fault": "slow", "delay": 0.2}, 1),
        ({"fault": "close"}, 1),
        ({"fault": "reset"}, 1),
        # It was sent and the bot cannot know: there is no way of the Bot API's to ask.
        ({"fault": "close", "when": "after"}, 2),
        ({"fault": "reset", "when": "after"}, 2),
    ],
    ids=str,
)
async def test_a_fault_goes_by(faulty, shown, rule, answers):
    await faulty.suffers(SEND | {"count": 1} | rule)
    replies = await (await faulty.meets()).sends("/aide")
    assert [reply.text for reply in replies] == answers * [shown.help]


@pytest.mark.parametrize("fault", ["outage", "refuse"])
async def test_who_asks_without_a_network_is_answered_once_it_is_back(faulty, shown, fault):
    person = await faulty.meets()
    await person.posts("/aide")
    await faulty.suffers({"fault": fault, "seconds": 0.5})
    await asyncio.sleep(0.6)
    assert shown.help in [reply.text for reply in await person.sees()]


async def test_a_chat_that_has_to_wait_keeps_no_other_waiting(faulty, shown):
    hasty, other = await faulty.meets(), await faulty.meets()
    wait = 3 * PATIENCE  # longer than anybody waits for the other's answer
    await faulty.suffers(
        SEND | {"fault": "error", "status": 429, "retry_after": wait, "chat_id": hasty.chat["id"]}
    )
    await hasty.posts("/aide")
    await faulty.bot.request("GET", f"/demo/faults?wait={PATIENCE}")
    await other.posts("/aide")
    assert [reply.text for reply in await other.waits()] == [shown.help]


async def test_many_chats_that_have_to_wait_keep_no_other_waiting(faulty, shown):
    many = [await faulty.meets() for _ in range(MAX_CONCURRENT_UPDATES)]
    fault = {"fault": "error", "status": 429, "retry_after": 5, "count": len(many)}
    await faulty.suffers(SEND | fault)
    for person in many:
        await person.posts("/aide")
    await faulty.bot.request("GET", f"/demo/faults?wait=20&count={len(many)}")
    other = await faulty.meets()
    await other.posts("/aide")
    assert [reply.text for reply in await other.waits()] == [shown.help]
    calls = (await faulty.bot.request("GET", "/demo/calls?method=sendMessage"))["calls"]
    first = next(call for call in calls if call["answer"]["ok"])
    assert first["parameters"]["chat_id"] == str(other.chat["id"])
    assert [reply.text for person in many for reply in await person.sees()] == (
        [shown.help] * len(many)
    )


async def test_an_update_that_fails_for_good_keeps_nobody_waiting(faulty, shown):
    poisonous, other = await faulty.meets(), await faulty.meets()
    await faulty.suffers(
        SEND | {"fault": "error", "status": 400, "chat_id": poisonous.chat["id"]},
    )
    await poisonous.posts("/aide")
    assert [reply.text for reply in await other.sends("/aide")] == [shown.help]
    await faulty.bot.request("DELETE", "/demo/faults")
    assert [reply.text for reply in await poisonous.sends("/aide")] == [shown.help]


async def test_tries_in_vain_make_nobody_hasty(faulty, shown):
    person = await faulty.meets()
    tries = 1 + len(PAUSES)
    for _ in range(MAX_MESSAGES // tries + 1):
        await faulty.suffers(SEND | {"fault": "error", "status": 400, "count": tries - 1})
        assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_half_a_character_can_be_stored(faulty, shown):
    person = await faulty.meets()
    message = {"message_id": 1, "date": 0, "chat": person.chat, "from": person.user}
    update = {"update_id": 1, "message": message | {"text": "\ud83d"}}
    await Delivery(faulty.bot.application).accept([update])
    [reply] = await person.sees()
    assert reply.text not in ("", shown.failure)


async def test_pages_that_were_sent_are_not_sent_again(start_bot):
    answer = " ".join(["réponse"] * 250)
    entry = Entry(id="long", section="s", question="Long ?", answer=answer, source=answer * 2)
    bot = await start_bot(Knowledge((Section(id="s", title="S"),), (entry,)))
    person = await bot.meets()
    fault = {"fault": "error", "status": 400, "count": 1}
    await bot.request("POST", "/demo/faults", SEND | fault | SECOND_OF_TWO)
    replies = await person.sends("/start long")
    assert len(replies) == 2
    assert len(await bot.take_errors()) == 1
    assert await bot.take_refusals() == ["sendMessage: Bad Request"]
    assert [bool(reply.buttons) for reply in replies] == [False, True]


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL, or the reason why there is none."""
    with postgresql() as server:
        yield server


async def outcome_of(scenario, server):
    """Run a scenario in which a process of the bot answers 100 people."""
    outcome = await run(scenario, ["/aide"], 100, server)
    if outcome.count is None:
        pytest.skip(outcome.remark)
    return outcome


@pytest.mark.usefixtures("_own_is_learned")
@pytest.mark.parametrize("database", [SQLITE, POSTGRESQL])
async def test_a_killed_process_loses_nothing(server, database):
    scenario = Scenario("kill -9", is_killed(1), share=1, database=database)
    count = (await outcome_of(scenario, server)).count
    assert count.lost == 0
    assert count.twice < 32, "more than are handled at once"


@pytest.mark.usefixtures("_own_is_learned")
@pytest.mark.parametrize("database", [SQLITE, POSTGRESQL])
async def test_a_process_that_is_told_to_end_ends_what_it_has_begun(server, database):
    scenario = Scenario("SIGTERM", is_ended, share=1, database=database)
    outcome = await outcome_of(scenario, server)
    assert (outcome.count.lost, outcome.count.twice) == (0, 0)
    assert outcome.remark.endswith("exit status 0")
