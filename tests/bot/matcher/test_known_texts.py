"""Knowing a text again, word for word."""

import pytest

from bot.matcher.known_texts import KnownTexts

KNOWN = KnownTexts([[["prix", "du", "pain"], ["tarif"]], [["horaires"], []], []])


@pytest.mark.parametrize(
    ("text", "expected"), [("prix du pain", 0), ("tarif", 0), ("horaires", 1), ("", 1)]
)
def test_a_text_is_of_the_class_that_has_it(text: str, expected: int) -> None:
    assert KNOWN.class_of(text.split()) == expected


@pytest.mark.parametrize("text", ["du prix pain", "prix du", "prixdu pain", "tarifs"])
def test_another_text_is_of_none(text: str) -> None:
    assert KNOWN.class_of(text.split()) is None


def test_where_nothing_is_known_no_text_is() -> None:
    assert KnownTexts([]).class_of(["tarif"]) is None


def test_what_two_classes_have_is_of_the_first() -> None:
    assert KnownTexts([[["tarif"]], [["tarif"]]]).class_of(["tarif"]) == 0


def test_one_class_may_be_kept() -> None:
    assert KNOWN.only(1).class_of(["horaires"]) == 1
    assert KNOWN.only(1).class_of(["tarif"]) is None
