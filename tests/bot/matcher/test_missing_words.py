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
    of_its_own, of_another = missing(0, 1).weigh(PHRASINGS[0][0])
    assert of_its_own == 0 < of_another


def test_another_form_of_a_word_is_not_missing() -> None:
    assert missing(0).weigh(["les", "factures"])[0] < weight("factures") / 2


def test_a_name_that_nobody_knows_is_missing_altogether() -> None:
    assert missing(0).weigh(["ma", "facture", "zorglubix"])[0] == 1


def test_a_word_of_the_answer_is_not_missing() -> None:
    assert missing(0, 1).weigh(["regie", "midi"]).tolist() == pytest.approx(
        [weight("midi"), weight("regie")], rel=0.5
    )
    assert missing(0).weigh(["la", "regie"])[0] == 0


@pytest.mark.parametrize("question", [[], ["ma", "facture"]])
def test_of_entries_with_many_phrasings_nothing_is_said(question: Sequence[str]) -> None:
    assert missing().weigh(question).tolist() == [0, 0]


def test_an_entry_without_any_word_lacks_all() -> None:
    empty = MissingWords(VECTORS, [[[]]], [[]], np.array([0]))
    assert empty.weigh(["facture"]).tolist() == [weight("facture")]


def test_a_phrasing_that_is_left_out_leaves_the_words_of_the_others() -> None:
    assert missing(0, 1).weigh(["erreur", "sur", "ma", "facture"], left_out=0)[0] > 0  # « erreur »
    assert missing(0, 1).weigh(["ma", "facture"], left_out=0)[0] == 0


def test_an_only_phrasing_that_is_left_out_leaves_no_word_but_those_of_the_answer() -> None:
    only = missing(0, 1).weigh(["quels", "sont", "les", "horaires"], left_out=1)[1]
    assert only == pytest.approx(weight("horaires"), rel=0.5)
