"""A Telegram newer than the library: questions are answered, whatever surrounds them."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "quel diplôme faut-il ?"
BROKEN_POLL = {"id": "1", "question": "?"}  # lacks what python-telegram-bot needs


@pytest.fixture
def answer(knowledge):
    """The passage under the answer to the question."""
    return [knowledge.entry_by_id["diplome-requis"].source]


def replied_to(person, **fields):
    """Make a message that is replied to."""
    return {"message_id": 1, "date": 1, "chat": person.chat, "from": person.user} | fields


@pytest.mark.parametrize(
    "surroundings",
    [
        {"poll": BROKEN_POLL},
        {"of_tomorrow": {"some": "thing"}},
        {"entities": [{"type": "bold"}]},
        {"external_reply": {"poll": BROKEN_POLL}},
    ],
    ids=str,
)
async def test_a_question_is_answered_whatever_surrounds_it(person, answer, surroundings):
    [reply] = await person.sends_raw(QUESTION, **surroundings)
    assert reply.passages == answer


async def test_a_question_in_reply_to_a_poll_is_answered(person, answer):
    poll = replied_to(person, poll=BROKEN_POLL)
    [reply] = await person.sends_raw(QUESTION, reply_to_message=poll)
    assert reply.passages == answer


async def test_a_press_under_what_cannot_be_read_counts(bot, person, shown):
    message = {"message_id": 1, "date": 1, "poll": BROKEN_POLL}
    [menu] = await person.forges("topics", message)
    assert menu.text == shown.topics
    await bot.take_refusals()  # nobody waits for the answer to a forged press


async def sends_without_text(person, **fields):
    """Send a message that has no text."""
    message = {"message_id": 10_000, "date": 0, "chat": person.chat, "from": person.user}
    await person.bot.receives({"message": message | fields})
    return await person.sees()


async def test_a_rich_message_is_answered(person, answer):
    words = ["quel ", {"type": "bold", "text": "diplôme"}, " faut-il ?"]
    rich = {"blocks": [{"type": "paragraph", "text": words}]}
    [reply] = await sends_without_text(person, rich_message=rich)
    assert reply.passages == answer


@pytest.mark.parametrize(
    "content",
    [
        {"rich_message": {"blocks": [{"type": "divider"}]}},
        {"checklist": {"title": "À faire", "tasks": []}},
        {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 1, "of_tomorrow": True}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_people_send_without_words_is_answered_kindly(person, shown, content):
    [reply] = await sends_without_text(person, **content)
    assert reply.text == shown.not_text


@pytest.mark.parametrize(
    "content",
    [
        {"community_chat_added": {"community": {"id": 1}}},
        {"of_tomorrow": {"some": "thing"}},
        {"write_access_allowed": {}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_service_messages_get_no_reply(person, content):
    assert await sends_without_text(person, **content) == []
