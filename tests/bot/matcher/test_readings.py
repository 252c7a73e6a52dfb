"""The texts of one message, each read and scored at most once."""

import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher import Matcher
from bot.matcher.follow_ups import Before
from bot.matcher.readings import MAX_MATCHED_WORDS, Readings
from bot.matcher.spelling import MAX_CORRECTIONS, Speller

ENTRIES = tuple(
    Entry(id=id_, section="s", question=question, answer="R", variants=variants, follow_ups=after)
    for id_, question, variants, after in [
        (
            "pain",
            "Combien coûte le pain ?",
            ("prix du pain",),
            {"heures": ("et quand ouvrez", "et du pain")},
        ),
        ("heures", "À quelle heure ouvrez-vous ?", ("heures d'ouverture",), {}),
        ("gluten", "Avez-vous du pain sans gluten ?", ("sans gluten",), {}),
    ]
)
MATCHER = Matcher(
    Knowledge(
        (Section(id="s", title="S"),),
        ENTRIES,
        lexicon=Lexicon(openings=("et", "du coup"), continuations=("et",)),
    )
)


@pytest.fixture
def readings() -> Readings:
    return MATCHER.read()


def test_a_ranking_is_the_matcher_s(readings: Readings) -> None:
    assert readings.rank("prix du pain", 3) == MATCHER.rank("prix du pain", 3)


def test_a_longer_ranking_begins_as_a_shorter_one(readings: Readings) -> None:
    first = readings.rank("prix du pain", 1)
    assert readings.rank("prix du pain", 3)[:1] == first
    assert readings.rank("prix du pain", 1) == first


def test_texts_vectorised_together_score_as_one_by_one(readings: Readings) -> None:
    texts = ["prix du pain", "heures", "", "!?", "sans gluten"]
    readings.vectorise(texts)
    for text in texts:
        together, alone = readings.rank(text, 3), MATCHER.rank(text, 3)
        assert [one.entry for one in together] == [one.entry for one in alone]
        expected = pytest.approx([one.score for one in alone], abs=1e-4)  # rounding differs
        assert [one.score for one in together] == expected


def test_the_first_is_the_first_of_the_ranking(readings: Readings) -> None:
    assert readings.first("sans gluten") == readings.rank("sans gluten", 1)[0].entry
    assert readings.first("?") is None


def test_no_more_than_so_many_words_are_matched(readings: Readings) -> None:
    assert len(readings.words("pain " * (MAX_MATCHED_WORDS + 50))) == MAX_MATCHED_WORDS


def test_what_is_clear_is_ranked_alone_whatever_came_before(readings: Readings) -> None:
    alone = readings.rank("Combien coûte le pain ?", 3)
    assert readings.rank_after("Combien coûte le pain ?", 3, Before(("heures",))) == alone


def test_what_goes_on_with_an_answer_is_read_with_it(readings: Readings) -> None:
    (first,) = readings.rank_after("et quand ouvrez", 1, Before(("pain",)))
    (alone,) = readings.rank("et quand ouvrez", 1)
    assert first.entry.id == "heures"
    assert first.confidence >= alone.confidence


def test_what_is_known_word_for_word_to_follow_is_meant(readings: Readings) -> None:
    assert readings.rank("et du pain", 1)[0].entry.id == "pain"
    (first,) = readings.rank_after("et du pain", 1, Before(("pain",)))
    assert first.entry.id == "heures"
    assert first.confidence > 0.8


@pytest.mark.parametrize(("text", "id_"), [("Prix du PAIN", "pain"), ("pain", None)])
def test_a_phrasing_is_known_to_be_of_its_entry(
    readings: Readings, text: str, id_: str | None
) -> None:
    found = readings.known_entry(text)
    assert (found.id if found else None) == id_


def test_the_nearest_phrasing_of_an_entry_is_found(readings: Readings) -> None:
    assert readings.nearest("le prix du pain", ENTRIES[0]) == "prix du pain"


def test_only_so_many_words_of_a_message_are_corrected() -> None:
    speller = Speller([["boulangerie"]] * 2)
    corrected = {f"autre{number}": "" for number in range(MAX_CORRECTIONS)}
    assert speller.correct(["boulangrie"]) == ["boulangerie"]
    assert speller.correct(["boulangrie"], corrected) == ["boulangrie"]


def test_a_word_is_corrected_once_a_message() -> None:
    corrected = {"boulangrie": "boucherie"}
    assert Speller([["boulangerie"]] * 2).correct(["boulangrie"], corrected) == ["boucherie"]


@pytest.mark.parametrize("opening", ["et", "du coup", "et du coup"])
def test_what_only_opens_a_message_weighs_nothing(readings: Readings, opening: str) -> None:
    opened = readings.rank_after(f"{opening} prix du pain", 3, Before())
    assert opened == readings.rank("prix du pain", 3)


def test_what_opens_a_message_tells_that_it_goes_on_with_the_last_answer(
    readings: Readings,
) -> None:
    alone = readings.rank("et quand ouvrez", 1)[0].confidence
    after = readings.rank_after("et quand ouvrez", 1, Before(("pain",)))[0]
    assert after.entry.id == "heures"
    assert after.confidence > alone
