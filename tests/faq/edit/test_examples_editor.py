"""Additions to the messages to refuse: only lines come, and nobody's change is lost."""

from pathlib import Path

import pytest

from bot.errors import FaqError
from faq.edit.examples_editor import ExamplesEditor

TEXT = """\
# À refuser.
near:
  - à quelle heure part le train  # un horaire, mais pas le nôtre
  - "un 'guillemet'"

# Rien à voir.
far:
  - null
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hors_sujet.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "before"), [("near", "\n# Rien à voir."), ("far", "")], ids=["near", "far"]
)
def test_examples_come_after_those_of_their_kind(path: Path, kind: str, before: str) -> None:
    editor = ExamplesEditor(path)
    editor.add_examples(kind, ["un : deux", "2024"])
    editor.save()
    text = path.read_text(encoding="utf-8")
    added = "  - 'un : deux'\n  - 2024\n"
    assert added + before in text
    assert text.replace(added, "") == TEXT


def test_a_kind_that_is_missing_is_begun(path: Path) -> None:
    path.write_text("near:\n  - un\n", encoding="utf-8")
    editor = ExamplesEditor(path)
    editor.add_examples("far", ["deux"])
    assert editor.text == "near:\n  - un\nfar:\n  - deux\n"


def test_a_file_that_has_changed_since_is_left_alone(path: Path) -> None:
    editor = ExamplesEditor(path)
    editor.add_examples("far", ["deux"])
    path.write_text(f"{TEXT}# autre main\n", encoding="utf-8")
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        editor.save()
    assert path.read_text(encoding="utf-8") == f"{TEXT}# autre main\n"
