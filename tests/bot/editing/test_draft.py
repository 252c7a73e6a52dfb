"""Files that are changed together, or not at all."""

import os
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


def test_a_new_file_is_readable_by_others(draft: Draft, path: Path) -> None:
    draft.save()
    assert path.with_name("b.txt").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("name", ["a.yaml", "b.txt"])
def test_if_one_has_changed_since_none_is_written(draft: Draft, path: Path, name: str) -> None:
    path.with_name(name).write_text("autre main\n")
    before = {file: file.read_text() for file in path.parent.iterdir()}
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        draft.save()
    assert {file: file.read_text() for file in path.parent.iterdir()} == before


def test_if_one_is_protected_none_is_written(draft: Draft, path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(FaqError, match="est protégé contre l'écriture : rien n'a été écrit"):
        draft.save()
    assert [file.read_text() for file in path.parent.iterdir()] == ["un\n"]


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    draft: Draft, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disque plein"):
        draft.save()
    assert {file.name: file.read_text() for file in path.parent.iterdir()} == {"a.yaml": "un\n"}
