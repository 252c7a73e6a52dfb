"""Labelled questions, one JSON object a line: `{"q": …, "ids": [entry ids], "kind": …}`.

Whoever wrote a set had seen neither the phrasings of the knowledge base nor the other sets. None is
there to learn from: a phrasing that is taken from one makes its figures worthless.

- `questions_fr.jsonl`: 143 in scope, in turns SMS French, typing errors, spoken, formal, keywords
  and learners' French, and 57 out of scope, half of them near the subject.
- `questions/registers_fr.jsonl`: 178 and 103, by who writes (`persona`): dictated, teenagers,
  Québec, Belgium, Switzerland, West Africa, Maghreb, HR, elders, stories, complaints, negations…
- `questions/double_fr.jsonl`: 54 messages that ask two or three things, 18 that ask one though
  they have the signs and connectors of two.
- `questions/conversations_fr.jsonl`: conversations, of which later messages need the earlier.
- `small/*.yaml`: FAQs of 13 to 15 entries with one to six phrasings and keywords each, as new
  maintainers write them, and beside each its questions: 28 to 30 in scope, 12 out of it. Those to
  a library, a mobile operator and a help desk avoid the words of the FAQ; those to a driving
  school, a garage, a pool and a students' residence are asked as visitors do.

Only `small_learned/*.yaml`, FAQs of the same kind, are there to learn from: the weights of
scarcity.
"""

import json
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
QUESTIONS = _HERE / "questions_fr.jsonl"
REGISTERS = _HERE / "questions" / "registers_fr.jsonl"
DOUBLE = _HERE / "questions" / "double_fr.jsonl"
CONVERSATIONS = _HERE / "questions" / "conversations_fr.jsonl"
SMALL = tuple(sorted((_HERE / "small").glob("*.yaml")))
SMALL_LEARNED = tuple(sorted((_HERE / "small_learned").glob("*.yaml")))


@dataclass(frozen=True)
class Case:
    """One question.

    Attributes:
        ids: the entries that answer it, any of which is right; none if it is out of scope.
    """

    question: str
    ids: frozenset[str]


def read_cases(path: Path = QUESTIONS) -> list[Case]:
    """Read the cases that ask one thing in one message; leave the others and small talk out."""
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return [
        Case(case["q"], frozenset(case["ids"]))
        for case in found
        if "turns" not in case and case.get("kind") not in ("multi", "smalltalk")
    ]
