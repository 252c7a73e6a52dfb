"""What a maintainer had better read again, though it is no fault."""

from pathlib import Path

import pytest

from bot.checking import find_wordless_texts
from bot.knowledge import load_knowledge

BASE = """\
version: 1
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
    (tmp_path / "ailleurs.yaml").write_text(ELSEWHERE, encoding="utf-8")
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def test_texts_without_a_word_are_to_be_read_again(path: Path) -> None:
    found = find_wordless_texts(path, load_knowledge(path))
    assert [(doubt.file.name, doubt.line, doubt.entry) for doubt in found] == [
        ("base.yaml", 10, "diplome"),
        ("base.yaml", 12, "diplome"),
        ("ailleurs.yaml", 5, None),
        ("ailleurs.yaml", 6, None),
    ]
    assert found[0].problem == "« 🎓🎓 » n'a aucun mot que le bot puisse lire"


def test_examples_that_the_knowledge_base_does_not_name_are_not_its_maintainers(path: Path) -> None:
    path.write_text(BASE.replace("out_of_scope: ailleurs.yaml\n", ""), encoding="utf-8")
    found = find_wordless_texts(path, load_knowledge(path))
    assert {doubt.file for doubt in found} == {path}


def test_the_bots_own_knowledge_base_has_none() -> None:
    path = Path(__file__).parents[2] / "knowledge" / "faq_fr.yaml"
    assert find_wordless_texts(path, load_knowledge(path)) == []
