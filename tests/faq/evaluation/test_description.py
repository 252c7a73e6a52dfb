"""Results as `faq eval` shows them in a terminal."""

import re

from faq.evaluation import Result
from faq.evaluation.description import describe_results
from tests.faq.evaluation.conftest import BASE, HELLO, A, B, answered, refused


def shown(*results: Result) -> str:
    return describe_results(results, BASE).replace("\u00a0", " ")


def test_what_visitors_meet_comes_first_with_its_bounds() -> None:
    text = shown(answered("a", A), answered("a", B), refused(None))
    assert re.search(r"réponse juste +50,0 %  entre 9,5 et 90,5 %, sur 2\n", text)
    assert re.search(r"hors sujet, et pourtant répondu +0,0 %", text)


def test_small_talk_is_told_apart() -> None:
    text = shown(answered("bonjour", HELLO), answered("a", B))
    assert re.search(r"réponse juste +0,0 %", text)
    assert re.search(r"à part : bonjour, merci, aide… +100,0 %", text)


def test_small_talk_is_among_neither_the_weakest_nor_the_confusions() -> None:
    text = shown(answered("bonjour", A), answered("a", A))
    assert "bonjour → a" not in text
    assert "Entrées les moins bien comprises" not in text


def test_what_no_message_was_about_is_left_out() -> None:
    text = shown(answered("a", A))
    assert ("hors sujet" in text, "à part" in text) == (False, False)


def test_entries_that_no_message_asks_for_are_counted_without_small_talk() -> None:
    unasked = "Entrées qu'aucun message ne demande, et dont on ne sait rien : 1 sur 2."
    assert unasked in shown(answered("a", A), refused(None))
    assert "aucun message" not in shown(answered("a", A), answered("b", B))


def test_without_variants_there_is_nothing_to_measure() -> None:
    assert shown().startswith("Rien à mesurer")


def test_where_messages_to_refuse_are_all_there_is_no_entry_is_judged() -> None:
    text = shown(refused(None))
    assert "hors sujet, et pourtant répondu" in text
    assert text.endswith("Ajoutez-en (« faq variant »), et mesurez de nouveau.")
    assert "░" not in text
