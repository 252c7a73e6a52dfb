"""Reading an elliptic message with the answer before it."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.follow_ups import FollowUps
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Vectors

ENTRIES = (
    Entry(
        id="diplome",
        section="etudes",
        question="Q",
        answer="R",
        related=("salaire",),
        follow_ups={"sans": ("et sans",), "salaire": ("ca paie combien", "et la paie")},
    ),
    Entry(id="sans", section="etudes", question="Q", answer="R"),
    Entry(id="salaire", section="emploi", question="Q", answer="R"),
)
SECTIONS = (Section(id="etudes", title="E"), Section(id="emploi", title="M"))
DIPLOME, SANS, SALAIRE = range(3)


class Reader:
    """Follow-ups, asked in words."""

    def __init__(self, clarifications: tuple[str, ...] = ("pourquoi donc",)) -> None:
        knowledge = Knowledge(SECTIONS, ENTRIES, lexicon=Lexicon(clarifications=clarifications))
        texts = ["et sans", "ca paie combien", "et la paie", "pourquoi donc"]
        self._vectoriser = Vectoriser()
        self._vectoriser.fit([text.split() for text in texts])
        self.follow_ups = FollowUps(knowledge, self._vectors)

    def similarities(self, previous: int, message: str) -> list[float]:
        vector = self._vectors([message]).row(0)
        similarities = self.follow_ups.similarities(previous, self._vectoriser.dense(*vector))
        return [float(one) for one in similarities]

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        return self._vectoriser.transform([text.split() for text in texts])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("message", "meant"),
    [("et sans", SANS), ("ca paie combien", SALAIRE), ("et la paie", SALAIRE)],
)
def test_a_follow_up_is_wholly_similar_to_itself(reader: Reader, message: str, meant: int) -> None:
    assert reader.similarities(DIPLOME, message)[meant] == pytest.approx(1)


def test_a_message_like_a_follow_up_is_somewhat_similar(reader: Reader) -> None:
    assert 0.3 < reader.similarities(DIPLOME, "combien de paie")[SALAIRE] < 1


def test_what_follows_one_entry_does_not_follow_another(reader: Reader) -> None:
    assert reader.similarities(SANS, "ca paie combien") == [0, 0, 0]


@pytest.mark.parametrize("message", ["", "zzz"])
def test_a_message_like_nothing_has_no_similarity(reader: Reader, message: str) -> None:
    assert reader.similarities(DIPLOME, message) == [0, 0, 0]


@pytest.mark.parametrize("previous", [DIPLOME, SANS, SALAIRE])
def test_a_request_for_reasons_means_the_same_entry_again(reader: Reader, previous: int) -> None:
    similarities = reader.similarities(previous, "pourquoi donc")
    assert (int(np.argmax(similarities)), max(similarities)) == (previous, pytest.approx(1))


def test_without_clarifications_and_follow_ups_nothing_follows() -> None:
    assert Reader(clarifications=()).similarities(SALAIRE, "pourquoi donc") == [0, 0, 0]


def test_similarity_supports_an_entry_more_than_kinship(reader: Reader) -> None:
    similarities = np.array([0, 0, 1], np.float32)
    assert int(reader.follow_ups.support(SANS, similarities).argmax()) == SALAIRE


def test_kin_are_supported_without_similarity(reader: Reader) -> None:
    # "salaire" is related to "diplome", "diplome" is not to "salaire", nor is its section.
    nothing = np.zeros(3, np.float32)
    assert (reader.follow_ups.support(DIPLOME, nothing) > 0).tolist() == [True, True, True]
    assert (reader.follow_ups.support(SALAIRE, nothing) > 0).tolist() == [False, False, True]
