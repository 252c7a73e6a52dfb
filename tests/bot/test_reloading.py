"""Loading what the bot says, and loading it anew."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from watchfiles import Change

from bot.dialogue import Dialogue
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, KnowledgeError, Section
from bot.reloading import Content, Reloader, load_content
from bot.texts import Texts

PATIENCE = 20  # seconds
MOMENT = 0.5  # seconds, until folders are watched and what changed has been loaded
BREAD = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien coûte le pain ?", answer="Un euro."),),
)


@pytest.fixture
def content(texts: Texts, tmp_path: Path) -> Content:
    """Content that was read from two files."""
    files = (tmp_path / "faq.yaml", tmp_path / "article.md")
    folders = (tmp_path / "formulations",)
    knowledge = replace(BREAD, path=files[0], files=files, folders=folders)
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
    assert loaded == [content.knowledge.path]


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
        ("formulations", True),
        ("formulations/prix.txt", True),
        ("formulations/nouveau.txt", True),
        ("formulations/.prix.txt.x1y2", False),
        ("formulations/LISEZMOI.md", False),
        ("autres/prix.txt", False),
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
    path = tmp_path / "gone" / "faq.yaml"
    knowledge = replace(BREAD, path=path, files=(path,))
    reloader = Reloader(Content(Dialogue(knowledge), texts, None))
    with pytest.raises(OSError, match="gone"):
        await anext(reloader.changes())


# --- folders of phrasings -------------------------------------------------------------------------

FOLDER = "phrasings: formes\n"
BASE = """\
version: 1
sections: [{id: pain, title: Le pain}]
entries: [{id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro.}]
"""


async def variants_after(reloader: Reloader, variants: tuple[str, ...]) -> bool:
    """Reload at every change, a refused one too, until the bot knows these variants."""
    async with asyncio.timeout(PATIENCE):
        async for _ in reloader.changes():
            with suppress(KnowledgeError):
                content = await reloader.reload()
                if content.knowledge.entries[0].variants == variants:
                    return True
    return False


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with a folder of phrasings, which is empty."""
    path = tmp_path / "faq.yaml"
    path.write_text(BASE + FOLDER, encoding="utf-8")
    (tmp_path / "formes").mkdir()
    return path


async def act(work: Callable[[], object]) -> None:
    """Do some work once the folders are watched."""
    await asyncio.sleep(MOMENT)
    await asyncio.to_thread(work)


async def test_a_new_file_in_the_folder_is_noticed(base: Path) -> None:
    file = base.parent / "formes" / "prix.txt"
    waiting = asyncio.create_task(variants_after(Reloader(load_content(base)), ("c cb",)))
    await act(lambda: file.write_text("c cb\n"))
    assert await waiting


async def test_a_file_that_is_gone_is_noticed(base: Path) -> None:
    file = base.parent / "formes" / "prix.txt"
    file.write_text("c cb\n")
    waiting = asyncio.create_task(variants_after(Reloader(load_content(base)), ()))
    await act(file.unlink)
    assert await waiting


async def test_a_folder_in_the_place_of_another_is_watched(base: Path) -> None:
    folder = base.parent / "formes"

    def replace_folder() -> None:
        folder.rmdir()
        folder.mkdir()

    waiting = asyncio.create_task(variants_after(Reloader(load_content(base)), ("c cb",)))
    await act(replace_folder)
    await act(lambda: (folder / "prix.txt").write_text("c cb\n"))
    assert await waiting


async def test_a_folder_that_is_named_before_it_is_made_is_watched(base: Path) -> None:
    folder = base.parent / "formes"
    folder.rmdir()
    await asyncio.to_thread(base.write_text, BASE, encoding="utf-8")
    waiting = asyncio.create_task(variants_after(Reloader(load_content(base)), ("c cb",)))
    await act(lambda: base.write_text(BASE + FOLDER, encoding="utf-8"))
    await act(folder.mkdir)
    await act(lambda: (folder / "prix.txt").write_text("c cb\n"))
    assert await waiting
