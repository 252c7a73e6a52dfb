"""How much of a question an entry has words for."""

import numpy as np
import pytest

from bot.matcher.coverage import Coverage
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Vectors

PHRASINGS = ["quel diplome", "quelle licence", "combien gagne on", "ou habiter"]
COUNTS = [2, 1, 1]  # phrasings an entry
ANSWERS = ["un master", "deux mille euros", "partout"]


def words(*texts: str) -> list[list[str]]:
    return [text.split() for text in texts]


class Reader:
    """Coverage, asked in words."""

    def __init__(self) -> None:
        self._vectoriser = Vectoriser()
        self.learned = self._vectoriser.fit(words(*PHRASINGS, *ANSWERS))
        answers = self._vectoriser.transform(words(*ANSWERS))
        self.coverage = Coverage(self.learned, COUNTS, answers, self._vectoriser.letter_trigrams)

    def shares(self, question: str) -> list[float]:
        vectors: Vectors = self._vectoriser.transform(words(question))
        return [float(share) for share in self.coverage.shares(vectors, 0)]


READER = Reader()


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        pytest.param("quel diplome", 0, id="phrasing"),
        pytest.param("diplome licence", 0, id="words of two phrasings"),
        pytest.param("master", 0, id="word of the answer"),
        pytest.param("gagne mille euros", 1, id="words of phrasing and answer"),
    ],
)
def test_an_entry_covers_what_it_has_words_for(question: str, entry: int) -> None:
    assert READER.shares(question)[entry] == pytest.approx(1)


def test_part_of_a_question_is_covered_in_part() -> None:
    shares = READER.shares("habiter gagne")
    assert 0 < shares[1] < 1
    assert 0 < shares[2] < 1
    assert shares[0] < shares[1]


def test_what_nobody_has_ever_seen_is_not_covered() -> None:
    assert READER.shares("habiter zzzz")[2] < READER.shares("habiter")[2]


@pytest.mark.parametrize("question", ["", "zzzz"])
def test_a_question_of_nothing_that_is_known_is_not_covered(question: str) -> None:
    assert READER.shares(question) == [0, 0, 0]


def test_a_phrasing_does_not_count_for_itself() -> None:
    shares = READER.coverage.shares(READER.learned, 2, left_out=1)
    assert shares[1] < 0.5
    assert np.all(shares >= 0)


def test_the_other_phrasings_of_its_entry_count() -> None:
    alone = READER.coverage.shares(READER.learned, 2, left_out=1)[1]
    together = READER.coverage.shares(READER.learned, 0, left_out=0)[0]
    assert together > alone  # « quel » is in « quelle »
