"""Files whose texts are replaced together, or not at all."""

import errno
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.editing.replacing import replace_all
from bot.editing.text_file import NotWritableError, TextFile
from bot.errors import FaqError

Contents = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfun\r\ndeux\r\n")
    return path


@pytest.fixture
def three(path: Path) -> dict[TextFile, str]:
    """New texts for two files that are there, and for one that is not."""
    path.with_name("b.txt").write_bytes(b"")
    names = ("a.yaml", "b.txt", "c.txt")
    return {TextFile(path.with_name(name)): f"{name}\n" for name in names}


def contents(folder: Path) -> Contents:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_new_text_is_written_as_the_old_one_was(path: Path) -> None:
    replace_all({TextFile(path): "trois\n"})
    assert path.read_bytes() == b"\xef\xbb\xbftrois\r\n"


def test_all_are_written_and_nothing_else_is_left(three: dict[TextFile, str], path: Path) -> None:
    replace_all(three)
    assert contents(path.parent) == {
        "a.yaml": b"\xef\xbb\xbfa.yaml\r\n",
        "b.txt": b"b.txt\n",
        "c.txt": b"c.txt\n",
    }


def test_a_file_can_be_removed_with_the_others(
    three: dict[TextFile, str | None], path: Path
) -> None:
    first, *_ = three
    replace_all({**three, first: None})
    assert contents(path.parent) == {"b.txt": b"b.txt\n", "c.txt": b"c.txt\n"}


@pytest.mark.parametrize("call", [1, 2])
def test_if_one_cannot_be_renamed_those_that_were_removed_are_put_back(
    three: dict[TextFile, str | None], path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    before, (first, *_) = contents(path.parent), three
    monkeypatch.setattr(Path, "replace", fail_at(call, errno.EIO, Path.replace))
    with pytest.raises(FaqError, match="rien n'a été écrit"):
        replace_all({**three, first: None})
    assert contents(path.parent) == before


def test_of_many_files_a_few_are_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {TextFile(path.with_name(f"{number}.txt")): "x\n" for number in range(9)}
    monkeypatch.setattr(os, "fsync", fail_at(1, errno.ENOSPC, os.fsync))
    with pytest.raises(FaqError, match=r"0\.txt, .*1\.txt, .*2\.txt et 6 autres :"):
        replace_all(many)


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("lien.yaml")
    link.symlink_to(path)
    replace_all({TextFile(link): "trois\n"})
    assert (link.is_symlink(), TextFile(path).text) == (True, "trois\n")


def test_the_rights_stay_and_a_new_file_is_readable_by_others(
    path: Path, three: dict[TextFile, str]
) -> None:
    path.chmod(0o640)
    replace_all(three)
    found = [path.with_name(name).stat().st_mode & 0o777 for name in ("a.yaml", "c.txt")]
    assert found == [0o640, 0o644]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)
def test_what_root_writes_belongs_to_the_owner_of_the_file_or_folder(path: Path) -> None:
    os.chown(path, 1234, 5678)
    os.chown(path.parent, 12, 56)
    new = path.with_name("b.txt")
    replace_all({TextFile(path): "trois\n", TextFile(new): "quatre\n"})
    owners = [(one.stat().st_uid, one.stat().st_gid) for one in (path, new)]
    assert owners == [(1234, 5678), (12, 56)]


@pytest.mark.parametrize("name", ["a.yaml", "b.txt", "c.txt"])
def test_if_one_has_changed_since_none_is_written(
    three: dict[TextFile, str], path: Path, name: str
) -> None:
    path.with_name(name).write_text("autre main\n")
    before = contents(path.parent)
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        replace_all(three)
    assert contents(path.parent) == before


def test_an_edit_while_the_new_texts_are_written_is_not_lost(
    three: dict[TextFile, str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("autre main\n"))
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        replace_all(three)
    assert contents(path.parent) == {"a.yaml": b"autre main\n", "b.txt": b""}


def fail_at(call: int, code: int, work: Callable[..., object]) -> Callable[..., object]:
    """Let the system refuse one call."""
    calls = []

    def fail_once(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == call:
            raise OSError(code, os.strerror(code))
        return work(*arguments)

    return fail_once


@pytest.mark.parametrize("call", [1, 2, 3, 4, 5])
def test_on_a_full_disk_none_is_written_and_that_is_told(
    three: dict[TextFile, str], path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    before = contents(path.parent)
    monkeypatch.setattr(os, "fsync", fail_at(call, errno.ENOSPC, os.fsync))
    with pytest.raises(FaqError, match=r"rien n'a été écrit \(le disque est plein") as caught:
        replace_all(three)
    assert not isinstance(caught.value, NotWritableError)
    assert contents(path.parent) == before


@pytest.mark.parametrize("call", [1, 2, 3])
def test_if_one_cannot_be_renamed_the_others_are_put_back(
    three: dict[TextFile, str], path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    before = contents(path.parent)
    monkeypatch.setattr(Path, "replace", fail_at(call, errno.EIO, Path.replace))
    with pytest.raises(FaqError, match="rien n'a été écrit"):
        replace_all(three)
    assert contents(path.parent) == before


def test_who_interrupts_it_leaves_none(
    three: dict[TextFile, str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, take = contents(path.parent), Path.replace

    def interrupt(new: Path, place: Path) -> Path:
        if place.name == "c.txt":
            raise KeyboardInterrupt
        return take(new, place)

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_all(three)
    assert contents(path.parent) == before


def test_what_cannot_be_put_back_is_named(
    three: dict[TextFile, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take, names = Path.replace, iter(["a.yaml"])

    def work_once(new: Path, place: Path) -> Path:
        if place.name != next(names, None):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return take(new, place)

    monkeypatch.setattr(Path, "replace", work_once)
    with pytest.raises(FaqError, match=r"n'est écrit que dans [^,]*a\.yaml ;"):
        replace_all(three)


def test_what_a_killed_process_has_left_is_removed_and_what_is_being_written_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", kill)
        killed.setattr(Path, "unlink", kill)
        for _ in range(2):
            with pytest.raises(SystemExit):
                replace_all({TextFile(path): "trois\n"})
    old, *young = sorted(one for one in path.parent.iterdir() if one != path)
    os.utime(old, (0, 0))
    replace_all({TextFile(path): "trois\n"})
    assert sorted(path.parent.iterdir()) == sorted([path, *young])
    assert len(young) == 3  # the new text and the old one, twice


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EROFS, errno.EPERM])
def test_a_place_that_the_system_protects_is_not_to_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(Path, "replace", fail_at(1, code, Path.replace))
    with pytest.raises(NotWritableError, match="rien n'a été écrit"):
        replace_all({TextFile(path): "trois\n"})


def test_where_no_file_can_be_made_that_is_told(path: Path) -> None:
    path.unlink()
    new = TextFile(path)
    path.parent.rmdir()
    with pytest.raises(FaqError, match=r"a\.yaml : rien n'a été écrit"):
        replace_all({new: "trois\n"})


def test_of_those_who_write_at_once_one_does_and_the_others_are_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: time.sleep(0.01))
    files = [TextFile(path) for _ in range(8)]

    def write(number: int) -> int | None:
        try:
            replace_all({files[number]: f"{number}\n"})
        except FaqError:
            return None
        return number

    with ThreadPoolExecutor(len(files)) as pool:
        written = [one for one in pool.map(write, range(len(files))) if one is not None]
    assert [f"{one}\n" for one in written] == [TextFile(path).text]
