"""What a change to the knowledge base does to the replies."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.dialogue import Turn
from bot.dialogue.memory import NOTHING
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, OutOfScope, Section
from bot.reply import Answer, Reply, Suggestions, Unknown
from faq.diff.comparison import (
    MOST_NEAR,
    Change,
    cases_near,
    common_phrasings,
    find_difference,
    take_inventory,
)
from faq.evaluation import Case, Result
from faq.source import Source


def entry(id_: str, *variants: str) -> Entry:
    return Entry(id=id_, section="s", question=f"{id_} ?", variants=variants, answer="R.")


A, B, C = entry("a", "un", "deux"), entry("b", "trois"), entry("c")
BASE = Knowledge((Section(id="s", title="S"),), (A, B), out_of_scope=OutOfScope(near=("loin",)))


def result(reply: Reply, *wanted: str, several: bool = False) -> Result:
    return Result(Case("q", frozenset(wanted), asks_several=several), Turn(reply, (), NOTHING))


# From worst to best, for one who wants `a`, and for one who asks what is out of scope.
IN_SCOPE = [Answer((B,)), Unknown(), Suggestions((B, A)), Answer((A,))]
OUT_OF_SCOPE = [Answer((B,)), Unknown()]


@pytest.mark.parametrize(
    ("wanted", "worse", "better"),
    [(("a",), *pair) for pair in pairwise(IN_SCOPE)]
    + [((), *OUT_OF_SCOPE), ((), Answer((B,)), Suggestions((B,)))],
)
def test_a_reply_is_better_than_another(
    wanted: tuple[str, ...], worse: Reply, better: Reply
) -> None:
    up = Change(result(worse, *wanted), result(better, *wanted))
    down = Change(result(better, *wanted), result(worse, *wanted))
    assert (up.is_better, up.is_worse, down.is_better, down.is_worse) == (True, False, False, True)


@pytest.mark.parametrize(
    ("wanted", "before", "after"),
    [
        ((), Suggestions((A,)), Unknown()),
        (("a",), Unknown(), Suggestions((B,))),
        (("a",), Answer((A,)), Answer((A, B))),
        (("a",), Answer((B,)), Answer((C,))),
    ],
)
def test_a_reply_is_neither_better_nor_worse(
    wanted: tuple[str, ...], before: Reply, after: Reply
) -> None:
    change = Change(result(before, *wanted), result(after, *wanted))
    assert (change.is_better, change.is_worse) == (False, False)


def test_one_of_two_answers_is_worse_than_both() -> None:
    both = result(Answer((A, B)), "a", "b", several=True)
    assert Change(both, result(Answer((A,)), "a", "b", several=True)).is_worse


def test_what_is_new_and_what_is_gone_is_counted() -> None:
    after = replace(BASE, entries=(entry("a", "un", "quatre", "cinq"), C))
    found = take_inventory(BASE, after)
    assert (found.added, found.removed) == (("c",), ("b",))
    assert (found.new_phrasings, found.lost_phrasings) == (3, 3)  # with questions


def test_a_phrasing_that_has_moved_wants_the_entry_where_it_is_now() -> None:
    after = replace(BASE, entries=(entry("a", "un"), entry("b", "trois", "deux")))
    wanted = {case.question: case.wanted for case in common_phrasings(BASE, after)}
    assert (wanted["deux"], wanted["loin"]) == ({"b"}, frozenset())


def test_the_same_knowledge_base_makes_no_difference(knowledge: Knowledge) -> None:
    difference = find_difference(
        knowledge, replace(knowledge, files=()), [[Case("q", frozenset())]]
    )
    assert (difference.changes, difference.asked_questions) == ((), 1)


def test_a_question_that_gets_its_answer_is_found() -> None:
    after = replace(BASE, entries=(A, B, entry("horaires", "ouvert quand", "ferme quand")))
    case = Case("ouvert quand", frozenset(["horaires"]))
    (change,) = find_difference(BASE, after, [[case]]).questions
    assert (change.is_better, change.after.answers) == (True, ("horaires",))


def test_what_is_near_is_most_similar_whatever_it_belongs_to() -> None:
    source = Source.read(KNOWLEDGE_DIR / "faq_fr.yaml")
    cases = cases_near(source, ["c koi le salaire"])
    owners = Counter(entry for case in cases for entry in case.wanted)
    assert owners.most_common(1)[0][0] == "salaire"
    assert any(not case.wanted for case in cases)
    assert len({case.question for case in cases}) == MOST_NEAR
