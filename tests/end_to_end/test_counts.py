"""What became of a message is counted, with the entries that it is about."""

from collections import Counter

import pytest

from bot.storage.counts import today

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Quel diplôme faut-il ?", "answer"),
        ("quelles études faut-il pour devenir vétérinaire ?", "unknown"),
        ("🤔", "unknown"),
    ],
)
async def test_a_message_is_counted_for_the_entries_that_it_is_about(bot, person, text, outcome):
    before = await bot.storage.counts.since(today())
    await person.sends(text)
    after = await bot.storage.counts.since(today())
    subjects = [entry.id for entry in bot.services.dialogue.respond(text).subjects] or [""]
    assert after - before == Counter((outcome, entry_id) for entry_id in subjects)
