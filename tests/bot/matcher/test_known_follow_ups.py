"""What is known to follow the answers of a knowledge base."""

import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.known_follow_ups import ANY, KnownFollowUps
from bot.matcher.vectoriser import Vectoriser
from bot.normalise import Normaliser

LEXICON = Lexicon(
    clarifications=("pourquoi",),
    fillers=("svp",),
    openings=("et", "et puis", "mais"),
    places=("Paris", "Le Havre"),
)
ENTRIES = (
    Entry(id="pain", section="s", question="Q", answer="R", follow_ups={"prix": ("combien svp",)}),
    Entry(id="prix", section="s", question="Q", answer="R", follow_ups={"prix": ("si cher",)}),
)


def known(entries: tuple[Entry, ...], lexicon: Lexicon = LEXICON) -> KnownFollowUps:
    vectoriser = Vectoriser()
    vectoriser.fit([["combien"], ["si", "cher"], ["pourquoi"]])
    knowledge = Knowledge((Section(id="s", title="S"),), entries, lexicon=lexicon)
    return KnownFollowUps(knowledge, Normaliser(lexicon), vectoriser)


def likenesses(found: KnownFollowUps, text: str) -> list[float]:
    vectoriser = Vectoriser()
    vectoriser.fit([["combien"], ["si", "cher"], ["pourquoi"]])
    return [float(one) for one in found.similarities(vectoriser.transform([text.split()]))]


def test_each_follows_an_entry_and_means_one() -> None:
    found = known(ENTRIES)
    assert found.previous.tolist() == [0, 1, ANY]
    assert found.meant.tolist() == [1, 1, ANY]


@pytest.mark.parametrize(
    ("text", "expected"), [("combien", [1, 0, 0]), ("si cher", [0, 1, 0]), ("pourquoi", [0, 0, 1])]
)
def test_a_message_is_like_the_follow_up_that_it_repeats(text: str, expected: list[int]) -> None:
    assert likenesses(known(ENTRIES), text) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("entries", [(), ENTRIES[:1]])
def test_where_nothing_follows_nothing_is_compared(entries: tuple[Entry, ...]) -> None:
    alone = tuple(one.model_copy(update={"follow_ups": {}}) for one in entries)
    assert likenesses(known(alone, Lexicon()), "combien") == []


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("et lui", "et lui"),
        ("mais lui", "et lui"),
        ("svp mais et puis lui svp", "et lui"),
        ("lui et puis", "lui et puis"),
        ("mais a paris ou a le havre", "et a paris ou a paris"),
    ],
)
def test_openings_and_places_are_the_same_for_all(message: str, told: str) -> None:
    assert known(ENTRIES).told_by(message.split()) == told.split()


def test_without_openings_a_follow_up_is_what_it_says() -> None:
    assert known(ENTRIES, Lexicon()).told_by(["et", "lui"]) == ["et", "lui"]
