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
    note: "Une note, dont le début seul est montré tant qu’on ne la déplie pas.%s"
"""
LONG = [
    pytest.param("mot " * (ROWS * COLUMNS // 4), "", None, id="just fits"),
    pytest.param("mot " * (ROWS * COLUMNS // 4), "mot " * 900, None, id="just fits, with a note"),
    pytest.param("mot " * (ROWS * COLUMNS // 4) + "fin", "", ROWS + 1, id="a word too many"),
    pytest.param(r"• un\n" * ROWS + "• un", "", ROWS + 1, id="items"),
    pytest.param(rf"un\n\n[lien](https://a.fr/{'x' * 999})\n**deux**", "", None, id="markup"),
]


@pytest.mark.parametrize(("answer", "note", "rows"), LONG)
def test_answers_that_a_phone_does_not_show_at_once_are_to_be_read_again(
    tmp_path: Path, answer: str, note: str, rows: int | None
) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(BASE % (answer, note), encoding="utf-8")
    found = check(Source.read(path))
    problem = f"la réponse dépasse l'écran d'un téléphone ({rows} lignes)"
    assert [(one.line, one.problem) for one in found] == ([(6, problem)] if rows else [])
