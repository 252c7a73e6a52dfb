"""What becomes of a labelled message."""

from bot.dialogue import Dialogue
from faq.evaluation import Case, evaluate
from tests.faq.evaluation.conftest import A, B, answered, refused, suggested


def test_the_wanted_entry_is_first_in_the_ranking() -> None:
    assert (answered("a", A, B).is_first(), answered("b", A, B).is_first()) == (True, False)


def test_the_wanted_entry_is_among_the_first() -> None:
    assert answered("b", A, B).is_first(places=2)


def test_what_is_answered_must_be_wanted() -> None:
    assert [one.is_right for one in (answered("a", A), answered("b", A), suggested("a", A))] == [
        True,
        False,
        False,
    ]


def test_a_suggestion_reaches_the_wanted_entry() -> None:
    assert (suggested("a", B, A).is_reached, refused("a", A).is_reached) == (True, False)


def test_without_a_ranking_there_is_no_confidence() -> None:
    assert (refused("a").confidence, refused("a").is_first()) == (0, False)


def test_a_conversation_is_remembered(dialogue: Dialogue) -> None:
    first = Case("quel diplôme faut-il ?", frozenset(["diplome-requis"]))
    later = Case("dis-m'en plus", frozenset(["diplome-requis"]), is_later=True)
    together, apart = [[first, later]], [[first], [later]]
    assert [evaluate(dialogue, cases)[1].is_right for cases in (together, apart)] == [True, False]
