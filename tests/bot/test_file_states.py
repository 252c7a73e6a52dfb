"""Files and folders are looked at, whatever they are."""

from pathlib import Path

import pytest

from bot.file_states import differ, look_at


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
