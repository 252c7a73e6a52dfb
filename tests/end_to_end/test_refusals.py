"""What Telegram refuses alarms nobody, and costs an answer only where there can be none."""

import logging

import pytest
import pytest_asyncio

from tests.end_to_end.conftest import PATIENCE, bot_at_rest

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMIN = 77


@pytest_asyncio.fixture(loop_scope="session")
async def refused(dialogue, texts):
    """A bot with an admin, whose calls Telegram refuses."""
    async with bot_at_rest(texts) as bot:
        await bot.start(dialogue, admins=frozenset({ADMIN}))
        await bot.request("GET", f"/demo/calls?method=setMyCommands&wait={PATIENCE}")
        try:
            yield bot
        finally:
            await bot.request("DELETE", "/demo/faults")
            await bot.stop()


async def refuse(bot, method, description, status=400, **rule):
    """Let calls of a method be refused; the first one only unless told otherwise."""
    fault = {"fault": "error", "status": status, "method": method, "count": 1}
    full = f"{'Forbidden' if status == 403 else 'Bad Request'}: {description}"
    await bot.request("POST", "/demo/faults", fault | {"description": full} | rule)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (400, "chat not found"),
        (400, "PEER_ID_INVALID"),
        (400, "USER_IS_BLOCKED"),
        (400, "CHAT_RESTRICTED"),
        (400, "CHAT_WRITE_FORBIDDEN"),
        (400, "TOPIC_CLOSED"),
        (403, "user is deactivated"),
    ],
)
async def test_where_nobody_can_be_answered_nobody_is_alarmed(refused, caplog, status, description):
    caplog.set_level(logging.INFO)
    admin = await refused.meets("Admin", ADMIN)
    person = await refused.meets()
    await refuse(refused, "sendMessage", description, status, chat_id=person.chat["id"], count=9)
    assert await person.sends("/aide") == []
    assert await admin.sees() == []
    assert "result=done outcome=blocked " in caplog.text


@pytest.mark.parametrize("description", ["message thread not found", "TOPIC_DELETED"])
async def test_where_the_topic_is_gone_the_answer_comes_without_it(refused, description):
    [person] = await refused.meets_group("Alice")
    await refuse(refused, "sendMessage", description)
    thread = {"message_thread_id": 42, "is_topic_message": True}
    chat = person.chat | {"type": "supergroup", "is_forum": True}
    [reply] = await person.sends_raw("@demo_faq_bot bonjour", chat=chat, **thread)
    assert reply.thread is None


@pytest.mark.parametrize(
    "description", ["message to edit not found", "MESSAGE_ID_INVALID", "MESSAGE_EDIT_TIME_EXPIRED"]
)
async def test_a_menu_that_cannot_change_is_sent_anew(refused, knowledge, description):
    person = await refused.meets()
    [menu] = await person.sends("/sujets")
    await refuse(refused, "editMessageText", description)
    title = knowledge.topics[0].title
    [section] = await person.presses(title)
    assert (section.id > menu.id, title in section.text) == (True, True)


@pytest.mark.parametrize("description", ["message to edit not found", "MESSAGE_ID_INVALID"])
async def test_an_answer_that_cannot_change_is_sent_anew(refused, knowledge, description):
    person = await refused.meets()
    [first] = await person.sends("quel diplôme faut-il ?")
    await refuse(refused, "editMessageText", description)
    [changed] = await person.edits("et le domaine d'études ?")
    source = knowledge.entry_by_id["domaine-etudes"].source
    assert (changed.id > first.id, changed.passages) == (True, [source])


@pytest.mark.parametrize("description", ["MESSAGE_NOT_MODIFIED", "message is not modified: …"])
async def test_an_edit_that_changes_nothing_is_done(refused, knowledge, description):
    person = await refused.meets()
    await person.sends("/sujets")
    await refuse(refused, "editMessageText", description)
    assert await person.presses(knowledge.topics[0].title) == []
    assert await refused.take_errors() == []


async def test_a_press_whose_query_is_invalid_counts(refused, shown):
    person = await refused.meets()
    await refuse(refused, "answerCallbackQuery", "QUERY_ID_INVALID")
    [menu] = await person.forges("topics", {"message_id": 1, "date": 1})
    assert menu.text == shown.topics


async def test_a_wait_that_is_named_in_a_code_is_waited_for(refused, shown):
    person = await refused.meets()
    await refuse(refused, "sendMessage", "SLOWMODE_WAIT_1")
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    assert await refused.take_errors() == []


# What happens to a group


@pytest_asyncio.fixture(loop_scope="session")
async def asleep(texts):
    """A bot that is down, in a group where somebody asks."""
    async with bot_at_rest(texts) as bot:
        yield bot


async def comes_back(bot, dialogue):
    """Start the bot, and let it answer what waits."""
    await bot.start(dialogue)
    try:
        await bot.settles()
    finally:
        await bot.stop()


async def test_a_group_that_became_a_supergroup_is_answered_there(asleep, dialogue, shown):
    [alice] = await asleep.meets_group("Alice")
    await alice.posts("/aide")
    opened = await asleep.request("POST", f"/demo/chats/{alice.chat['id']}/upgrade")
    await comes_back(asleep, dialogue)
    path = f"/demo/chats/{opened['chat']['id']}/messages?from_bot=1"
    [reply] = (await asleep.request("GET", path))["messages"]
    assert reply["text"] == shown.help


async def test_a_topic_that_is_deleted_meanwhile_is_answered_beside_it(asleep, dialogue, shown):
    forum = {"type": "supergroup", "is_forum": True, "people": [{"first_name": "Alice"}]}
    opened = await asleep.request("POST", "/demo/chats", forum)
    alice, chat = opened["people"][0], f"/demo/chats/{opened['chat']['id']}"
    topic = (await asleep.request("POST", f"{chat}/topics", {"name": "Études"}))["message"]
    number = topic["message_id"]
    asked = {"text": "/aide", "from": alice["id"], "message_thread_id": number}
    await asleep.request("POST", f"{chat}/messages", asked)
    await asleep.request("DELETE", f"{chat}/topics/{number}")
    await comes_back(asleep, dialogue)
    [reply] = (await asleep.request("GET", f"{chat}/messages?from_bot=1"))["messages"]
    assert reply["text"] == shown.help
    assert "is_topic_message" not in reply
