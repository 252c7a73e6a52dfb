"""Passed-on questions by meaning, and the entries that come nearest to answering them."""

from bot.dialogue import Dialogue
from bot.gaps import Decision, find_gaps, find_nearest, rank_entries
from tests.bot.gaps.conftest import asked, passed_on

PARKING = [
    "où se garer avec une voiture",
    "ou ce garé avec ma voiture ??",
    "Où se garer, la voiture",
]


def test_what_is_decided_is_no_gap(small: Dialogue) -> None:
    decided = passed_on("c ouvert ?", decision=Decision(entry_id="horaires"))
    [gap] = find_gaps([*decided, *passed_on("la lune est-elle bleue")], small)
    assert gap.texts == ("la lune est-elle bleue",)


def test_the_entries_that_are_nearest_come_first(small: Dialogue) -> None:
    nearest = rank_entries(asked("c koi vos horaires"), small)
    confidences = [one.confidence for one in nearest]
    assert nearest[0].entry.id == "horaires"
    assert confidences == sorted(confidences, reverse=True)


def test_no_question_is_no_gap(small: Dialogue) -> None:
    assert find_gaps([], small) == []


def test_paraphrases_are_asked(small: Dialogue) -> None:
    gaps = find_gaps(passed_on(PARKING[0], "la lune est-elle bleue", *PARKING[1:]), small)
    assert [gap.ids for gap in gaps] == [(0, 2, 3), (1,)]


def test_what_was_passed_on_most_often_comes_first(small: Dialogue) -> None:
    gaps = find_gaps(passed_on(*PARKING[:2], *["la lune est-elle bleue"] * 3), small)
    assert [gap.size for gap in gaps] == [3, 2]


def test_the_nearest_entry_is_that_of_all_questions(small: Dialogue) -> None:
    nearest = find_nearest(asked("bonjour", "c ouvert quand", "vos horaires svp"), small)
    assert nearest
    assert nearest.entry.id == "horaires"
    assert 0.3 < nearest.confidence < 0.8


def test_a_question_without_words_is_near_nothing(small: Dialogue) -> None:
    assert find_nearest(asked("?!"), small) is None
