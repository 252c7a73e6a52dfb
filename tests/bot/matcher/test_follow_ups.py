"""Reading an elliptic message with the answer before it."""

import numpy as np
import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.follow_ups import SIMILARITY_WEIGHT, Before, FollowUp, FollowUps
from bot.matcher.reading import Reader
from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.word_vectors import load_word_vectors
from bot.normalise import Normaliser

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
DIPLOME, SANS, SALAIRE = "diplome", "sans", "salaire"
PLACE = {entry.id: place for place, entry in enumerate(ENTRIES)}


class Chat:
    """Follow-ups to entries, asked in words."""

    def __init__(self, clarifications: tuple[str, ...] = ("pourquoi donc",)) -> None:
        lexicon = Lexicon(
            clarifications=clarifications,
            continuations=("et",),
            fillers=("svp",),
        )
        texts = ["et sans", "ca paie combien", "et la paie", "pourquoi donc"]
        vectoriser, normaliser = Vectoriser(), Normaliser(lexicon)
        vectoriser.fit([text.split() for text in texts])
        reader = Reader(normaliser, Speller([]), vectoriser, load_word_vectors())
        self.follow_ups = FollowUps(Knowledge(SECTIONS, ENTRIES, lexicon=lexicon), reader)

    def read(self, previous: str, message: str) -> FollowUp:
        follow_up = self.follow_ups.read(Before([previous]), message.split())
        assert follow_up is not None
        return follow_up

    def similarities(self, previous: str, message: str) -> list[float]:
        return [float(one) for one in self.read(previous, message).similarities]


@pytest.fixture(scope="module")
def chat() -> Chat:
    return Chat()


@pytest.mark.parametrize(
    ("message", "meant"),
    [("et sans", SANS), ("ca paie combien", SALAIRE), ("et la paie", SALAIRE)],
)
def test_a_follow_up_is_wholly_similar_to_itself(chat: Chat, message: str, meant: str) -> None:
    assert chat.similarities(DIPLOME, message)[PLACE[meant]] == pytest.approx(1)


def test_a_message_like_a_follow_up_is_somewhat_similar(chat: Chat) -> None:
    assert 0.3 < chat.similarities(DIPLOME, "combien de paie")[PLACE[SALAIRE]] < 1


def test_what_follows_one_entry_does_not_follow_another(chat: Chat) -> None:
    assert chat.similarities(SANS, "ca paie combien") == [0, 0, 0]


@pytest.mark.parametrize("message", ["", "zzz"])
def test_a_message_like_nothing_has_no_similarity(chat: Chat, message: str) -> None:
    assert chat.similarities(DIPLOME, message) == [0, 0, 0]


@pytest.mark.parametrize("previous", [DIPLOME, SANS, SALAIRE])
def test_a_request_for_reasons_means_the_same_entry_again(chat: Chat, previous: str) -> None:
    similarities = chat.similarities(previous, "pourquoi donc")
    assert (int(np.argmax(similarities)), max(similarities)) == (PLACE[previous], pytest.approx(1))


def test_without_clarifications_and_follow_ups_nothing_follows() -> None:
    assert Chat(clarifications=()).similarities(SALAIRE, "pourquoi donc") == [0, 0, 0]


def test_similarity_supports_an_entry_more_than_kinship(chat: Chat) -> None:
    assert int(chat.read(DIPLOME, "et sans").support.argmax()) == PLACE[SANS]


def test_kin_are_supported_without_similarity(chat: Chat) -> None:
    # "salaire" is related to "diplome", "diplome" is not to "salaire", nor is its section.
    assert (chat.read(DIPLOME, "zzz").support > 0).tolist() == [True, True, True]
    assert (chat.read(SALAIRE, "zzz").support > 0).tolist() == [False, False, True]


@pytest.mark.parametrize("message", ["et sans svp", "svp et sans"])
def test_politeness_changes_no_similarity(chat: Chat, message: str) -> None:
    assert chat.similarities(DIPLOME, message) == chat.similarities(DIPLOME, "et sans")


@pytest.mark.parametrize(
    ("message", "is_elliptic"),
    [("et la paie", True), ("svp et la paie", True), ("la paie et", False), ("svp", False)],
)
def test_what_begins_as_a_continuation_is_elliptic(
    chat: Chat, message: str, is_elliptic: bool
) -> None:
    assert chat.read(DIPLOME, message).is_elliptic is is_elliptic


def test_what_was_offered_supports_nothing_but_its_follow_ups(chat: Chat) -> None:
    follow_up = chat.follow_ups.read(Before(offered=[DIPLOME]), ["et", "sans"])
    assert follow_up is not None
    assert np.allclose(follow_up.support, SIMILARITY_WEIGHT * follow_up.similarities)


def test_several_entries_before_have_the_follow_ups_of_each(chat: Chat) -> None:
    follow_up = chat.follow_ups.read(Before([SALAIRE], [DIPLOME]), ["et", "sans"])
    assert follow_up is not None
    assert follow_up.similarity == pytest.approx(1)


@pytest.mark.parametrize("previous", [[], ["gone"]])
def test_after_nothing_that_is_known_there_is_no_follow_up(chat: Chat, previous: list[str]) -> None:
    assert chat.follow_ups.read(Before(previous, previous), ["et", "sans"]) is None
