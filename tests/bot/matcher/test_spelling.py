"""Correction of typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.spelling import Speller
from bot.matcher.word_vectors import load_word_vectors

TEXTS = [
    ["quel", "diplome", "pour", "responsable"],
    ["diplome", "de", "responsable", "et", "salaire", "mois", "moins"],
    ["quel", "salaire", "pour", "le", "mois", "et", "moins", "partir", "partie"],
    ["moins", "unique", "le", "bac2", "de", "bac2", "partir", "partie"],
    ["partir"],
]
SPELLER = Speller(TEXTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("diplome", "diplome", id="known"),
        pytest.param("diplmoe", "diplome", id="swapped letters"),
        pytest.param("diplone", "diplome", id="wrong letter"),
        pytest.param("dplome", "diplome", id="missing letter"),
        pytest.param("dipllome", "diplome", id="doubled letter"),
        pytest.param("resopnsabel", "responsable", id="two edits in a long word"),
        pytest.param("resopnasbeel", "resopnasbeel", id="three edits"),
        pytest.param("slairre", "slairre", id="two edits in a short word"),
        pytest.param("dez", "dez", id="too short"),
        pytest.param("siplome", "siplome", id="wrong first letter"),
        pytest.param("moims", "moims", id="short words have too many neighbours"),
        pytest.param("partid", "partir", id="as far from two words: the commoner one"),
        pytest.param("uniqur", "uniqur", id="a word that only one text has corrects nothing"),
        pytest.param("boulanger", "boulanger", id="nothing near"),
        pytest.param("bac3", "bac3", id="with a digit"),
        pytest.param("diplome" * 10, "diplome" * 10, id="endless"),
    ],
)
def test_a_word_is_read_as_what_was_meant(typed: str, meant: str) -> None:
    assert SPELLER.correct([typed]) == [meant]


def test_words_keep_their_order() -> None:
    assert SPELLER.correct(["slaaire", "diplmoe", "xyz"]) == ["salaire", "diplome", "xyz"]


@pytest.mark.parametrize("word", ["vertus", "comportement", "planques", "partira"])
def test_a_french_word_is_never_turned_into_another(word: str) -> None:
    texts = [["vertes", "comportements", "plaques", "partir", "diplome"]] * 2
    assert Speller(texts).correct([word]) != [word]
    french = Speller(texts, load_word_vectors())
    assert french.correct([word, "diplmoe"]) == [word, "diplome"]


def test_nothing_is_corrected_where_no_word_is_known() -> None:
    assert Speller([]).correct(["diplmoe"]) == ["diplmoe"]


@given(st.lists(st.text(alphabet="abcdeilmopqrstu0", max_size=12)))
def test_correcting_twice_changes_nothing_more(words: list[str]) -> None:
    once = SPELLER.correct(words)
    assert SPELLER.correct(once) == once
