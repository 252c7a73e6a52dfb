"""Phrases of the lexicon in a text."""

import pytest

from bot.knowledge import Lexicon
from bot.normalise import Normaliser
from bot.phrases import Phrases, place_words

NORMALISER = Normaliser(Lexicon(abbreviations={"svp": "s'il vous plaît"}))
POLITE = Phrases(map(NORMALISER.words, ["s'il vous plaît", "merci", "merci beaucoup", ""]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("le salaire", []),
        ("merci", [(0, 1)]),
        ("le salaire svp", [(2, 6)]),
        ("S’il vous plait, le salaire", [(0, 4)]),
        ("merci beaucoup merci", [(0, 2), (2, 3)]),
        ("remerciement", []),
    ],
)
def test_phrases_are_found_as_whole_words_and_the_longest_first(
    text: str, found: list[tuple[int, int]]
) -> None:
    assert list(POLITE.find(NORMALISER.words(text))) == found


def test_phrases_are_left_out_wherever_they_stand() -> None:
    assert POLITE.leave_out(["merci", "le", "merci", "beaucoup", "salaire"]) == ["le", "salaire"]


@pytest.mark.parametrize(
    ("words", "expected"), [(["merci", "beaucoup"], True), (["merci", "bien"], False)]
)
def test_a_text_may_be_made_of_phrases(words: list[str], expected: bool) -> None:
    assert POLITE.make_up(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["le", "merci"], True), (["le", "prix"], False), ([], False)]
)
def test_a_phrase_may_stand_anywhere(words: list[str], expected: bool) -> None:
    assert POLITE.stand_in(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["s", "appelle"], True), (["le", "merci"], False), ([], False)]
)
def test_a_text_may_begin_as_a_phrase_does(words: list[str], expected: bool) -> None:
    assert POLITE.may_begin(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["le", "merci"], True), (["merci", "bien"], False), ([], False)]
)
def test_a_text_may_end_with_a_phrase(words: list[str], expected: bool) -> None:
    assert POLITE.stand_at_end(words) is expected


def test_a_text_of_nothing_but_phrases_stays_as_it_is() -> None:
    assert POLITE.leave_out(["merci", "beaucoup"]) == ["merci", "beaucoup"]


@pytest.mark.parametrize(
    ("words", "length"), [(["merci", "bien"], 1), (["bien", "merci"], 0), ([], 0)]
)
def test_the_length_of_the_phrase_at_the_beginning_is_told(words: list[str], length: int) -> None:
    assert POLITE.length_at(words) == length


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("merci svp le merci salaire svp merci", (5, 8)),
        ("le salaire", (0, 2)),
        ("merci merci", (2, 0)),
        ("", (0, 0)),
    ],
)
def test_it_is_told_where_phrases_stop_and_begin_again_around_a_text(
    text: str, places: tuple[int, int]
) -> None:
    words = NORMALISER.words(text)
    assert (POLITE.end_of_opening(words), POLITE.start_of_closing(words)) == places


def test_words_are_told_with_where_they_stand() -> None:
    placed = place_words("L’été, svp !", NORMALISER)
    assert placed.words == ["l", "ete", "s", "il", "vous", "plait"]
    assert placed.places == [(0, 2), (2, 5), (7, 10), (7, 10), (7, 10), (7, 10)]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["et", "du", "coup", "et", "le", "prix"], ["le", "prix"]),
        (["le", "prix", "du", "coup"], ["le", "prix", "du", "coup"]),
        (["et", "du", "coup"], ["et", "du", "coup"]),
        ([], []),
    ],
)
def test_phrases_are_left_off_at_the_beginning(words: list[str], kept: list[str]) -> None:
    assert Phrases([["et"], ["du", "coup"]]).leave_off(words) == kept


@pytest.mark.parametrize(
    ("words", "exchanged"),
    [
        (["a", "le", "havre", "ou", "lyon"], ["a", "paris", "ou", "paris"]),
        (["a", "rome"], ["a", "rome"]),
        ([], []),
    ],
)
def test_the_first_phrase_is_put_in_the_place_of_each(
    words: list[str], exchanged: list[str]
) -> None:
    assert Phrases([["paris"], ["lyon"], ["le", "havre"]]).exchange(words) == exchanged
