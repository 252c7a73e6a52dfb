"""Labelled questions, one JSON object a line: `{"q": …, "ids": [entry ids], "kind": …}`.

`questions_fr.jsonl` holds those of the project: 140 in scope, three for each entry and in turns SMS
French, typing errors, spoken, formal, keywords and learners' French, and 60 that are out of scope,
half of them near the subject.
"""

import json
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parent / "questions_fr.jsonl"


@dataclass(frozen=True)
class Case:
    """One question.

    Attributes:
        ids: the entries that answer it, any of which is right; none if it is out of scope.
    """

    question: str
    ids: frozenset[str]


def read_cases(path: Path = QUESTIONS) -> list[Case]:
    """Read the cases that ask one thing in one message; leave the others out."""
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return [
        Case(case["q"], frozenset(case["ids"]))
        for case in found
        if "turns" not in case and case.get("kind") != "multi"
    ]
