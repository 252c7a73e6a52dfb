"""An album is one message: it gets one reply, to its caption."""

import pytest

from handlers.message_quota import MAX_MESSAGES

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "quel diplôme faut-il ?"
PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]


@pytest.fixture
def answer(knowledge):
    """The passage under the answer to the question."""
    return [knowledge.entry_by_id["diplome-requis"].source]


async def sends_album(person, *captions, number=1):
    """Send photos as one album, each with its caption if it has one."""
    sender = {"chat": person.chat, "from": person.user, "date": 1}
    updates = []
    for index, caption in enumerate(captions):
        photo = {"message_id": 10_000 * number + index, "photo": PHOTO}
        words = {"caption": caption} if caption else {}
        updates.append({"message": sender | photo | {"media_group_id": f"{number}"} | words})
    await person.bot.request("POST", "/demo/updates", updates)
    return await person.sees()


@pytest.mark.parametrize(
    "captions", [(QUESTION, "", ""), ("", QUESTION, ""), ("", "", QUESTION)], ids=str
)
async def test_an_album_gets_one_reply_to_its_caption(person, answer, captions):
    [reply] = await sends_album(person, *captions)
    assert reply.passages == answer


async def test_an_album_without_a_caption_gets_one_kind_sentence(person, shown):
    [reply] = await sends_album(person, "", "", "")
    assert reply.text == shown.not_text


async def test_each_album_gets_a_reply(person, shown, answer):
    [first] = await sends_album(person, "", "", number=1)
    [second] = await sends_album(person, QUESTION, "", number=2)
    assert first.text == shown.not_text
    assert second.passages == answer


async def test_in_a_group_its_caption_is_answered(bot, answer):
    [alice] = await bot.meets_group("Alice")
    assert await sends_album(alice, QUESTION, "", number=1) == []
    [reply] = await sends_album(alice, f"@demo_faq_bot {QUESTION}", "", number=2)
    assert reply.passages == answer


async def test_an_album_is_counted_once(person, shown):
    for number in range(MAX_MESSAGES - 1):
        assert len(await sends_album(person, "", "", number=number)) == 1
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
