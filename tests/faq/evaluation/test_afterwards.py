"""Questions put again, after another one."""

from bot.dialogue import Dialogue
from faq.evaluation import Case, afterwards_figures, evaluate, put_afterwards
from faq.evaluation.afterwards import Pair
from tests.faq.evaluation.conftest import A, B, answered, suggested

DEGREE = Case("quel diplôme faut-il ?", frozenset(["diplome-requis"]))
PAY = Case("combien gagne un responsable ?", frozenset(["salaire"]))
LATER = Case("et pourquoi ?", frozenset(["salaire"]), is_later=True)
FAR = Case("qui a gagné la coupe du monde de football ?", frozenset())


def test_each_single_question_comes_after_one_of_another_entry(dialogue: Dialogue) -> None:
    results = evaluate(dialogue, [[DEGREE], [PAY, LATER], [FAR]])
    pairs = put_afterwards(dialogue, results)
    assert [pair.alone.case for pair in pairs] == [DEGREE, PAY, FAR]
    assert [pair.afterwards.case for pair in pairs] == [DEGREE, PAY, FAR]
    assert [pair.afterwards.is_right for pair in pairs] == [True, True, False]


def test_without_another_entry_nothing_can_come_before(dialogue: Dialogue) -> None:
    assert put_afterwards(dialogue, evaluate(dialogue, [[DEGREE]])) == []
    assert put_afterwards(dialogue, evaluate(dialogue, [[FAR]])) == []


def test_what_is_right_alone_and_not_afterwards_is_lost() -> None:
    right, unsure = answered("a", A), suggested("a", A, B)
    pairs = [Pair(right, right), Pair(right, unsure), Pair(unsure, right), Pair(unsure, unsure)]
    assert afterwards_figures(pairs) == {"right_afterwards": 0.5, "lost_afterwards": 0.25}


def test_without_cases_there_are_no_figures() -> None:
    assert afterwards_figures([]) == {}
