"""What the tests of several folders share: the knowledge base, the bot's own texts, a terminal."""

import contextlib
import gc
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import settings

from bot.dialogue import Dialogue
from bot.kept.copies import KeptCopies, cache_folder
from bot.kept.learned import learned_name
from bot.knowledge import KNOWLEDGE_DIR, Knowledge, load_knowledge
from bot.markup import plain_text
from bot.matcher.learning import Learned, learn
from bot.reloading import load_content
from bot.texts import Texts, load_texts
from tests.browser import CHROMIUM, FLAGS
from tests.postgresql import emptied, postgresql_server

gc.disable()  # until all tests are collected: they stay, and a third of the CPU goes into looking


def pytest_collection_finish() -> None:
    """Look for cycles again, but not among the tests, which stay: 0.3 s each time."""
    gc.freeze()
    gc.enable()


# No deadline: a slow machine is no defect.
settings.register_profile("suite", max_examples=60, deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is learned in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _learn_each_knowledge_base_once() -> Iterator[None]:
    """Share what is learned between all matchers of equal knowledge bases: they only read it.

    A test of learning itself calls `bot.matcher.learning.learn`, which learns each time.
    """
    known: dict[str, Learned] = {}

    def learn_once(knowledge: Knowledge) -> Learned:
        name = learned_name(knowledge)
        if name not in known:
            known[name] = learn(knowledge)
        return known[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.matcher.matcher.learn", learn_once)
        patch.setattr("bot.kept.learned.learn", learn_once)
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge base that comes with the bot."""
    return load_knowledge(KNOWLEDGE_DIR / "faq_fr.yaml")


@pytest.fixture(scope="session")
def dialogue(knowledge: Knowledge) -> Dialogue:
    """The dialogue about it; to build one takes a second, so there is one for all tests."""
    return Dialogue(knowledge)


@pytest.fixture(scope="session")
def cache_of_own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for caches, with a kept copy of the knowledge base that comes with the bot."""
    folder = tmp_path_factory.mktemp("cache-of-own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        load_content(KNOWLEDGE_DIR / "faq_fr.yaml", KeptCopies(cache_folder()))
    return folder


@pytest.fixture
def _own_is_learned(cache_of_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare processes with the knowledge base that comes with the bot learning it, for a second."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_of_own))


@pytest.fixture(scope="session")
def texts(knowledge: Knowledge) -> Texts:
    """The bot's own texts, with their markup."""
    return load_texts(knowledge)


@pytest.fixture(scope="session")
def shown(texts: Texts) -> Texts:
    """The bot's own texts as a user reads them, without markup."""
    plain = {name: plain_text(text) for name, text in texts if isinstance(text, str)}
    return texts.model_copy(update=plain)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server's database, which tests empty before they use it."""
    with postgresql_server() as url:
        yield url


@pytest.fixture
async def postgresql_url(postgresql: str) -> str:
    """The URL of an empty database of PostgreSQL."""
    return await emptied(postgresql)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Any]:
    """A browser; to start one takes a second, so there is one, and each test has a profile."""
    playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


Type = Callable[..., str]


@pytest.fixture
def terminal(tmp_path: Path) -> Type:
    """Run `faq` in a terminal, type lines into it, and give what is then on the screen.

    Where more is asked for than was typed, the input ends.
    """
    pty = pytest.importorskip("pty", reason="needs a terminal, which Windows has not")

    def run(*arguments: str, typed: tuple[str, ...] = ()) -> str:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", "from faq.cli import main; main()", *arguments],
            cwd=tmp_path,  # away from the `.env` of whoever runs the tests
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        os.write(ours, "".join(f"{line}\n" for line in (*typed, "\x04")).encode())
        shown = b""
        with contextlib.suppress(OSError):  # it is closed at the other end
            while part := os.read(ours, 4096):
                shown += part
        process.wait()
        os.close(ours)
        return shown.decode().replace("\r\n", "\n")

    return run
