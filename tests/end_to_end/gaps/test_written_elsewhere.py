"""A knowledge base that the bot may not write to."""

import asyncio
import time

import click
import pytest
from click.testing import CliRunner

from bot.gaps import compose_entry, decision_about
from bot.knowledge import load_knowledge
from faq.gaps.review import review_gaps
from handlers import gap_decisions
from tests.end_to_end.gaps.conftest import (
    BAKERY,
    DELIVERY,
    FOOTBALL,
    IS_THE_PRICE,
    hears_nothing_more,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.usefixtures("protected")
async def test_where_nothing_can_be_written_an_answer_that_is_there_is_told_all_the_same(
    baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    await admin.sends("/lacunes")
    noted, nothing = await admin.presses(IS_THE_PRICE)
    assert noted.text.endswith(shown.gap_noted.partition("\n")[2])
    assert nothing.text == shown.no_more_gaps
    [told] = await asker.waits()
    assert told.text.endswith("Un euro.")
    assert file.read_text(encoding="utf-8") == BAKERY
    [question] = await baker.storage.questions.all()
    assert question.decision == '{"entry_id":"prix"}'


async def test_where_nothing_can_be_written_new_answers_of_two_admins_at_once_have_two_ids(
    request, baker, asker, admin, other_admin, shown, pass_on, monkeypatch
):
    def compose_slowly(*arguments):
        entry = compose_entry(*arguments)
        time.sleep(0.2)
        return entry

    await pass_on(asker, DELIVERY, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    request.getfixturevalue("protected")
    await admin.sends("/lacunes")
    await other_admin.sends("/lacunes")
    await other_admin.presses(shown.gap_later_button)
    for person, answer in ((admin, "Oui."), (other_admin, "Non.")):
        await person.presses(shown.gap_write_button)
        await person.sends(f"Où êtes-vous ?\n{answer}")
    monkeypatch.setattr(gap_decisions, "compose_entry", compose_slowly)
    keep = (person.presses(shown.gap_keep_button) for person in (admin, other_admin))
    await asyncio.gather(*keep)
    decided = map(decision_about, await baker.storage.questions.all())
    assert len({decision.entry_id for decision in decided}) == 2


async def test_where_nothing_can_be_written_faq_gaps_applies_it_and_then_who_asked_is_told(
    request, baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    request.getfixturevalue("protected")
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui, à vélo.")
    await admin.presses(shown.gap_keep_button)
    assert await hears_nothing_more(asker)
    for path in (file.parent, *file.parent.iterdir()):
        path.chmod(0o755)
    listing = await faq_gaps(baker, file)
    assert "Décidé sur Telegram : nouvelle entrée " in listing
    assert "    Oui, à vélo.\n" in listing
    await faq_gaps(baker, file, "o")
    [told] = await asker.waits()
    assert told.text.endswith("\n\nOui, à vélo.")
    assert await hears_nothing_more(asker)
    assert load_knowledge(file).entries[-1].question == DELIVERY
    assert await baker.storage.questions.all() == []


async def faq_gaps(bot, file, *typed):
    """Run the command beside the bot, and answer what it asks; give what it shows."""

    @click.command()
    def review():
        review_gaps(file, f"sqlite:///{bot.folder}/faq.sqlite3", asks=bool(typed))

    lines = "".join(f"{line}\n" for line in typed)
    result = await asyncio.to_thread(
        CliRunner().invoke, review, input=lines, catch_exceptions=False
    )
    return result.output
