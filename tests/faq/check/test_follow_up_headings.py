"""Headings of follow-ups that a merge may have doubled or moved."""

from pathlib import Path

import pytest

from faq.check.follow_up_headings import MAX_FOLLOW_UPS, MAX_OWN_FOLLOW_UPS, check
from faq.source import Source

BASE = """\
version: 1
phrasings: formes
sections: [{id: s, title: S}]
entries:
  - {id: prix, section: s, question: Quel prix ?, answer: R}
  - {id: jours, section: s, question: Quels jours ?, answer: R}
"""


def found(folder: Path, content: str) -> list[tuple[str, int, str | None, str]]:
    """List what is to be read again in the file of the entry `prix`."""
    path = folder / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    (folder / "formes").mkdir()
    (folder / "formes" / "prix.txt").write_text(content, encoding="utf-8")
    faults = check(Source.read(path))
    return [(one.file.name, one.line, one.entry, one.problem) for one in faults]


def test_a_heading_that_stands_twice_is_to_be_read_again(tmp_path: Path) -> None:
    content = "combien\n# après jours\net le prix\n# après prix\net toi\n# après jours\net là\n"
    problem = "« # après jours » est déjà à la ligne 2"
    assert found(tmp_path, content) == [("prix.txt", 6, "prix", problem)]


@pytest.mark.parametrize(
    ("after", "count", "is_named"),
    [
        ("jours", MAX_FOLLOW_UPS, False),
        ("jours", MAX_FOLLOW_UPS + 1, True),
        ("prix", MAX_OWN_FOLLOW_UPS, False),
        ("prix", MAX_OWN_FOLLOW_UPS + 1, True),
    ],
)
def test_a_heading_above_very_many_lines_is_to_be_read_again(
    tmp_path: Path, after: str, count: int, is_named: bool
) -> None:
    lines = "".join(f"et le {number}\n" for number in range(count))
    problem = f"{count} lignes viennent après « # après {after} »"
    expected = [("prix.txt", 2, "prix", problem)] if is_named else []
    assert found(tmp_path, f"combien\n# après {after}\n{lines}") == expected


def test_headings_that_stand_once_are_well(tmp_path: Path) -> None:
    assert found(tmp_path, "combien\n# après jours\net le prix\n# après prix\net toi\n") == []


def test_the_knowledge_base_that_comes_with_the_bot_has_none(own: Source) -> None:
    assert list(check(own)) == []
