"""All that is to be read again in a knowledge base that is well formed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bot.knowledge import Fault
from faq.check import (
    article_coverage,
    broken_markup,
    curly_quotes,
    cut_texts,
    few_variants,
    follow_up_headings,
    long_answers,
    misplaced_variants,
    near_duplicates,
    section_order,
    shared_follow_ups,
    shared_phrasings,
    spelling,
    typography,
    uniform_variants,
    unusual_characters,
    wordless_texts,
)
from faq.check.not_checked import NotCheckedError
from faq.source import Source

Check: TypeAlias = Callable[[Source], Iterable[Fault]]

# In the order in which what they find is shown.
CHECKS: tuple[Check, ...] = (
    wordless_texts.check,
    shared_phrasings.check,
    shared_follow_ups.check,
    misplaced_variants.check,
    near_duplicates.check,
    few_variants.check,
    uniform_variants.check,
    long_answers.check,
    section_order.check,
    follow_up_headings.check,
    article_coverage.check,
    unusual_characters.check,
    curly_quotes.check,
    cut_texts.check,
    broken_markup.check,
    typography.check,
    spelling.check,
)


@dataclass(frozen=True)
class Inspection:
    """What was found in a knowledge base without faults.

    Attributes:
        doubts: what is to be read again.
        notes: what could not be checked, a French sentence each.
    """

    doubts: tuple[Fault, ...]
    notes: tuple[str, ...]


def inspect(source: Source, checks: Iterable[Check] = CHECKS) -> Inspection:
    """Make all checks of a knowledge base."""
    doubts: list[Fault] = []
    notes: list[str] = []
    for check in checks:
        try:
            doubts += check(source)
        except NotCheckedError as error:
            notes.append(str(error))
    return Inspection(tuple(doubts), tuple(notes))
