"""A file that is replaced in one step, or not at all."""

from pathlib import Path

import pytest

from bot.editing.text_file import NotWritableError, TextFile
from bot.errors import FaqError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfun\r\ndeux\r\n")
    return path


def test_lines_are_read_alike_everywhere(path: Path) -> None:
    assert TextFile(path).text == "un\ndeux\n"


def test_the_new_text_is_written_as_the_old_one_was(path: Path) -> None:
    TextFile(path).replace("trois\n")
    assert path.read_bytes() == b"\xef\xbb\xbftrois\r\n"


def test_nothing_else_is_left_in_the_folder(path: Path) -> None:
    TextFile(path).replace("trois\n")
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("lien.yaml")
    link.symlink_to(path)
    TextFile(link).replace("trois\n")
    assert (link.is_symlink(), TextFile(path).text) == (True, "trois\n")


def test_the_rights_stay(path: Path) -> None:
    path.chmod(0o640)
    TextFile(path).replace("trois\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_somebody_else_has_changed_is_left(path: Path) -> None:
    file = TextFile(path)
    path.write_bytes(b"quatre")
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        file.replace("trois\n")
    assert path.read_bytes() == b"quatre"


@pytest.mark.parametrize("place", ["file", "folder"])
def test_what_nobody_may_write_is_left_even_by_those_who_could(path: Path, place: str) -> None:
    protected = path if place == "file" else path.parent
    mode = protected.stat().st_mode
    protected.chmod(0o555)
    try:
        with pytest.raises(NotWritableError, match="est protégé contre l'écriture"):
            TextFile(path).check_writable()
    finally:
        protected.chmod(mode)


def test_what_may_be_written_and_what_is_new_is_let_pass(path: Path) -> None:
    TextFile(path).check_writable()
    TextFile(path.with_name("b.txt")).check_writable()


def test_where_no_file_can_be_made_that_is_told(path: Path) -> None:
    file = TextFile(path)
    path.unlink()
    path.parent.rmdir()
    with pytest.raises(FaqError, match="n'admet pas de fichier"):
        file.replace("trois\n")
