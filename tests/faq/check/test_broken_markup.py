"""Markup that the bot would show as it is written."""

from pathlib import Path

import pytest

from faq.check.broken_markup import check
from faq.source import Source

BASE = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - id: a
    section: s
    question: Où ?
    answer: |-
      Une ligne.
      ANSWER
"""


def problems(tmp_path: Path, answer: str) -> list[tuple[int, str]]:
    path = tmp_path / "base.yaml"
    path.write_text(BASE.replace("ANSWER", answer), encoding="utf-8")
    return [(fault.line, fault.problem.partition(",")[0]) for fault in check(Source.read(path))]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("un **mot", "« ** » n'est pas fermé"),
        ("un **mot** et ** deux", "« ** » n'est pas fermé"),
        ("un <b>mot", "« <b> » est du HTML"),
        ("un<br>deux", "« <br> » est du HTML"),
        ("5&nbsp;€", "« &nbsp; » est un caractère codé en HTML"),
        ("[x](exemple.fr)", "le lien « [x](exemple.fr) » n'a pas d'adresse complète"),
        ("[x] (https://x.fr)", "« [x] (https://x.fr) » contient une espace : ce n'est pas un lien"),
        ("- un", "« - un » est du Markdown que le bot ne connaît pas"),
        ("# Titre", "« # Titre » est du Markdown que le bot ne connaît pas"),
        (
            "**voir [lien](https://x.fr)**",
            "« [lien](https://x.fr) » est un lien dans un passage en gras",
        ),
        ("un __mot__", "« __mot__ » est du Markdown que le bot ne connaît pas"),
    ],
)
def test_broken_or_foreign_markup_is_told_with_its_line(
    tmp_path: Path, answer: str, problem: str
) -> None:
    assert problems(tmp_path, answer) == [(9, problem)]


@pytest.mark.parametrize(
    "answer",
    [
        "**gras**, [lien](https://x.fr/a_b?c=1&d=2)",
        "• un",
        "2 < 3, R&D ; snake__case",
        "5 * 3 - 2",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, answer: str) -> None:
    assert problems(tmp_path, answer) == []


def test_the_bots_own_files_have_none(own: Source) -> None:
    assert list(check(own)) == []
