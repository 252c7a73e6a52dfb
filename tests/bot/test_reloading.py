"""Loading what the bot says, and loading it anew."""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot import reloading
from bot.dialogue import Dialogue
from bot.kept.copies import KeptCopies
from bot.kept.learned import learned_name
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, KnowledgeError, Section, load_knowledge
from bot.reloading import Content, Reloader, load_content
from bot.texts import TEXTS_PATH, Texts

PATIENCE = 20  # seconds
MOMENT = 0.3  # seconds, until the files have been looked at
BREAD = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien coûte le pain ?", answer="Un euro."),),
)


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often."""
    monkeypatch.setattr(reloading, "LOOK_INTERVAL", 0.05)


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


def small_base(folder: Path) -> Path:
    path = folder / "faq.yaml"
    path.write_text(
        "version: 1\nsections: [{id: a, title: A}]\n"
        "entries: [{id: b, section: a, question: B, answer: C}]\n"
    )
    return path


def test_another_knowledge_base_has_no_guide(tmp_path: Path) -> None:
    assert load_content(small_base(tmp_path)).guide is None


def test_a_large_knowledge_base_is_learned_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    monkeypatch.setattr("bot.kept.learned.learn", pytest.fail)
    monkeypatch.setattr("bot.kept.loaded.load", pytest.fail)
    copies = KeptCopies(tmp_path)
    content = load_content(KNOWLEDGE_DIR / "faq_fr.yaml", copies, apart=True)
    assert copies.has(learned_name(content.knowledge))
    assert content.dialogue.respond("c koi le salaire").ranking[0].entry.id == "salaire"
    monkeypatch.setattr("bot.reloading.learn_apart", pytest.fail)  # it is known by now
    assert load_content(KNOWLEDGE_DIR / "faq_fr.yaml", copies, apart=True).texts == texts


def test_a_small_knowledge_base_is_learned_here_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reloading.learn_apart", pytest.fail)
    copies = KeptCopies(tmp_path / "kept")
    content = load_content(small_base(tmp_path), copies, apart=True)
    assert copies.has(learned_name(content.knowledge))


def test_what_no_other_process_can_learn_is_learned_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reloading.MIN_APART", 0)
    monkeypatch.setattr("sys.executable", "absent")
    content = load_content(small_base(tmp_path), KeptCopies(tmp_path / "kept"), apart=True)
    assert content.dialogue.respond("B").ranking


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
        ("README.md", False),
        ("faq.yaml~", False),
        (".faq.yaml.swp", False),
        ("faq.sqlite", False),
        ("formulations/prix.txt", True),
        ("formulations/nouveau.txt", True),
        ("formulations/.prix.txt.x1y2", False),
        ("formulations/LISEZMOI.md", False),
        ("autres/prix.txt", False),
    ],
)
def test_only_the_files_of_the_content_matter(
    content: Content, tmp_path: Path, name: str, matters: bool
) -> None:
    reloader = Reloader(content)
    for folder in ("formulations", "autres"):
        (tmp_path / folder).mkdir()
    before = reloader._look()
    (tmp_path / name).write_text("x")
    assert reloader._has_changed(before, reloader._look()) is matters


@pytest.mark.parametrize("path", [TEXTS_PATH])
def test_the_texts_of_the_bot_matter(content: Content, path: Path) -> None:
    assert path in Reloader(content)._look().own


@pytest.mark.parametrize(
    ("name", "matters"),
    [("faq.yaml", True), ("lexique_fr.yaml", True), ("article.txt", True), ("faq.sqlite", False)],
)
async def test_after_a_refusal_any_text_may_be_what_was_missing(
    content: Content, tmp_path: Path, name: str, matters: bool
) -> None:
    reloader = Reloader(content, refuse)
    with pytest.raises(KnowledgeError):
        await reloader.reload()
    before = reloader._look()
    (tmp_path / name).write_text("x")
    assert reloader._has_changed(before, reloader._look()) is matters


async def test_a_refusal_is_no_change_by_itself(texts: Texts) -> None:
    whole = load_knowledge(KNOWLEDGE_DIR / "faq_fr.yaml")
    assert whole.folders != ()
    knowledge = replace(BREAD, path=whole.path, files=whole.files, folders=whole.folders)
    reloader = Reloader(Content(Dialogue(knowledge), texts, None), refuse)
    before = reloader._look()
    with pytest.raises(KnowledgeError):
        await reloader.reload()
    assert not reloader._has_changed(before, reloader._look())


async def test_a_change_during_a_reload_is_one_too(base: Path) -> None:
    reloader = Reloader(load_content(base))
    seen = []
    async with asyncio.timeout(PATIENCE):
        changes = reloader.changes()
        waiting = asyncio.ensure_future(anext(changes))
        await act(lambda: base.write_text(BASE))
        await waiting
        await act(lambda: base.write_text(BASE + FOLDER))  # while the first change is loaded
        await anext(changes)
        seen.append("again")
    assert seen == ["again"]


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


# --- ways in which files change -------------------------------------------------------------------


def edit_in_place(base: Path) -> None:
    base.write_text(AFTER)


def edit_by_replacing(base: Path) -> None:
    base.with_suffix(".new").write_text(AFTER)
    base.with_suffix(".new").replace(base)


def edit_within_a_second(base: Path) -> None:
    """Keep the size and the time of the file, as a copy does that keeps them."""
    found = base.stat()
    base.write_text(AFTER)
    os.utime(base, ns=(found.st_atime_ns, found.st_mtime_ns))


def edit_behind_a_link(base: Path) -> None:
    base.resolve().write_text(AFTER)


def replace_the_folder(base: Path) -> None:
    old = base.parent.with_name("old")
    base.parent.rename(old)
    base.parent.mkdir()
    for file in old.iterdir():
        if file.is_file():
            (base.parent / file.name).write_text(AFTER)


def swap_a_config_map(base: Path) -> None:
    """Do as Kubernetes does: a new folder, and a link to it in the place of the one before."""
    data = base.parent / "..data"
    new = base.parent / "..2026_11_28"
    new.mkdir()
    (new / base.name).write_text(AFTER)
    (base.parent / "..data_tmp").symlink_to(new.name)
    (base.parent / "..data_tmp").rename(data)


BEFORE = BASE
AFTER = BASE.replace("Un euro.", "Un sou ..")  # as long as the other


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A knowledge base behind a link."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "faq.yaml").write_text(BEFORE)
    (tmp_path / "here").mkdir()
    path = tmp_path / "here" / "faq.yaml"
    path.symlink_to(tmp_path / "elsewhere" / "faq.yaml")
    return path


@pytest.fixture
def mounted(tmp_path: Path) -> Path:
    """A knowledge base in a mounted ConfigMap."""
    folder = tmp_path / "config"
    (folder / "..2026_11_27").mkdir(parents=True)
    (folder / "..2026_11_27" / "faq.yaml").write_text(BEFORE)
    (folder / "..data").symlink_to("..2026_11_27")
    (folder / "faq.yaml").symlink_to("..data/faq.yaml")
    return folder / "faq.yaml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A knowledge base that is a file."""
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "faq.yaml").write_text(BEFORE)
    return folder / "faq.yaml"


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("plain", edit_in_place),
        ("plain", edit_by_replacing),
        ("plain", edit_within_a_second),
        ("plain", replace_the_folder),
        ("linked", edit_behind_a_link),
        ("linked", edit_by_replacing),
        ("mounted", swap_a_config_map),
    ],
)
async def test_a_change_is_noticed_however_it_comes_about(
    request: pytest.FixtureRequest, place: str, change: Callable[[Path], None]
) -> None:
    path: Path = request.getfixturevalue(place)
    reloader = Reloader(load_content(path))
    waiting = asyncio.ensure_future(anext(reloader.changes()))
    await act(lambda: change(path))
    async with asyncio.timeout(PATIENCE):
        await waiting
    content = await reloader.reload()
    assert content.knowledge.entries[0].answer == "Un sou .."


async def test_what_is_saved_together_is_one_change(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "QUIET_INTERVAL", 1.0)  # of a busy machine
    reloader = Reloader(load_content(plain))
    changes = reloader.changes()
    waiting = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(MOMENT)
    for number in range(5):
        await asyncio.to_thread(plain.write_text, f"{AFTER}# {number}\n")
        await asyncio.sleep(0.1)
    async with asyncio.timeout(PATIENCE):
        await waiting
    again = asyncio.ensure_future(anext(changes))
    done, _ = await asyncio.wait([again], timeout=MOMENT)
    again.cancel()
    assert not done


async def test_what_is_written_all_the_time_is_a_change_too(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "QUIET_INTERVAL", 0.02)
    monkeypatch.setattr(reloading, "MAX_LOOKS", 5)

    async def write() -> None:
        number = 0
        while True:
            number += 1
            await asyncio.to_thread(plain.write_text, f"{AFTER}{'#' * (number % 100)}\n")
            await asyncio.sleep(0)

    changes = Reloader(load_content(plain)).changes()
    writing = asyncio.create_task(write())
    try:
        async with asyncio.timeout(PATIENCE):
            await anext(changes)
    finally:
        writing.cancel()
