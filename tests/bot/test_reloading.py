"""Loading what the bot says, and loading it anew."""

import asyncio
import threading
from pathlib import Path

import pytest
from watchfiles import Change

from bot.dialogue import Dialogue
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, KnowledgeError, Section
from bot.reloading import Content, Reloader, load_content
from bot.texts import Texts

PATIENCE = 20  # seconds
BREAD = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien coûte le pain ?", answer="Un euro."),),
)


@pytest.fixture
def content(texts: Texts, tmp_path: Path) -> Content:
    """Content that was read from two files."""
    files = (tmp_path / "faq.yaml", tmp_path / "article.md")
    knowledge = Knowledge(BREAD.sections, BREAD.entries, files=files)
    return Content(Dialogue(knowledge), texts, None)


def refuse(_: Path) -> Content:
    raise KnowledgeError(())


def test_content_comes_from_the_files(texts: Texts) -> None:
    content = load_content(KNOWLEDGE_DIR / "faq_fr.yaml")
    assert content.knowledge.entry_by_id["diplome-requis"]
    assert content.texts == texts
    assert content.guide is not None


def test_another_knowledge_base_has_no_guide(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(
        "version: 1\nsections: [{id: a, title: A}]\n"
        "entries: [{id: b, section: a, question: B, answer: C}]\n"
    )
    assert load_content(path).guide is None


async def test_the_same_file_is_loaded_again(content: Content) -> None:
    loaded: list[Path] = []

    def load(path: Path) -> Content:
        loaded.append(path)
        return content

    assert await Reloader(content, load).reload() is content
    assert loaded == [content.knowledge.files[0]]


async def test_two_never_load_at_once(content: Content) -> None:
    at_work = threading.Lock()
    has_begun, may_end = threading.Event(), threading.Event()
    loads = 0

    def load(_: Path) -> Content:
        nonlocal loads
        assert at_work.acquire(blocking=False), "two load at once"
        has_begun.set()
        assert may_end.wait(PATIENCE)
        loads += 1
        at_work.release()
        return content

    reloader = Reloader(content, load)
    reloads = [asyncio.create_task(reloader.reload()) for _ in range(3)]
    assert await asyncio.to_thread(has_begun.wait, PATIENCE)
    may_end.set()
    await asyncio.gather(*reloads)
    assert loads == 3


async def test_a_refusal_is_raised_and_does_not_prevent_the_next_one(content: Content) -> None:
    reloader = Reloader(content, refuse)
    for _ in range(2):
        with pytest.raises(KnowledgeError):
            await reloader.reload()


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("faq.yaml", True),
        ("article.md", True),
        ("textes_fr.yaml", True),
        ("parcours_fr.yaml", True),
        ("README.md", False),
        ("faq.yaml~", False),
        (".faq.yaml.swp", False),
        ("faq.sqlite", False),
    ],
)
def test_only_the_files_of_the_content_matter(content: Content, name: str, matters: bool) -> None:
    assert Reloader(content)._matters(Change.modified, f"/folder/{name}") is matters


@pytest.mark.parametrize(
    ("name", "matters"),
    [("faq.yaml", True), ("lexique_fr.yaml", True), ("article.txt", True), ("faq.sqlite", False)],
)
async def test_after_a_refusal_any_text_may_be_what_was_missing(
    content: Content, name: str, matters: bool
) -> None:
    reloader = Reloader(content, refuse)
    with pytest.raises(KnowledgeError):
        await reloader.reload()
    assert reloader._matters(Change.added, f"/folder/{name}") is matters


async def test_a_folder_that_is_not_there_cannot_be_watched(texts: Texts, tmp_path: Path) -> None:
    files = (tmp_path / "gone" / "faq.yaml",)
    knowledge = Knowledge(BREAD.sections, BREAD.entries, files=files)
    reloader = Reloader(Content(Dialogue(knowledge), texts, None))
    with pytest.raises(OSError, match="gone"):
        await anext(reloader.changes())
