"""What stands in the files of a knowledge base, kept: the same, and never out of date."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.kept import loaded
from bot.kept.copies import KeptCopies
from bot.kept.loaded import Loaded, load, load_kept
from bot.knowledge import KNOWLEDGE_DIR, KnowledgeError

SMALL = """\
version: 1
texts: textes.yaml
article: article.md
phrasings: formulations
sections: [{id: a, title: A}]
entries:
  - {id: b, section: a, question: Question B, answer: Réponse B., verifie_le: 2026-11-28}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small knowledge base of all kinds of files."""
    folder = tmp_path / "base"
    (folder / "formulations").mkdir(parents=True)
    (folder / "formulations" / "b.txt").write_text("b svp\n", encoding="utf-8")
    (folder / "textes.yaml").write_text("welcome: Bonjour.\n", encoding="utf-8")
    (folder / "article.md").write_text("L’article.", encoding="utf-8")
    (folder / "base.yaml").write_text(SMALL, encoding="utf-8")
    return folder / "base.yaml"


@pytest.fixture
def copies(tmp_path: Path) -> KeptCopies:
    return KeptCopies(tmp_path / "kept")


def kept(copies: KeptCopies) -> int:
    """Count the copies of what was loaded."""
    return sum(len([*folder.glob("loaded-*")]) for folder in copies.folders)


def test_what_was_kept_is_what_was_loaded(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (base, KNOWLEDGE_DIR / "faq_fr.yaml"):
        first = load_kept(path, copies)
        monkeypatch.setattr(loaded, "load", pytest.fail)
        second = load_kept(path, copies)
        monkeypatch.undo()
        assert second == first == load(path)
        assert repr(second) == repr(first)


def append(text: str) -> Callable[[Path], object]:
    def append(path: Path) -> None:
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return append


def write(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "edit", "seen"),
    [
        (
            "base.yaml",
            append("  - {id: c, section: a, question: C, answer: C}\n"),
            lambda new: [one.id for one in new.knowledge.entries] == ["b", "c"],
        ),
        (
            "formulations/b.txt",
            append("c koi b\n"),
            lambda new: "c koi b" in new.knowledge.entries[0].variants,
        ),
        ("formulations/b.txt", Path.unlink, lambda new: not new.knowledge.entries[0].variants),
        ("textes.yaml", write("welcome: Salut.\n"), lambda new: new.texts.welcome == "Salut."),
        ("article.md", write("Un autre."), lambda new: new.knowledge.article == "Un autre."),
        # One beside the knowledge base takes the place of that of the bot.
        (
            "lexique_fr.yaml",
            write("fillers: [zut]\n"),
            lambda new: new.knowledge.lexicon.fillers == ("zut",),
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_every_edit_is_seen(
    base: Path,
    copies: KeptCopies,
    name: str,
    edit: Callable[[Path], object],
    seen: Callable[[Loaded], bool],
) -> None:
    assert not seen(load_kept(base, copies))
    edit(base.parent / name)
    assert seen(load_kept(base, copies))


def test_an_edit_that_is_taken_back_is_what_was_kept(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_kept(base, copies)
    append("# une remarque\n")(base)
    load_kept(base, copies)
    base.write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(loaded, "load", pytest.fail)
    assert load_kept(base, copies) == first


def test_a_faulty_edit_is_refused_though_a_good_version_was_kept(
    base: Path, copies: KeptCopies
) -> None:
    load_kept(base, copies)
    append("surplus: 1\n")(base)
    with pytest.raises(KnowledgeError, match="surplus"):
        load_kept(base, copies)
    assert kept(copies) == 1


def test_the_same_files_elsewhere_are_loaded_from_there(base: Path, copies: KeptCopies) -> None:
    load_kept(base, copies)
    other = Path(shutil.copytree(base.parent, base.parent.with_name("other"))) / base.name
    assert load_kept(other, copies).knowledge.path == other


def test_what_changes_while_it_is_loaded_is_not_kept(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_and_edit(path: Path) -> Loaded:
        found = load(path)
        append("# édité\n")(path)
        return found

    monkeypatch.setattr(loaded, "load", load_and_edit)
    load_kept(base, copies)
    assert kept(copies) == 0


def test_what_is_read_from_a_file_of_an_unknown_kind_is_not_kept(
    base: Path, copies: KeptCopies
) -> None:
    base.write_text(SMALL.replace("article.md", "article.rst"), encoding="utf-8")
    (base.parent / "article.rst").write_text("L’article.", encoding="utf-8")
    assert load_kept(base, copies).knowledge.article == "L’article."
    assert kept(copies) == 0


def test_beside_too_many_files_nothing_is_kept(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "MAX_FILES", 3)
    assert load_kept(base, copies).knowledge.entries
    assert kept(copies) == 0


def dangle(path: Path) -> None:
    path.symlink_to(path.with_name("absent.txt"))


def name_in_latin_1(path: Path) -> None:
    Path(os.fsdecode(bytes(path.with_suffix("")) + "é.txt".encode("latin-1"))).touch()


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


@pytest.mark.parametrize(
    "put",
    [
        dangle,
        Path.mkdir,
        pytest.param(lambda path: os.mkfifo(path), marks=needs_pipes),
        pytest.param(
            name_in_latin_1,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there"),
        ),
    ],
    ids=["a link that leads nowhere", "a folder", "a pipe", "a name that is not in UTF-8"],
)
def test_what_is_beside_and_not_read_keeps_nothing_from_being_kept(
    base: Path, copies: KeptCopies, put: Callable[[Path], object]
) -> None:
    put(base.parent / "autre.txt")
    put(base.parent / "formulations" / ".autre.txt")
    assert load_kept(base, copies) == load(base)
    assert kept(copies) == 1


@pytest.mark.parametrize(
    ("put", "fault"),
    [
        (dangle, "le fichier n'existe pas"),
        (Path.mkdir, "le fichier est illisible"),
        pytest.param(lambda path: os.mkfifo(path), "le fichier est illisible", marks=needs_pipes),
    ],
    ids=["a link that leads nowhere", "a folder", "a pipe"],
)
@pytest.mark.parametrize("name", ["base.yaml", "formulations/b.txt", "lexique_fr.yaml"])
def test_what_cannot_be_read_is_told_as_loading_tells_it(
    base: Path, copies: KeptCopies, name: str, put: Callable[[Path], object], fault: str
) -> None:
    if name == "lexique_fr.yaml" and put is dangle:
        pytest.skip("that of the bot takes its place")
    load_kept(base, copies)
    (base.parent / name).unlink(missing_ok=True)
    put(base.parent / name)
    with pytest.raises(KnowledgeError, match=fault):
        load_kept(base, copies)


def test_a_folder_that_goes_while_it_is_looked_at_harms_nothing(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_and_go(path: Path) -> Loaded:
        found = load(path)
        path.parent.rename(path.parent.with_name("gone"))
        return found

    monkeypatch.setattr(loaded, "load", load_and_go)
    assert load_kept(base, copies).knowledge.entries


def test_beside_very_large_files_nothing_is_kept(
    base: Path, copies: KeptCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "MAX_BYTES", 1000)
    with (base.parent / "notes.md").open("wb") as file:
        file.truncate(1001)
    assert load_kept(base, copies).knowledge.entries
    assert kept(copies) == 0


def test_a_missing_knowledge_base_is_told_as_ever(tmp_path: Path, copies: KeptCopies) -> None:
    with pytest.raises(KnowledgeError, match="n'existe pas"):
        load_kept(tmp_path / "absent" / "base.yaml", copies)


def test_nothing_is_prepared_for_a_validation_that_is_not_needed(
    base: Path, copies: KeptCopies
) -> None:
    load_kept(base, copies)
    code = (
        "import sys; from pathlib import Path; from bot.kept.loaded import load_kept;"
        "from bot.kept.copies import KeptCopies; from bot.knowledge import Entry, Lexicon;"
        "load_kept(Path(sys.argv[1]), KeptCopies(Path(sys.argv[2])));"
        "print(Entry.__pydantic_complete__, Lexicon.__pydantic_complete__)"
    )
    command = [sys.executable, "-c", code, str(base), str(copies.folders[0])]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False False\n", "")
