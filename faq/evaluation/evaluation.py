"""How well a knowledge base is understood: on labelled questions, or on its own phrasings.

The figures are those of question answering and of classification with a reject option; each says
in its comment what it is and what is good.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bot.conversation import NOTHING
from bot.dialogue import Dialogue, Turn
from bot.errors import FaqError
from bot.knowledge import Entry, Knowledge, OutOfScope
from bot.reply import answered_in, suggested_in

FOLDS = 5
BINS = 10
OUT_OF_SCOPE_LET_THROUGH = 0.05


@dataclass(frozen=True)
class Case:
    """A labelled message.

    Attributes:
        wanted: ids of the entries that answer it, any of them; empty if it is out of scope.
        asks_several: it asks for all of `wanted`.
        is_later: it follows another message of a conversation.
    """

    question: str
    wanted: frozenset[str]
    asks_several: bool = False
    is_later: bool = False


@dataclass(frozen=True)
class Result:
    """What became of a case."""

    case: Case
    turn: Turn

    @property
    def confidence(self) -> float:
        """The confidence of the first entry, 0..1."""
        return self.turn.ranking[0].confidence if self.turn.ranking else 0.0

    @property
    def answers(self) -> tuple[str, ...]:
        """Ids of the entries that were answered."""
        return tuple(entry.id for entry in answered_in(self.turn.reply))

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Ids of the entries that were suggested."""
        return tuple(entry.id for entry in suggested_in(self.turn.reply))

    def is_first(self, places: int = 1) -> bool:
        """Tell whether a wanted entry is among the first of the ranking."""
        return any(m.entry.id in self.case.wanted for m in self.turn.ranking[:places])

    @property
    def is_right(self) -> bool:
        """Tell whether a wanted entry was answered."""
        return bool(self.answers) and self.answers[0] in self.case.wanted

    @property
    def is_reached(self) -> bool:
        """Tell whether a wanted entry was answered or suggested."""
        return self.is_right or bool(self.case.wanted & set(self.suggestions))


def read_conversations(lines: Iterable[str], source: str) -> Iterator[list[Case]]:
    """Read labelled conversations, one a line of JSON; most are of one message.

    Args:
        lines: `{"q": …, "ids": […], "kind": …}` or `{"turns": [{"q": …, "ids": […]}, …]}`.
        source: what to call the file in errors.

    Raises:
        FaqError: naming the line that is not of that form.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            turns = content.get("turns", [content])
            several = content.get("kind") == "multi"
            yield [_case(turn, several, is_later=index > 0) for index, turn in enumerate(turns)]
        except (ValueError, KeyError, TypeError, AttributeError):
            form = '{"q": "…", "ids": ["…"]}'
            raise FaqError(f"{source}, ligne {number} : il faut {form}") from None


def _case(turn: dict[str, Any], several: bool, is_later: bool) -> Case:
    return Case(str(turn["q"]), frozenset(turn["ids"]), several, is_later)


def evaluate(dialogue: Dialogue, conversations: Iterable[Sequence[Case]]) -> list[Result]:
    """Put labelled conversations to the bot."""
    results = []
    for cases in conversations:
        memory = NOTHING
        for case in cases:
            turn = dialogue.respond(case.question, memory)
            memory = turn.memory
            results.append(Result(case, turn))
    return results


def cross_validate(knowledge: Knowledge) -> list[Result]:
    """Put each phrasing of a knowledge base to a bot that has learned only the others.

    A fifth of the variants and of the out-of-scope examples is left out at a time; the questions
    themselves stay.
    """
    results = []
    for fold in range(FOLDS):
        entries = [_without(entry, fold) for entry in knowledge.entries]
        near, far = (_others(texts, fold) for texts in _examples(knowledge))
        rest = replace(
            knowledge, entries=tuple(entries), out_of_scope=OutOfScope(near=near, far=far)
        )
        held_out = [
            Case(text, frozenset([entry.id]))
            for entry in knowledge.entries
            for text in entry.variants[fold::FOLDS]
        ] + [
            Case(text, frozenset()) for texts in _examples(knowledge) for text in texts[fold::FOLDS]
        ]
        results += evaluate(Dialogue(rest), ([case] for case in held_out))
    return results


def _without(entry: Entry, fold: int) -> Entry:
    return entry.model_copy(update={"variants": _others(entry.variants, fold)})


def _examples(knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return knowledge.out_of_scope.near, knowledge.out_of_scope.far


def _others(texts: tuple[str, ...], fold: int) -> tuple[str, ...]:
    return tuple(text for index, text in enumerate(texts) if index % FOLDS != fold)


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Summarise results; a figure without any case to count is left out."""
    plain = [r for r in results if not r.case.asks_several and not r.case.is_later]
    inside = [r for r in plain if r.case.wanted]
    outside = [r for r in plain if not r.case.wanted]
    several = [r for r in results if r.case.asks_several]
    later = [r for r in results if r.case.is_later]
    answered = [r for r in inside if r.answers]
    gate = _gate(outside)
    found = {
        # The right entry comes first, or among the first three.
        "top1": _share(r.is_first() for r in inside),
        "top3": _share(r.is_first(3) for r in inside),
        # Answered at once, rightly or wrongly; answered or suggested.
        "answered_right": _share(r.is_right for r in inside),
        "answered_wrong": _share(bool(r.answers) and not r.is_right for r in inside),
        "reached": _share(r.is_reached for r in inside),
        # 1 is right: more would be answering on spec.
        "answers_per_question": _share(len(r.answers) for r in answered),
        # Out of scope, yet answered: the worst of mistakes.
        "out_answered": _share(bool(r.answers) for r in outside),
        # Right first entries that are surer than 95 % of what is out of scope.
        "right@5%out": _share(r.is_first() and r.confidence > gate for r in inside)
        if outside
        else None,
        # How far the confidence is from the share that is right, on average over ten bins.
        "calibration_error": _calibration_error(plain),
        # Both questions of one message; later messages of a conversation.
        "multi_both": _share(r.case.wanted <= set(r.answers) for r in several),
        "later_reached": _share(r.is_reached for r in later),
    }
    return {name: value for name, value in found.items() if value is not None}


def confusions(results: Iterable[Result]) -> Counter[tuple[str, str]]:
    """Count which entry came first where which was wanted."""
    return Counter(
        (min(result.case.wanted), result.turn.ranking[0].entry.id)
        for result in results
        if result.case.wanted and result.turn.ranking and not result.is_first()
    )


def histogram(results: Iterable[Result]) -> list[tuple[int, int]]:
    """Count, for ten bins of confidence, how many first entries are right and how many wrong."""
    bins = [[0, 0] for _ in range(BINS)]
    for result in results:
        bins[_bin(result)][not result.is_first()] += 1
    return [(right, wrong) for right, wrong in bins]


def _bin(result: Result) -> int:
    return min(int(result.confidence * BINS), BINS - 1)


def _share(values: Iterable[float]) -> float | None:
    counted = list(values)
    return sum(counted) / len(counted) if counted else None


def _gate(outside: Sequence[Result]) -> float:
    """Find the confidence that 95 % of the out-of-scope messages stay under."""
    if not outside:
        return 1.0
    return float(np.quantile([r.confidence for r in outside], 1 - OUT_OF_SCOPE_LET_THROUGH))


def _calibration_error(results: Sequence[Result]) -> float | None:
    if not results:
        return None
    gaps = np.zeros(BINS)
    np.add.at(gaps, list(map(_bin, results)), [r.is_first() - r.confidence for r in results])
    return float(np.abs(gaps).sum() / len(results))
