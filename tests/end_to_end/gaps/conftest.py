"""A bakery with two admins, and somebody who has a question that it does not answer."""

import asyncio

import pytest
import pytest_asyncio

from bot.reloading import Reloader, load_content
from handlers import askers

ADMIN, OTHER_ADMIN = 4242, 4343
BAKERY = """\
version: 1
out_of_scope: ailleurs.yaml
sections:
  - {id: pain, title: Le pain}
entries:
  - {id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro., related: [sel]}
  - {id: sel, section: pain, question: Y a-t-il du sel dedans ?, answer: Très peu.}
"""
DELIVERY = "vous livrez à domicile ?"
FOOTBALL = "qui a gagné la coupe du monde de football ?"
IS_THE_PRICE = "✓ Combien coûte le pain ?"
TELLING_INTERVAL = 0.05  # seconds


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    """Look often for who is to be told."""
    monkeypatch.setattr(askers, "TELLING_INTERVAL", TELLING_INTERVAL)


@pytest.fixture
def file(tmp_path):
    """The file of a small knowledge base."""
    (tmp_path / "ailleurs.yaml").write_text("far: [la lune]\n", encoding="utf-8")
    path = tmp_path / "faq.yaml"
    path.write_text(BAKERY, encoding="utf-8")
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def baker(start_bot, file):
    """A bot with an admin."""
    content = load_content(file)
    reloader, admins = Reloader(content), frozenset({ADMIN, OTHER_ADMIN})
    return await start_bot(content.dialogue, reloader=reloader, admins=admins)


@pytest_asyncio.fixture(loop_scope="session")
async def admin(baker):
    """The admin of that bot."""
    return await baker.meets(user_id=ADMIN)


@pytest_asyncio.fixture(loop_scope="session")
async def other_admin(baker):
    """Another one."""
    return await baker.meets(user_id=OTHER_ADMIN)


@pytest_asyncio.fixture(loop_scope="session")
async def asker(baker):
    """Somebody who has a question."""
    return await baker.meets()


@pytest.fixture
def pass_on(shown):
    """Let somebody pass a question on; give the last reply."""

    async def pass_on(person, question=DELIVERY, *, wants_to_be_told=True):
        [reply] = await person.sends(question)
        if shown.none_button in reply.buttons:
            await person.presses(shown.none_button)
        await person.presses(shown.pass_on_button)
        [reply] = await person.presses(shown.keep_button)
        if wants_to_be_told:
            [reply] = await person.presses(shown.tell_me_button)
        return reply

    return pass_on


@pytest.fixture
def protected(file):
    """Take the right to write to the files of the knowledge base from everybody."""
    paths = [file.parent, *file.parent.iterdir()]
    for path in paths:
        path.chmod(0o555)
    yield
    for path in paths:
        path.chmod(0o755)


async def hears_nothing_more(person):
    """Check that the bot says nothing of its own accord."""
    await asyncio.sleep(4 * TELLING_INTERVAL)
    return await person.sees() == []
