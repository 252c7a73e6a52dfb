"""Budgets."""

from benchmarks.budgets import MESSAGE_LENGTH, WORST, worst_messages
from benchmarks.cases import Case


def test_the_worst_messages_are_as_long_as_can_be() -> None:
    found = worst_messages([Case("Quel est le salaire ?", frozenset())])
    assert [len(text) for text in found] == [MESSAGE_LENGTH] * (len(WORST) + 1)


def test_misspelled_words_are_the_same_in_each_run() -> None:
    cases = [Case("Quels sont les horaires du télétravail ?", frozenset())]
    assert worst_messages(cases)[-1] == worst_messages(cases)[-1] != cases[0].question
