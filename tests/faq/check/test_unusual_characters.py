"""Characters that look like others."""

from pathlib import Path

import pytest

from bot.knowledge import load_knowledge
from faq.check.fix import Mended, mend_characters
from faq.check.unusual_characters import check, own_files
from faq.source import Source

BASE = """\
version: 1
phrasings: formes
sections: [{id: pain, title: Pain}]
entries:
  - id: prix
    section: pain
    question: Combien coûte\u2028le pain ?
    answer: |-
      Un euro\x85et demi.
      C’est tout.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    (tmp_path / "formes").mkdir()
    (tmp_path / "formes" / "prix.txt").write_text("c'est cher\npayé\nre\u0301gler\n", "utf-8")
    return path


def found(path: Path) -> list[str]:
    return [f"{one.file.name}:{one.line}: {one.problem}" for one in check(Source.read(path))]


def test_each_is_named_with_its_file_and_line(path: Path) -> None:
    hidden = "un saut de ligne que l'éditeur ne montre pas"
    assert found(path) == [
        f"base.yaml:7: {hidden} (U+2028) est caché ici",
        f"base.yaml:9: {hidden} (U+0085) est caché ici",
        "prix.txt:3: un accent est séparé de sa lettre (forme NFD)",
    ]


def test_the_bot_reads_what_they_look_like(path: Path) -> None:
    [entry] = load_knowledge(path).entries
    assert entry.question == "Combien coûte le pain ?"
    assert entry.answer == "Un euro et demi.\nC’est tout."
    assert entry.variants[-1] == "régler"


def test_they_are_put_right_and_nothing_else(path: Path) -> None:
    before = load_knowledge(path).entries
    phrasings = path.parent / "formes" / "prix.txt"
    mended = list(mend_characters(own_files(Source.read(path))))
    assert mended == [(path, Mended(2)), (phrasings, Mended(1))]
    assert path.read_text(encoding="utf-8") == BASE.replace("\u2028", " ").replace("\x85", " ")
    assert (load_knowledge(path).entries, found(path)) == (before, [])


def test_lines_of_faults_are_those_that_an_editor_shows(path: Path) -> None:
    path.write_text(BASE.replace("section: pain", "section: pain\n    vide:"), encoding="utf-8")
    with pytest.raises(Exception, match=r"base\.yaml:7: \[prix\] la clé « vide »"):
        load_knowledge(path)


def test_what_comes_with_the_bot_is_not_the_maintainers_to_mend(path: Path) -> None:
    names = [file.name for file in own_files(Source.read(path))]
    assert names == ["base.yaml", "prix.txt"]
