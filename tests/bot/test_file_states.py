"""Files and folders are looked at, whatever they are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.file_states import States, differ, look_at


def look(folder: Path) -> States:
    """Look at a file, and at the texts in a folder beside it."""
    return look_at([folder / "base.yaml"], [folder / "in"], lambda path: path.suffix == ".txt")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda _: None, False, id="nothing"),
        pytest.param(lambda folder: (folder / "base.yaml").write_text("new"), True, id="written"),
        pytest.param(lambda folder: (folder / "base.yaml").unlink(), True, id="removed"),
        pytest.param(lambda folder: (folder / "in" / "a.txt").write_text("new"), True, id="inside"),
        pytest.param(lambda folder: (folder / "in" / "b.txt").touch(), True, id="added"),
        pytest.param(lambda folder: (folder / "in" / "b.png").touch(), False, id="no text"),
        pytest.param(lambda folder: shutil.rmtree(folder / "in"), True, id="folder removed"),
    ],
)
def test_a_change_is_seen_of_what_counts(
    tmp_path: Path, change: Callable[[Path], object], expected: bool
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("base.yaml", "in/a.txt"):
        (tmp_path / name).touch()
    before = look(tmp_path)
    change(tmp_path)
    assert differ(before, look(tmp_path)) is expected


def test_a_folder_that_may_be_listed_and_not_entered_is_looked_at_as_far_as_that_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError  # as for whoever is not root

    (tmp_path / "a.txt").touch()
    with monkeypatch.context() as closed:
        closed.setattr(Path, "is_dir", refuse)
        closed.setattr(Path, "stat", refuse)
        before = look_at((), [tmp_path], lambda path: path.suffix == ".txt")
    assert before == {tmp_path: frozenset({"a.txt"}), tmp_path / "a.txt": None}
    assert differ(before, look_at((), [tmp_path], lambda path: path.suffix == ".txt"))
