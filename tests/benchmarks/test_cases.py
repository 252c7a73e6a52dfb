"""Labelled questions."""

from collections import Counter
from pathlib import Path

from benchmarks.cases import Case, read_cases
from bot.knowledge import Knowledge


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


def test_the_questions_of_the_project_cover_every_entry_alike(knowledge: Knowledge) -> None:
    counts = Counter(entry for case in read_cases() for entry in case.ids)
    assert counts.keys() == knowledge.entry_by_id.keys()
    assert set(counts.values()) <= {3, 4}


def test_the_questions_of_the_project_are_not_those_it_was_taught(knowledge: Knowledge) -> None:
    taught = {text for entry in knowledge.entries for text in entry.phrasings}
    taught |= {*knowledge.out_of_scope.near, *knowledge.out_of_scope.far}
    asked = {case.question for case in read_cases()}
    # What is this short, everybody types alike.
    assert {question for question in asked & taught if len(question.split()) > 3} == set()
