"""Entries grouped by section: which stand elsewhere, and how they are put in their place."""

from pathlib import Path

import pytest

from faq.check.section_order import check, order_entries
from faq.source import Source

HEAD = "version: 1\nsections: [{id: a, title: A}, {id: b, title: B}]\nentries:\n"


def entry(id_: str, section: str) -> str:
    return f"  - id: {id_}\n    section: {section}\n    question: Q {id_}\n    answer: R\n"


B1, A1, B2, A2 = entry("b1", "b"), entry("a1", "a"), entry("b2", "b"), entry("a2", "a")

ORDERED = [
    pytest.param(A1 + A2 + B1, A1 + A2 + B1, id="in order"),
    pytest.param(B1 + A1, A1 + B1, id="swapped"),
    pytest.param(A2 + B2 + A1 + B1, A2 + A1 + B2 + B1, id="as written within a section"),
    pytest.param((B1 + A1).rstrip(), A1 + B1, id="no end of the last line"),
    pytest.param(f"{B1}\n{A1}", f"{A1}\n{B1}", id="empty line between"),
    pytest.param(f"  # de b\n{B1}  # de a\n{A1}", f"  # de a\n{A1}  # de b\n{B1}", id="comments"),
    pytest.param(
        f"{B1}    # fin de b1\n\n{A1}", f"{A1}\n{B1}    # fin de b1\n", id="comment inside"
    ),
    pytest.param(f"{B1}{A1}other: x\n", f"{A1}{B1}other: x\n", id="another key after them"),
]


@pytest.mark.parametrize(("entries", "expected"), ORDERED)
def test_entries_are_grouped_in_the_order_of_the_sections(entries: str, expected: str) -> None:
    assert order_entries(HEAD + entries) == HEAD + expected


def test_a_list_in_brackets_is_left_as_it_is() -> None:
    text = HEAD.rstrip() + " [{id: b1, section: b}, {id: a1, section: a}]\n"
    assert order_entries(text) == text


def test_an_entry_after_those_of_a_later_section_is_to_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(HEAD + A1 + B1 + A2 + B2, encoding="utf-8")
    found = check(Source.read(path))
    assert [(one.entry, one.line, one.problem) for one in found] == [
        ("a2", 14, "l'entrée vient après celles de la section « b »")
    ]
