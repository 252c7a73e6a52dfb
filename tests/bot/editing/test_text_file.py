"""A file as it was when it was read."""

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


def test_what_cannot_be_read_is_told(path: Path) -> None:
    path.with_name("dossier.txt").mkdir()
    path.with_name("latin.txt").write_bytes("é".encode("latin-1"))
    with pytest.raises(FaqError, match=r"dossier\.txt est illisible"):
        TextFile(path.with_name("dossier.txt"))
    with pytest.raises(FaqError, match=r"latin\.txt n'est pas en UTF-8"):
        TextFile(path.with_name("latin.txt"))


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
