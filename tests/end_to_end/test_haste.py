"""Those who write faster than one reads are asked to wait; nobody else has to."""

import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOST = 20


@pytest_asyncio.fixture(loop_scope="session")
async def hasty(bot):
    """Somebody who has sent as many messages as are answered in a minute."""
    person = await bot.meets("Hâtif")
    assert len(await person.sends(*["٣"] * MOST)) == MOST
    return person


async def test_the_message_too_many_gets_a_notice_and_the_next_ones_silence(hasty, shown):
    replies = await hasty.sends("٣", "٣", "quel diplôme ?", "/aide")
    assert [reply.text for reply in replies] == [shown.too_many]


async def test_another_person_is_answered_meanwhile(bot, hasty, shown):
    await hasty.sends("٣", "٣")
    other = await bot.meets()
    assert [reply.text for reply in await other.sends("/aide")] == [shown.help]
    assert await hasty.sends("/aide") == []


async def test_a_press_too_many_is_told_so_where_it_was_pressed(hasty, shown):
    assert await hasty.presses(shown.topics_button) == []
    assert hasty.notice == shown.too_many
    assert await hasty.presses(shown.topics_button) == []
    assert hasty.notice == shown.too_many


async def test_an_edit_too_many_changes_nothing(hasty, shown):
    assert [reply.text for reply in await hasty.edits("quel diplôme ?")] == [shown.too_many]
    assert await hasty.edits("quel salaire ?") == []


async def test_who_said_tu_is_asked_so(bot, texts):
    person = await bot.meets()
    *_, notice = await person.sends(*["tu as mangé ?"] * (MOST + 2))
    assert notice.text == texts.tu["too_many"]


async def test_what_people_in_a_group_say_to_each_other_is_not_counted(bot, shown):
    alice, _ = await bot.meets_group("Alice", "Bob")
    assert await alice.sends(*["ça va ?", "/bonjour@un_autre_bot"] * MOST) == []
    assert [reply.text for reply in await alice.sends("/aide")] == [shown.help]


async def test_who_types_inline_is_not_counted(person, shown):
    for letters in range(1, MOST + 5):
        query = "quel diplôme faut-il pour devenir responsable"[:letters]
        assert (await person.types_inline(query)).id
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_what_is_tried_often_is_one_message(bot, person, shown, monkeypatch):
    monkeypatch.setattr("handlers.failures.MAX_RETRY_PAUSE", 0.001)
    fault = {"fault": "error", "status": 500, "method": "sendMessage", "count": MOST + 5}
    await bot.request("POST", "/demo/faults", fault)
    try:
        assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    finally:
        await bot.request("DELETE", "/demo/faults")
    assert len(await bot.take_errors()) == MOST + 5
    await bot.take_refusals()
