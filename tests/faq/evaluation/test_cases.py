"""Labelled messages as they stand in a file, a case of JSON a line."""

import pytest

from bot.errors import FaqError
from faq.evaluation import Case, read_conversations


def read(*lines: str) -> list[list[Case]]:
    return list(read_conversations(lines, "cas.jsonl"))


def test_a_message_stands_alone() -> None:
    assert read('{"q": "et le bac ?", "ids": ["bac"]}') == [
        [Case("et le bac ?", frozenset(["bac"]))]
    ]


def test_without_ids_it_is_out_of_scope() -> None:
    assert read('{"q": "la météo", "ids": []}') == [[Case("la météo", frozenset())]]


def test_a_message_may_ask_several_things() -> None:
    ((case,),) = read('{"q": "bac et paie", "ids": ["bac", "paie"], "kind": "multi"}')
    assert (case.wanted, case.asks_several) == ({"bac", "paie"}, True)


def test_only_the_first_message_of_a_conversation_follows_none() -> None:
    ((first, second),) = read('{"turns": [{"q": "le bac", "ids": []}, {"q": "oui", "ids": []}]}')
    assert (first.is_later, second.is_later) == (False, True)


def test_empty_lines_are_passed_over() -> None:
    assert read("", " \n", '{"q": "oui", "ids": []}') == [[Case("oui", frozenset())]]


@pytest.mark.parametrize(
    "line",
    [
        "pas de JSON",
        "[]",
        '{"q": "sans ids"}',
        '{"q": "ids d\'un autre genre", "ids": "bac"}',
        '{"q": "null", "ids": null}',
        '{"q": "un autre genre", "ids": [null]}',
        '{"q": null, "ids": []}',
        '{"turns": [1]}',
        "3",
        "null",
    ],
)
def test_the_line_that_is_no_case_is_named(line: str) -> None:
    with pytest.raises(FaqError, match=r"cas\.jsonl, ligne 2 : il faut"):
        read('{"q": "oui", "ids": []}', line)
