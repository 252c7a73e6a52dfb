"""Labelled questions."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.cases import CONVERSATIONS, DOUBLE, QUESTIONS, REGISTERS, SMALL, Case, read_cases
from bot.knowledge import Knowledge, load_knowledge
from faq.evaluation import read_conversations, unknown_ids


def test_cases_of_one_question_are_read_and_the_others_left_out(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        '{"q": "Où ?", "ids": ["a", "b"], "kind": "in"}\n'
        "\n"
        '{"q": "et", "ids": ["a", "b"], "kind": "multi"}\n'
        '{"turns": [{"q": "Où ?", "ids": ["a"]}], "kind": "dialogue"}\n'
        '{"q": "Hein ?", "ids": []}\n',
        encoding="utf-8",
    )
    assert read_cases(path) == [Case("Où ?", frozenset({"a", "b"})), Case("Hein ?", frozenset())]


def test_the_questions_of_the_project_cover_every_entry(knowledge: Knowledge) -> None:
    cases = read_cases(QUESTIONS) + read_cases(REGISTERS)
    counts = Counter(entry for case in cases for entry in case.ids)
    assert counts.keys() == knowledge.entry_by_id.keys()
    assert min(counts.values()) >= 2


@pytest.mark.parametrize("path", [QUESTIONS, REGISTERS], ids=lambda path: path.stem)
def test_the_questions_of_the_project_are_not_those_it_was_taught(
    path: Path, knowledge: Knowledge
) -> None:
    taught = {text for entry in knowledge.entries for text in entry.phrasings}
    taught |= {*knowledge.out_of_scope.near, *knowledge.out_of_scope.far}
    asked = {case.question for case in read_cases(path)}
    # What is this short, everybody types alike.
    assert {question for question in asked & taught if len(question.split()) > 4} == set()


@pytest.mark.parametrize("path", [DOUBLE, CONVERSATIONS], ids=lambda path: path.stem)
def test_what_is_wanted_exists(path: Path, knowledge: Knowledge) -> None:
    with path.open(encoding="utf-8") as lines:
        assert unknown_ids(read_conversations(lines, path.name), knowledge.entry_by_id) == []


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_small_faq_is_small_and_every_entry_is_asked_for(path: Path) -> None:
    knowledge = load_knowledge(path)
    asked = {id_ for case in read_cases(path.with_suffix(".jsonl")) for id_ in case.ids}
    assert asked == knowledge.entry_by_id.keys()
    assert max(len(entry.phrasings) for entry in knowledge.entries) <= 6
