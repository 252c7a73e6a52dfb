"""What a maintainer had better read again, though it is no fault."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR, load_knowledge
from faq.check.checking import (
    COLUMNS,
    ROWS,
    Inspection,
    find_long_answers,
    find_wordless_texts,
    inspect,
)

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


LONG = [
    pytest.param("mot " * (ROWS * COLUMNS // 4), "", None, id="just fits"),
    pytest.param("mot " * (ROWS * COLUMNS // 4) + "fin", "", 21, id="a word too many"),
    pytest.param("• un\n" * ROWS, "une note", 21, id="items, and a note"),
    pytest.param(f"un\n\n[lien](https://a.fr/{'x' * 999})\n**deux**", "", None, id="markup"),
]


@pytest.mark.parametrize(("answer", "note", "rows"), LONG)
def test_answers_that_a_phone_does_not_show_at_once_are_to_be_read_again(
    answer: str, note: str, rows: int | None
) -> None:
    path = KNOWLEDGE_DIR / "modele" / "faq_fr.yaml"
    knowledge = load_knowledge(path)
    entry = knowledge.entries[0].model_copy(update={"answer": answer.strip(), "note": note})
    found = find_long_answers(path, replace(knowledge, entries=(entry,)))
    problem = f"la réponse dépasse l'écran d'un téléphone ({rows} lignes, note comprise)"
    assert [one.problem for one in found] == ([problem] if rows else [])


def test_without_an_article_nothing_is_said_of_it(path: Path) -> None:
    assert [note for note in inspect(path, load_knowledge(path)).notes if "article" in note] == []


def test_without_hunspell_that_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (note,) = inspect(path, load_knowledge(path)).notes
    assert note.startswith("Orthographe non vérifiée : hunspell n'est pas installé")


@pytest.fixture(scope="module")
def own() -> Inspection:
    """What is found in the bot's own knowledge base."""
    path = KNOWLEDGE_DIR / "faq_fr.yaml"
    return inspect(path, load_knowledge(path))


def test_the_bots_own_knowledge_base_leaves_nothing_to_be_read_again(own: Inspection) -> None:
    assert [str(doubt) for doubt in own.doubts] == []


def test_the_share_of_the_article_that_is_covered_is_told(own: Inspection) -> None:
    assert own.notes[0] == "Phrases de l'article couvertes : 27 sur 27 (100 %)."
