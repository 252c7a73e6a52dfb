"""Reading a message with the answer before it."""

import numpy as np
import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.encoder import Encoder
from bot.matcher.follow_ups import Before, FollowUp, FollowUps
from bot.matcher.known_follow_ups import KnownFollowUps
from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.word_vectors import load_word_vectors
from bot.normalise import Normaliser
from bot.phrases import Phrases

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
    Entry(
        id="salaire",
        section="emploi",
        question="Q",
        answer="R",
        follow_ups={"sans": ("et la paie",)},
    ),
)
SECTIONS = (Section(id="etudes", title="E"), Section(id="emploi", title="M"))
DIPLOME, SANS, SALAIRE = "diplome", "sans", "salaire"
PLACE = {entry.id: place for place, entry in enumerate(ENTRIES)}


class Chat:
    """Follow-ups to entries, asked in words."""

    def __init__(
        self,
        clarifications: tuple[str, ...] = ("pourquoi donc",),
        entries: tuple[Entry, ...] = ENTRIES,
    ) -> None:
        lexicon = Lexicon(
            clarifications=clarifications,
            continuations=("et",),
            fillers=("svp",),
        )
        texts = ["et sans", "ca paie combien", "et la paie", "pourquoi donc", "ah bon"]
        vectoriser, normaliser = Vectoriser(), Normaliser(lexicon)
        vectoriser.fit([text.split() for text in texts])
        encoder = Encoder(normaliser, Phrases([]), Speller([]), vectoriser, load_word_vectors())
        knowledge = Knowledge(SECTIONS, entries, lexicon=lexicon)
        known = KnownFollowUps(knowledge, normaliser, vectoriser)
        self.follow_ups = FollowUps(knowledge, known, encoder)

    def read(self, previous: str, message: str) -> FollowUp:
        follow_up = self.follow_ups.read(Before((previous,)), message.split())
        assert follow_up is not None
        return follow_up


@pytest.fixture(scope="module")
def chat() -> Chat:
    return Chat()


@pytest.mark.parametrize(
    ("message", "meant"),
    [("et sans", SANS), ("ca paie combien", SALAIRE), ("et la paie", SALAIRE)],
)
def test_a_follow_up_is_wholly_like_itself(chat: Chat, message: str, meant: str) -> None:
    found = chat.read(DIPLOME, message)
    assert (int(found.after.argmax()), found.after.max()) == (PLACE[meant], pytest.approx(1))
    assert (int(found.meaning.argmax()), found.meaning.max()) == (PLACE[meant], pytest.approx(1))


def test_a_message_like_a_follow_up_is_somewhat_like_it(chat: Chat) -> None:
    found = chat.read(DIPLOME, "combien de paie")
    assert 0.3 < found.after[PLACE[SALAIRE]] < 1
    assert 0.3 < found.meaning[PLACE[SALAIRE]] < 1


def test_what_follows_one_entry_counts_apart_after_another(chat: Chat) -> None:
    found = chat.read(SANS, "ca paie combien")
    assert found.after.tolist() == found.meaning.tolist() == [0, 0, 0]
    assert found.elsewhere[PLACE[SALAIRE]] == pytest.approx(1)
    assert chat.read(DIPLOME, "ca paie combien").elsewhere[PLACE[SALAIRE]] == 0


@pytest.mark.parametrize("message", ["", "zzz"])
def test_a_message_like_nothing_has_no_similarity(chat: Chat, message: str) -> None:
    assert chat.read(DIPLOME, message).similarity == 0


@pytest.mark.parametrize("previous", [DIPLOME, SANS, SALAIRE])
def test_a_request_for_reasons_asks_on_about_the_same_entry(chat: Chat, previous: str) -> None:
    again = chat.read(previous, "pourquoi donc").again
    assert (int(again.argmax()), again.max()) == (PLACE[previous], pytest.approx(1))
    assert np.count_nonzero(again) == 1
    assert chat.read(previous, "pourquoi donc").elsewhere.tolist() == [0, 0, 0]


