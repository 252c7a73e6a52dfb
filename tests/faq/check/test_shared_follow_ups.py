"""Follow-ups that mean several entries after the same answer."""

from pathlib import Path

import pytest

from faq.check.shared_follow_ups import check
from faq.source import Source

BASE = """\
version: 1
phrasings: formes
sections: [{id: s, title: S}]
entries:
  - id: pain
    section: s
    question: Quel pain ?
    answer: R
    follow_ups:
      prix: [et combien]
      jours:
        - et le lundi
        - Et combien ?
  - {id: prix, section: s, question: Quel prix ?, answer: R}
  - {id: jours, section: s, question: Quels jours ?, answer: R}
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    (tmp_path / "lexique_fr.yaml").write_text(
        "fillers: [merci]\nopenings: [et, mais]", encoding="utf-8"
    )
    (tmp_path / "formes").mkdir()
    for name, lines in {
        "prix": ["# après jours", "et combien", "# après pain", "ça fait cher", "et le sien"],
        "jours": ["quand ?", "# après pain", "c'est quand", "ça fait cher merci", "mais le sien"],
        "pain": ["# après jours", "et du pain"],
    }.items():
        (tmp_path / "formes" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    return Source.read(path)


def test_what_means_two_entries_after_one_answer_is_told_where_it_comes_again(
    source: Source,
) -> None:
    assert [
        (fault.file.name, fault.line, fault.entry, fault.problem) for fault in check(source)
    ] == [
        (
            "base.yaml",
            13,
            "jours",
            "« Et combien ? » est ambiguë après « pain » : elle y vaut aussi pour « prix »",
        ),
        (
            "jours.txt",
            4,
            "jours",
            "« ça fait cher merci » est ambiguë après « pain » : elle y vaut aussi pour « prix »",
        ),
        (
            "jours.txt",
            5,
            "jours",
            "« mais le sien » est ambiguë après « pain » : elle y vaut aussi pour « prix »",
        ),
    ]


def test_the_knowledge_base_that_comes_with_the_bot_has_none(own: Source) -> None:
    assert list(check(own)) == []
