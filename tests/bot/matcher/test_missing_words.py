"""Which words of a question entries lack."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.matcher.missing_words import MissingWords
from bot.matcher.word_vectors import load_word_vectors

VECTORS = load_word_vectors()
PHRASINGS = [
    [["je", "conteste", "ma", "facture"], ["erreur", "sur", "ma", "facture"]],
    [["quels", "sont", "les", "horaires"]],
]
ANSWERS = [
    ["ecrivez", "a", "la", "regie", "de", "recettes"],
    ["la", "cantine", "ouvre", "a", "midi"],
]


def missing(*few: int) -> MissingWords:
    return MissingWords(VECTORS, PHRASINGS, ANSWERS, np.array(few, np.int64))


def weight(word: str) -> float:
    return float(VECTORS.weights_of([word])[0])


def test_nothing_is_missing_from_the_entry_that_a_question_is_a_phrasing_of() -> None:
    found = missing(0, 1).compare(PHRASINGS[0][0])
    assert found.in_phrasings[0] == 0
    assert found.in_phrasings[1] > 0


def test_another_form_of_a_word_is_not_missing() -> None:
    assert missing(0).compare(["les", "factures"]).in_phrasings[0] < weight("factures") / 2


def test_a_name_that_nobody_knows_is_missing_altogether() -> None:
    found = missing(0).compare(["ma", "facture", "zorglubix"])
    assert (found.in_phrasings[0], found.in_all[0]) == (1, 1)


def test_a_word_of_the_answer_is_missing_from_the_phrasings_only() -> None:
    found = missing(0).compare(["la", "regie"])
    assert found.in_phrasings[0] > found.in_all[0] == 0


@pytest.mark.parametrize("question", [[], ["ma", "facture"]])
def test_of_entries_with_many_phrasings_nothing_is_said(question: Sequence[str]) -> None:
    assert missing().compare(question).in_all.tolist() == [0, 0]


def test_no_word_is_known_of_an_entry_without_any() -> None:
    empty = MissingWords(VECTORS, [[[]]], [[]], np.array([0]))
    assert empty.compare(["facture"]).in_all.tolist() == [weight("facture")]


def test_a_phrasing_that_is_left_out_leaves_the_words_of_the_others() -> None:
    found = missing(0, 1).compare(PHRASINGS[0][1], left_out=0)
    assert found.in_phrasings[0] > 0  # « erreur »
    assert missing(0, 1).compare(["ma", "facture"], left_out=0).in_phrasings[0] == 0
