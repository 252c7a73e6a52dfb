"""From a maintainer's command to the answer of the bot that runs meanwhile."""

import asyncio
import sys

import pytest
import pytest_asyncio

from bot.reloading import Reloader, load_content
from faq.new import start_knowledge

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 20  # seconds
DOGS = "Les chiens sont-ils admis ?"
BADLY_TYPED = "les chien son til admis"
YES = "o"


@pytest.fixture
def path(tmp_path):
    """A knowledge base that maintainers edit."""
    return start_knowledge(tmp_path / "faq")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(start_bot, path):
    """A bot that runs with it."""
    content = load_content(path)
    bot = await start_bot(content.dialogue, reloader=Reloader(content))
    await (await bot.meets()).sends("/start")  # it watches before it takes its first update
    return bot


@pytest_asyncio.fixture(loop_scope="session")
async def person(bot):
    """Somebody who asks that bot."""
    return await bot.meets()


@pytest.fixture
def reloaded(bot):
    """Wait until the bot has loaded what stands in its files now."""
    before = bot.services.dialogue

    async def reloaded():
        async with asyncio.timeout(PATIENCE):
            while bot.services.dialogue is before:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)

    return reloaded


async def faq(*arguments):
    """Run the command as a process; give what it says."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", "from faq.cli import main; main()"),
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()


async def test_the_bot_answers_a_question_that_is_added(path, person, reloaded, shown):
    [unknown] = await person.sends(BADLY_TYPED)
    assert unknown.text == shown.unknown
    said = await faq(
        *("add", "--yes", "--knowledge", str(path)),
        *("--question", DOGS, "--section", "sujet", "--answer", "**En laisse** seulement."),
        *("--variant", "mon chien peut entrer", "--variant", "vs acceptez les chiens"),
    )
    assert said.endswith("C'est écrit.\n")
    await reloaded()
    for question in (DOGS, BADLY_TYPED, "vs acceptez mon chien svp"):
        [answer] = await person.sends(question)
        assert answer.text == "En laisse seulement."


async def test_the_bot_answers_a_variant_that_is_added(path, person, reloaded):
    question = "à partir de quand on peut passer"
    [reply] = await person.sends(question)
    assert not reply.text.startswith("Du lundi au vendredi")
    await faq("variant", "--yes", "--knowledge", str(path), "horaires", question)
    await reloaded()
    [reply] = await person.sends(question)
    assert reply.text.startswith("Du lundi au vendredi")


async def test_a_question_that_was_passed_on_is_answered_once_it_is_dealt_with(
    bot, path, person, reloaded, shown, terminal, monkeypatch
):
    await person.sends(BADLY_TYPED)
    await person.presses(shown.pass_on_button)
    await person.presses(shown.keep_button)
    monkeypatch.setenv("FAQ_KNOWLEDGE", str(path))
    monkeypatch.setenv("FAQ_DATABASE_URL", f"sqlite:///{bot.folder}/faq.sqlite3")
    new_entry = ("2", DOGS, "chiens", "sujet", "**En laisse** seulement.", "", YES)
    screen = await asyncio.to_thread(terminal, "gaps", typed=new_entry)
    assert f"1. « {BADLY_TYPED} »" in screen
    await reloaded()
    [answer] = await person.sends(BADLY_TYPED)
    assert answer.text == "En laisse seulement."
    assert await bot.storage.questions.all() == []