def test_what_is_known_to_ask_on_about_an_entry_counts_for_itself_only_after_others() -> None:
    entries = (ENTRIES[0], ENTRIES[1].model_copy(update={"follow_ups": {"sans": ("ah bon",)}}))
    chat = Chat(entries=(*entries, ENTRIES[2]))
    itself, other = chat.read(SANS, "ah bon"), chat.read(DIPLOME, "ah bon")
    assert itself.after[PLACE[SANS]] == pytest.approx(1)
    assert itself.again.tolist() == [0, 0, 0]
    assert other.again[PLACE[DIPLOME]] == pytest.approx(1)
    assert other.after.tolist() == other.elsewhere.tolist() == [0, 0, 0]


def test_without_clarifications_and_follow_ups_nothing_follows() -> None:
    assert Chat(clarifications=()).read(SALAIRE, "pourquoi donc").again.tolist() == [0, 0, 0]


def test_kin_are_known(chat: Chat) -> None:
    # "salaire" is related to "diplome", "diplome" is not to "salaire", nor is its section.
    assert chat.read(DIPLOME, "zzz").is_related.tolist() == [0, 0, 1]
    assert chat.read(DIPLOME, "zzz").is_in_section.tolist() == [1, 1, 0]
    assert chat.read(SALAIRE, "zzz").is_related.tolist() == [0, 0, 0]


@pytest.mark.parametrize("message", ["et sans svp", "svp et sans"])
def test_politeness_changes_no_similarity(chat: Chat, message: str) -> None:
    polite, plain = chat.read(DIPLOME, message), chat.read(DIPLOME, "et sans")
    assert polite.after.tolist() == plain.after.tolist()
    assert polite.meaning.tolist() == plain.meaning.tolist()


@pytest.mark.parametrize(
    ("message", "is_elliptic"),
    [("et la paie", True), ("svp et la paie", True), ("la paie et", False), ("svp", False)],
)
def test_what_begins_as_a_continuation_is_elliptic(
    chat: Chat, message: str, is_elliptic: bool
) -> None:
    assert chat.read(DIPLOME, message).is_elliptic is is_elliptic


def test_what_follows_the_answer_word_for_word_counts_before_what_follows_an_offer(
    chat: Chat,
) -> None:
    found = chat.follow_ups.read(Before((SALAIRE,), offered=(DIPLOME,)), ["et", "la", "paie"])
    assert found is not None
    assert found.after.tolist() == [0, pytest.approx(1), 0]


def test_what_follows_an_offer_word_for_word_counts_before_what_is_like_it(chat: Chat) -> None:
    found = chat.follow_ups.read(Before((SALAIRE,), offered=(DIPLOME,)), ["ca", "paie", "combien"])
    assert found is not None
    assert found.after[PLACE[SALAIRE]] == pytest.approx(1)


def test_what_was_offered_supports_nothing_but_its_follow_ups(chat: Chat) -> None:
    found = chat.follow_ups.read(Before(offered=(DIPLOME,)), ["et", "sans"])
    assert found is not None
    assert found.after[PLACE[SANS]] == pytest.approx(1)
    assert found.is_related.tolist() == found.is_in_section.tolist() == [0, 0, 0]


def test_several_entries_before_have_the_follow_ups_of_each(chat: Chat) -> None:
    found = chat.follow_ups.read(Before((SALAIRE,), (DIPLOME,)), ["et", "sans"])
    assert found is not None
    assert found.after.max() == pytest.approx(1)


@pytest.mark.parametrize("previous", [(), ("gone",)])
def test_after_nothing_that_is_known_there_is_no_follow_up(
    chat: Chat, previous: tuple[str, ...]
) -> None:
    assert chat.follow_ups.read(Before(previous, previous), ["et", "sans"]) is None
