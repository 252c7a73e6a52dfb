"""Curly quotation marks in the place of YAML's own."""

from pathlib import Path

import pytest

from faq.check.curly_quotes import check
from faq.source import Source

BASE = """\
version: 1
sections: [{{id: pain, title: Pain}}]
entries:
  - id: prix
    section: pain
    question: {question}
    variants: [{variant}]
    answer: Un euro.
"""


def found(tmp_path: Path, question: str, variant: str = "tarif") -> list[str]:
    path = tmp_path / "base.yaml"
    path.write_text(BASE.format(question=question, variant=variant), encoding="utf-8")
    return [f"{one.line}: [{one.entry}] {one.problem}" for one in check(Source.read(path))]


@pytest.mark.parametrize(
    "text", ["“Le prix ?”", "”Le prix ?”", "„Le prix ?“", "‘Le prix’", '“Le prix"']
)
def test_a_text_in_curly_quotation_marks_is_named(tmp_path: Path, text: str) -> None:
    problem = f"les guillemets courbes de « {text} » font partie du texte"
    assert found(tmp_path, text) == [f"6: [prix] {problem}"]
    assert found(tmp_path, "Le prix ?", text) == [f"7: [prix] {problem}"]


def test_the_bots_own_words_are_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / "textes.yaml").write_text("unknown: “Je ne sais pas.”\n", encoding="utf-8")
    path = tmp_path / "base.yaml"
    text = BASE.format(question="Le prix ?", variant="tarif")
    path.write_text(f"texts: textes.yaml\n{text}", encoding="utf-8")
    assert [(one.file.name, one.line) for one in check(Source.read(path))] == [("textes.yaml", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "“Pain” et “baguette”",
        "‘Pain’ et ‘baguette’",
        "Le “pain”",
        "« Le prix ? »",
        '"Le prix ?"',
        "C’est l’heure’",
    ],
)
def test_what_is_quoted_within_a_text_is_not(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
