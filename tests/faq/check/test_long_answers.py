"""Answers that a phone does not show at once."""

from pathlib import Path

import pytest

from faq.check.long_answers import COLUMNS, ROWS, check
from faq.source import Source

BASE = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - id: e
    section: s
    question: Q
    answer: "%s"
    note: "%s"
"""
LONG = [
    pytest.param("mot " * (ROWS * COLUMNS // 4), "une", 21, id="just fits, and a note"),
    pytest.param("mot " * ((ROWS - 1) * COLUMNS // 4), "une", None, id="just fits with its note"),
    pytest.param("mot " * ((ROWS - 1) * COLUMNS // 4) + "fin", "une", 21, id="a word too many"),
    pytest.param(r"• un\n" * ROWS, "une note", 21, id="items, and a note"),
    pytest.param(rf"un\n\n[lien](https://a.fr/{'x' * 999})\n**deux**", "une", None, id="markup"),
]


@pytest.mark.parametrize(("answer", "note", "rows"), LONG)
def test_answers_that_a_phone_does_not_show_at_once_are_to_be_read_again(
    tmp_path: Path, answer: str, note: str, rows: int | None
) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(BASE % (answer, note), encoding="utf-8")
    found = check(Source.read(path))
    problem = f"la réponse dépasse l'écran d'un téléphone ({rows} lignes, note comprise)"
    assert [(one.line, one.problem) for one in found] == ([(6, problem)] if rows else [])
