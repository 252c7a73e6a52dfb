"""A knowledge base put to the test on its own phrasings."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge, OutOfScope
from faq.evaluation.cases import Case
from faq.evaluation.results import Result, evaluate

FOLDS = 5


def cross_validate(knowledge: Knowledge, folds: Iterable[int] = range(FOLDS)) -> list[Result]:
    """Put each phrasing of a knowledge base to a bot that has learned only the others.

    A fifth of the variants and of the out-of-scope examples is left out at a time; the questions
    themselves stay.

    Args:
        knowledge: the knowledge base.
        folds: the numbers of those fifths, from 0.
    """
    results = []
    for fold in folds:
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
