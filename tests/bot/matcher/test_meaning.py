"""How near questions are in meaning to entries."""

import numpy as np
import pytest

from bot.matcher.meaning import Meaning
from bot.matcher.vectors import Floats
from bot.matcher.word_vectors import load_word_vectors

VECTORS = load_word_vectors()
PHRASINGS = [[["combien", "coute", "le", "pain"], ["prix", "du", "pain"]], [["horaires"]]]
ANSWERS = [[["un", "euro"], ["payez", "par", "carte"]], [["de", "huit", "heures", "a", "midi"]]]
MEANING = Meaning(VECTORS, PHRASINGS, ANSWERS, np.array([0, 1]))


def vector(text: str) -> Floats:
    return VECTORS.embed([text.split()])[0]


@pytest.mark.parametrize(
    ("text", "entry"), [("tarif de la baguette", 0), ("quand est ce ouvert", 1)]
)
def test_the_prototype_of_the_right_entry_is_nearer(text: str, entry: int) -> None:
    assert MEANING.compare(vector(text)).prototype.argmax() == entry


def test_a_phrasing_is_wholly_near_to_itself() -> None:
    assert MEANING.compare(vector("prix du pain")).phrasing[0] == pytest.approx(1, abs=1e-4)


def test_the_nearest_sentence_of_an_answer_counts() -> None:
    assert MEANING.compare(vector("payez par carte")).answer[0] == pytest.approx(1, abs=1e-4)


def test_a_phrasing_that_is_left_out_does_not_speak_for_its_entry() -> None:
    question = vector("prix du pain")
    with_it, without = MEANING.compare(question), MEANING.compare(question, left_out=0)
    assert without.prototype[0] < with_it.prototype[0]
    assert without.phrasing[0] < 0.99 < with_it.phrasing[0]


def test_the_only_phrasing_of_an_entry_leaves_nothing_behind() -> None:
    assert abs(MEANING.compare(vector("horaires"), left_out=1).prototype[1]) < 1e-3


def test_entries_with_many_phrasings_are_compared_by_their_prototypes_alone() -> None:
    meaning = Meaning(VECTORS, PHRASINGS, ANSWERS, np.array([], np.int64))
    found = meaning.compare(vector("prix du pain"))
    assert (found.phrasing.any(), found.answer.any(), found.prototype[0] > 0.8) == (
        False,
        False,
        True,
    )
