"""Phrasings that several entries have."""

from pathlib import Path

from faq.check.near_duplicates import check as find_near_duplicates
from faq.check.shared_phrasings import check
from faq.source import Source

TEXT = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - id: a
    section: s
    question: Quel prix ?
    keywords: [Tarif]
    answer: A
  - id: b
    section: s
    question: Quel lieu ?
    variants:
      - tarif
      - quel  PRIX ?
      - où est-ce
    answer: B
"""


def test_a_shared_phrasing_is_told_once_where_it_comes_again(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    source = Source.read(path)
    assert [(fault.line, fault.entry, fault.problem) for fault in check(source)] == [
        (13, "b", "« tarif » est ambiguë : elle vaut aussi pour « a »"),
        (14, "b", "« quel  PRIX ? » est ambiguë : elle vaut aussi pour « a »"),
    ]
    assert list(find_near_duplicates(source)) == []
