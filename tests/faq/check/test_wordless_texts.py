"""Texts from which the matcher learns nothing."""

from pathlib import Path

import pytest

from faq.check.wordless_texts import check
from faq.source import Source

BASE = """\
version: 1
phrasings: formes
out_of_scope: ailleurs.yaml
sections: [{id: etudes, title: Études}]
entries:
  - id: diplome
    section: etudes
    question: Quel diplôme ?
    variants:
      - une licence
      - 🎓🎓
    keywords:
      - شهادة
    answer: Une licence.
"""
ELSEWHERE = """\
near:
  - quel diplôme pour être boulanger
far:
  - la météo
  - ⚽🔥
  - какая погода
  - ⚽ foot
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A knowledge base with texts that teach nothing, here and there."""
    (tmp_path / "formes").mkdir()
    (tmp_path / "formes" / "diplome.txt").write_text("la licence\n\n📜\n", encoding="utf-8")
    (tmp_path / "ailleurs.yaml").write_text(ELSEWHERE, encoding="utf-8")
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def places(path: Path) -> list[tuple[str, int, str | None]]:
    return [(one.file.name, one.line, one.entry) for one in check(Source.read(path))]


def test_texts_without_a_word_are_to_be_read_again(path: Path) -> None:
    assert places(path) == [
        ("base.yaml", 11, "diplome"),
        ("diplome.txt", 3, "diplome"),
        ("base.yaml", 13, "diplome"),
        ("ailleurs.yaml", 5, None),
        ("ailleurs.yaml", 6, None),
    ]


def test_messages_to_refuse_in_files_of_their_own_are_read_too(path: Path) -> None:
    folder = path.parent / "ailleurs"
    folder.mkdir()
    (folder / "far.txt").write_text("la météo\n⚽🔥\n", encoding="utf-8")
    path.write_text(BASE.replace("ailleurs.yaml", "ailleurs"), encoding="utf-8")
    assert places(path)[3:] == [("far.txt", 2, None)]


def test_the_text_is_quoted(path: Path) -> None:
    found = next(iter(check(Source.read(path))))
    assert found.problem == "« 🎓🎓 » n'a aucun mot que le bot puisse lire"


def test_examples_that_the_knowledge_base_does_not_name_are_not_its_maintainers(path: Path) -> None:
    path.write_text(BASE.replace("out_of_scope: ailleurs.yaml\n", ""), encoding="utf-8")
    assert {name for name, *_ in places(path)} == {"base.yaml", "diplome.txt"}
