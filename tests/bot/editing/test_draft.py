"""Files that are changed together, or not at all."""

from pathlib import Path

import pytest

from bot.editing.draft import Draft
from bot.errors import FaqError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text("un\n", encoding="utf-8")
    return path


@pytest.fixture
def draft(path: Path) -> Draft:
    """A change to a file, and a new one."""
    draft = Draft()
    draft.change(path, lambda text: f"{text}deux\n")
    draft.change(path.with_name("b.txt"), lambda text: f"{text}trois\n")
    return draft


def test_nothing_is_written_before_it_is_saved(draft: Draft, path: Path) -> None:
    assert list(draft.texts.values()) == ["un\ndeux\n", "trois\n"]
    assert [file.name for file in path.parent.iterdir()] == ["a.yaml"]


def test_what_is_saved_is_written(draft: Draft, path: Path) -> None:
    draft.save()
    assert {file: file.read_text() for file in path.parent.iterdir()} == draft.texts


def test_what_is_changed_twice_has_both_changes(draft: Draft, path: Path) -> None:
    draft.change(path, lambda text: f"{text}trois\n")
    draft.save()
    assert path.read_text() == "un\ndeux\ntrois\n"


def test_if_one_has_changed_since_none_is_written(draft: Draft, path: Path) -> None:
    path.with_name("b.txt").write_text("autre main\n")
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        draft.save()
    assert path.read_text() == "un\n"


def test_if_one_is_protected_none_is_written(draft: Draft, path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(FaqError, match="est protégé contre l'écriture : rien n'a été écrit"):
        draft.save()
    assert [file.read_text() for file in path.parent.iterdir()] == ["un\n"]
