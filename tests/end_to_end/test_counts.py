"""What became of a message is counted, with the entries that it is about."""

from collections import Counter

import pytest

from bot.clock import today
from bot.knowledge import Entry, Knowledge, Section

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Quel diplôme faut-il ?", "answer"),
        ("comment devenir plombier", "unknown"),
        ("٣", "unknown"),
    ],
)
async def test_a_message_is_counted_for_the_entries_that_it_is_about(bot, person, text, outcome):
    before = await bot.storage.counts.since(today())
    await person.sends(text)
    after = await bot.storage.counts.since(today())
    subjects = [entry.id for entry in bot.services.dialogue.respond(text).subjects] or [""]
    assert after - before == Counter((outcome, entry_id) for entry_id in subjects)


async def test_suggestions_that_are_refused_by_word_count_as_refused(start_bot, knowledge):
    entries = [
        Entry(id=name, section="gain", question=f"Combien gagne un {name} ?", answer="Assez.")
        for name in ("boulanger", "coiffeur")
    ]
    section = Section(id="gain", title="Salaires")
    bot = await start_bot(Knowledge((section,), tuple(entries), lexicon=knowledge.lexicon))
    person = await bot.meets()
    await person.sends("Combien gagne-t-il ?", "aucune")
    counts = await bot.storage.counts.since(today())
    assert {entry for outcome, entry in counts if outcome == "refused"} == {
        "boulanger",
        "coiffeur",
    }
    assert sum(counts[count] for count in counts if count[0] == "suggest") == 1
