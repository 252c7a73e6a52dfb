"""Texts that a ` #` cuts."""

from pathlib import Path

from faq.check.cut_texts import check
from faq.source import Source

TEXT = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - id: a   # le premier
    section: s   # la seule
    question: Où est le bus #4 ?
    variants:
      - "le bus #4"
      - bus c#4
      - le bus #4, quoi
    answer: |-
      Le bus #4.
      # et puis
"""


def test_what_a_hash_cuts_off_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert [
        (fault.line, fault.entry, fault.problem[:12]) for fault in check(Source.read(path))
    ] == [
        (6, "a", "« #4 ? » n'e"),
        (10, "a", "« #4, quoi »"),
    ]
