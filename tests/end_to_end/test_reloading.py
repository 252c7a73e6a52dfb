"""The knowledge base changes while the bot runs: by an edit, or at an admin's command."""

import asyncio
import logging
import threading

import pytest
import pytest_asyncio

from bot.reloading import Reloader, load_content

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 20  # seconds
ADMIN = 4242
BREAD = """\
version: 1
sections:
  - {id: pain, title: Le pain}
entries:
  - {id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro.}
"""
SALT = "  - {id: sel, section: pain, question: Y a-t-il du sel dedans ?, answer: Très peu.}\n"
DEAD_LINK = "  - {id: sel, section: pain, question: Du sel ?, answer: Peu., related: [beurre]}\n"
FAULT = "faq.yaml:6: [sel] l'entrée liée « beurre » n'existe pas → corrigez ou supprimez ce nom"


class Log(logging.Handler):
    """What the log says of reloads, line by line."""

    def __init__(self):
        super().__init__(logging.INFO)
        self._lines = asyncio.Queue()

    def emit(self, record):
        self._lines.put_nowait(record.getMessage())

    async def line(self):
        """Wait for the next line."""
        async with asyncio.timeout(PATIENCE):
            return await self._lines.get()


@pytest.fixture
def log():
    """The log of reloads."""
    handler = Log()
    loggers = [logging.getLogger(f"handlers.{name}") for name in ("reloading", "alerts")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield handler
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
        logger.removeHandler(handler)


@pytest.fixture
def file(tmp_path):
    """The file of a small knowledge base."""
    path = tmp_path / "faq.yaml"
    path.write_text(BREAD, encoding="utf-8")
    return path


@pytest.fixture
def start(start_bot):
    """Start a bot that knows a file, and an admin."""

    async def start(file, load=load_content):
        content = load_content(file)
        reloader, admins = Reloader(content, load), frozenset({ADMIN})
        bot = await start_bot(content.dialogue, reloader=reloader, admins=admins)
        await (await bot.meets()).sends("/start")  # it watches before it takes its first update
        return bot

    return start


@pytest_asyncio.fixture(loop_scope="session")
async def baker(start, file):
    """A bot that knows the small knowledge base."""
    return await start(file)


@pytest_asyncio.fixture(loop_scope="session")
async def admin(baker):
    """The admin of that bot."""
    return await baker.meets(user_id=ADMIN)


@pytest_asyncio.fixture(loop_scope="session")
async def client(baker):
    """Somebody else."""
    return await baker.meets()


async def test_an_edit_a_bad_edit_and_a_mended_one(start, file, log, shown):
    bot = await start(file)
    admin, person = await bot.meets(user_id=ADMIN), await bot.meets()
    good = file.read_text(encoding="utf-8")
    question = "Où danse le dromadaire du vendredi ?"
    entry = "  - {id: dromadaire, section: %s, question: %s, answer: Au bal.}\n"

    file.write_text(good + entry % ("pain", question), encoding="utf-8")
    assert (await log.line()).startswith("knowledge base reloaded: 2 entries, 2 phrasings, in ")
    assert [answer.text for answer in await person.sends(question)] == ["Au bal."]

    file.write_text(good + entry % ("bal", question), encoding="utf-8")
    assert "la section « bal » n'existe pas" in await log.line()
    [told] = await admin.waits()
    assert told.text.startswith(shown.refused)
    assert "[dromadaire] la section « bal » n'existe pas → " in told.text
    assert [answer.text for answer in await person.sends(question)] == ["Au bal."]

    file.write_text(good + entry % ("pain", question), encoding="utf-8")
    assert (await log.line()).startswith("knowledge base reloaded: ")
    assert [answer.text for answer in await person.sends(question)] == ["Au bal."]
    assert await admin.sees() == []


async def test_a_file_put_in_the_place_of_another_is_noticed(client, file, log):
    edited = file.with_suffix(".new")
    edited.write_text(BREAD.replace("Un euro.", "Deux euros."), encoding="utf-8")
    edited.replace(file)
    assert (await log.line()).startswith("knowledge base reloaded: 1 entries, 1 phrasings, in ")
    [answer] = await client.sends("Combien coûte le pain ?")
    assert answer.text == "Deux euros."


async def test_a_file_that_was_missing_is_noticed(file, log, admin, client, shown):
    source = "article: article.txt\n" + BREAD.replace("Un euro.", "Un euro., source: Il coûte peu.")
    file.write_text(source, encoding="utf-8")
    assert "le fichier « article.txt » (clé « article ») n'existe pas" in await log.line()
    [told] = await admin.waits()
    assert told.text.startswith(shown.refused)
    file.with_name("article.txt").write_text("Le pain ? Il coûte peu.", encoding="utf-8")
    assert (await log.line()).startswith("knowledge base reloaded")
    [answer] = await client.sends("Combien coûte le pain ?")
    assert answer.passages == ["Il coûte peu."]


async def test_an_admin_who_reloads_hears_the_figures(file, admin, client, shown):
    file.write_text(BREAD + SALT, encoding="utf-8")
    [told] = await admin.sends("/recharger") or await admin.waits()
    assert told.text.startswith(shown.reloaded[: shown.reloaded.index("{")])
    assert [answer.text for answer in await client.sends("Y a-t-il du sel dedans ?")] == [
        "Très peu."
    ]


async def test_the_faults_of_a_refused_edit_go_to_the_admins_alone(file, admin, client, shown):
    file.write_text(BREAD + DEAD_LINK, encoding="utf-8")
    [told] = await admin.waits()
    assert told.text == f"{shown.refused}\n\n{FAULT}"
    assert await client.sees() == []


async def test_an_admin_who_has_never_written_is_no_obstacle(baker, file, log, client):
    file.write_text(BREAD + DEAD_LINK, encoding="utf-8")
    await log.line()
    assert await log.line() == "an admin could not be told: BadRequest"
    [answer] = await client.sends("Combien coûte le pain ?")
    assert answer.text == "Un euro."
    assert await baker.take_refusals() == ["sendMessage: Bad Request: chat not found"]


async def test_an_error_that_no_check_has_foreseen_is_no_obstacle(start, file, shown):
    def fail(_):
        raise ZeroDivisionError

    bot = await start(file, fail)
    admin = await bot.meets(user_id=ADMIN)
    for _ in range(2):
        [told] = await admin.sends("/recharger") or await admin.waits()
        assert told.text == f"{shown.refused}\n\n{shown.more_faults}"
    [answer] = await admin.sends("Combien coûte le pain ?")
    assert answer.text == "Un euro."


async def test_messages_are_answered_during_a_reload(start, file, shown):
    may_end = threading.Event()

    def load(path):
        assert may_end.wait(PATIENCE)
        return load_content(path)

    bot = await start(file, load)
    admin = await bot.meets(user_id=ADMIN)
    person = await bot.meets()
    await admin.posts("/recharger")
    await person.posts("Combien coûte le pain ?")
    [answer] = await person.waits()
    assert answer.text == "Un euro."
    may_end.set()
    [told] = await admin.waits()
    assert told.text.startswith(shown.reloaded[: shown.reloaded.index("{")])


async def test_admins_are_told_when_changes_are_no_longer_noticed(start_bot, file, shown):
    class Blind(Reloader):
        async def changes(self):
            await asyncio.sleep(0.5)  # until there is an admin
            raise RuntimeError("no more looks")
            yield

    content = load_content(file)
    reloader, admins = Blind(content), frozenset({ADMIN})
    bot = await start_bot(content.dialogue, reloader=reloader, admins=admins)
    admin = await bot.meets(user_id=ADMIN)
    [told] = await admin.waits()
    assert told.text == shown.not_watched


async def test_texts_change_with_the_knowledge_base(start_bot, file, log):
    own = file.with_name("textes.yaml")
    own.write_text("welcome: Bienvenue au fournil !\n", encoding="utf-8")
    file.write_text(BREAD.replace("version: 1", "version: 1\ntexts: textes.yaml"), encoding="utf-8")
    content = load_content(file)
    bot = await start_bot(content.dialogue, reloader=Reloader(content))
    person = await bot.meets()
    await person.sends("/start")  # it watches before it takes its first update
    own.write_text("commands: {sujets: Le menu}\n", encoding="utf-8")
    await log.line()
    calls = f"/demo/calls?method=setMyCommands&count=2&wait={PATIENCE}"
    assert len((await bot.request("GET", calls))["calls"]) == 2
    profile = await bot.request("GET", "/demo/bot")
    menu = {command["command"]: command["description"] for command in profile["commands"]}
    assert menu["sujets"] == "Le menu"
    assert await person.sees() == []


async def test_the_button_of_a_removed_entry_leads_to_the_topics(file, log, client, shown):
    file.write_text(BREAD + SALT, encoding="utf-8")
    await log.line()
    await client.sends("/sujets")
    await client.presses("Le pain")
    file.write_text(BREAD, encoding="utf-8")
    await log.line()
    [reply] = await client.presses("Y a-t-il du sel dedans ?")
    assert reply.text == shown.gone


@pytest.mark.parametrize("message", ["et pourquoi ?", "plus de détails", "la 2", "oui", "non"])
async def test_what_is_remembered_of_a_removed_entry_does_no_harm(file, log, client, message):
    file.write_text(BREAD + SALT, encoding="utf-8")
    await log.line()
    await client.sends("Y a-t-il du sel dedans ?")
    file.write_text(BREAD, encoding="utf-8")
    await log.line()
    [reply] = await client.sends(message)
    assert "Très peu." not in reply.text
