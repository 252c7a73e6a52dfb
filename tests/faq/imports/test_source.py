"""What is read: files, folders, zips; and what is refused."""

import io
import zipfile
from pathlib import Path

import pytest

from bot.errors import FaqError
from faq.imports import source
from faq.imports.source import SourceFile, open_source
from tests.faq.imports.conftest import Import, zipped


def test_a_folder_is_read_in_natural_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/10.md", "b/9.md", ".git/x", "node_modules/y.md", "a.md", ".DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [file.name for file in open_source(tmp_path)] == ["a.md", "b/9.md", "b/10.md"]


def test_a_zip_is_read_without_being_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "sources" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped({"../../dehors.txt": "x", "/tmp/absolu.txt": "y", "__MACOSX/z": "z"}))
    assert [file.name for file in open_source(path)] == ["/tmp/absolu.txt"]
    assert list(tmp_path.rglob("*")) == [path.parent, path]


def test_an_archive_among_other_files_is_told(read: Import) -> None:
    rows = "Question;Réponse\nOù ?;Ici.\n"
    result = read({"a.csv": rows, "b.zip": zipped({"c.csv": rows})})
    assert result.told == ["b.zip|une archive parmi d'autres fichiers : donnez-la seule|"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "a.txt").write_text("y")
    (folder / "lien.txt").symlink_to(tmp_path / "secret.txt")
    assert [file.name for file in open_source(folder)] == ["a.txt"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_text("x")
    with pytest.raises(FaqError, match="plus de 2 fichiers"):
        open_source(tmp_path)


@pytest.mark.parametrize("limit", ["MAX_FILE", "MAX_TOTAL"])
def test_a_zip_that_grows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(source, limit, 1000)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(name, "x" * (2000 if limit == "MAX_FILE" else 400))
    path = tmp_path / "a.zip"
    path.write_bytes(content.getvalue())
    with pytest.raises(FaqError, match=r"dépasse|plus de"):
        open_source(path)


def test_a_document_that_grows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_TOTAL", 1000)
    file = SourceFile("a.docx", zipped({"word/document.xml": "x" * 2000}))
    with pytest.raises(FaqError, match="une fois décompressé"):
        source.check_unpacked_size(file)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "est vide"), (b"  \n", "est vide"), (b"PK\x03\x04" + b"x" * 50, None)],
    ids=["empty", "blank", "no zip after all"],
)
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes, problem: str | None) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    if problem is None:
        assert open_source(path)[0].content == content
    else:
        with pytest.raises(FaqError, match=problem):
            open_source(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaqError, match="n'existe pas"):
        open_source(tmp_path / "rien.csv")


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": "x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1  # as if it were encrypted
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(content))
    with pytest.raises(FaqError, match="abîmée ou chiffrée"):
        open_source(path)


def test_the_line_of_a_text_is_found_as_it_stands_in_json() -> None:
    file = SourceFile("a.json", '[\n"é",\n"\\u00e0 l\\u2019",\n"é"]'.encode())
    assert file.line_of("é") == 2
    assert file.line_of("à l’") == 3
    assert file.line_of("é") == 4
    assert file.line_of("", "absent") is None
