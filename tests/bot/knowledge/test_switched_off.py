"""Entries that are switched off, and the day on which one was verified."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import KnowledgeError, load_knowledge

TEXT = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - {id: a, section: s, question: Ah ?, answer: A, related: [b, c]}
  - {id: b, section: s, question: Bé ?, answer: B, actif: false, follow_ups: {a: [et a ?]}}
  - {id: c, section: s, question: Cé ?, answer: C, verifie_le: 2026-11-28, follow_ups: {b: [b ?]}}
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a knowledge base."""

    def write(text: str) -> Path:
        path = tmp_path / "base.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_an_entry_that_is_off_is_not_known_and_nothing_leads_to_it(write: Write) -> None:
    knowledge = load_knowledge(write(TEXT))
    assert list(knowledge.entry_by_id) == ["a", "c"]
    assert knowledge.switched_off == {"b"}
    assert knowledge.entry_by_id["a"].related == ("c",)
    assert knowledge.entry_by_id["c"].follow_ups == {}


def test_the_day_of_verification_is_read(write: Write) -> None:
    entries = load_knowledge(write(TEXT)).entry_by_id
    assert (entries["a"].verified, entries["c"].verified) == (None, date(2026, 11, 28))


@pytest.mark.parametrize("day", ["28/11/2026", "2026-13-01", "1234", "hier"])
def test_what_is_no_day_is_a_fault(write: Write, day: str) -> None:
    with pytest.raises(KnowledgeError, match=r"« verifie_le ».*une date s'écrit comme 2026-11-28"):
        load_knowledge(write(TEXT.replace("2026-11-28", day)))


def test_faults_of_an_entry_that_is_off_are_faults(write: Write) -> None:
    with pytest.raises(KnowledgeError, match="« answer » est vide"):
        load_knowledge(write(TEXT.replace("answer: B", "answer: ''")))


def test_one_entry_at_least_must_be_on(write: Write) -> None:
    text = TEXT.replace("question:", "actif: false, question:").replace("B, actif: false", "B")
    with pytest.raises(KnowledgeError, match=r"toutes les entrées ont « actif: false »"):
        load_knowledge(write(text))


def test_a_section_whose_entries_are_all_off_is_no_topic(write: Write) -> None:
    more = "sections: [{id: t, title: T}, {id: s, title: S}]"
    text = TEXT.replace("sections: [{id: s, title: S}]", more)
    text += "  - {id: d, section: t, question: Dé ?, answer: D, actif: false}\n"
    knowledge = load_knowledge(write(text))
    assert [section.id for section in knowledge.sections] == ["t", "s"]
    assert [section.id for section in knowledge.topics] == ["s"]
