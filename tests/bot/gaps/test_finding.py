"""Where the bot fails: passed-on questions by meaning, and the entries that serve badly."""

from collections import Counter
from datetime import date

import pytest

from bot.dialogue import Dialogue
from bot.gaps import Feedback, Gap, find_gaps, find_nearest, find_weak_entries, rank_entries
from bot.knowledge import KNOWLEDGE_FILE, load_knowledge
from bot.storage.questions import PassedOn
from faq.new import MODEL_DIR

PARKING = [
    "où se garer avec une voiture",
    "ou ce garé avec ma voiture ??",
    "Où se garer, la voiture",
]


@pytest.fixture(scope="module")
def small() -> Dialogue:
    return Dialogue(load_knowledge(MODEL_DIR / KNOWLEDGE_FILE))


def passed_on(*texts: str) -> list[PassedOn]:
    return [PassedOn(number, date(2024, 1, 1), text) for number, text in enumerate(texts)]


def one_gap(*texts: str) -> Gap:
    return Gap(tuple((question,) for question in passed_on(*texts)))


def test_what_is_decided_is_no_gap(small: Dialogue) -> None:
    decided = PassedOn(7, date(2024, 1, 1), "c ouvert ?", decision="{}")
    [gap] = find_gaps([decided, *passed_on("la lune est-elle bleue")], small)
    assert gap.ids == (0,)


def test_the_entries_that_are_nearest_come_first(small: Dialogue) -> None:
    nearest = rank_entries(one_gap("c koi vos horaires"), small)
    confidences = [one.confidence for one in nearest]
    assert nearest[0].entry.id == "horaires"
    assert confidences == sorted(confidences, reverse=True)


def test_no_question_is_no_gap(small: Dialogue) -> None:
    assert find_gaps([], small) == []


def test_the_same_words_are_one_question_asked_again(small: Dialogue) -> None:
    [gap] = find_gaps(passed_on("c ouvert ?", "C’EST  tout", "C'est tout", "c'est tout")[1:], small)
    assert (gap.texts, gap.size, gap.ids) == (("C’EST tout",), 3, (1, 2, 3))


def test_paraphrases_are_one_gap(small: Dialogue) -> None:
    gaps = find_gaps(passed_on(PARKING[0], "la lune est-elle bleue", *PARKING[1:]), small)
    assert [gap.ids for gap in gaps] == [(0, 2, 3), (1,)]


def test_what_was_passed_on_most_often_comes_first(small: Dialogue) -> None:
    gaps = find_gaps(passed_on(*PARKING[:2], *["la lune est-elle bleue"] * 3), small)
    assert [gap.size for gap in gaps] == [3, 2]


def test_the_example_is_what_was_asked_most_often(small: Dialogue) -> None:
    [gap] = find_gaps(passed_on(*PARKING[:2], PARKING[1]), small)
    assert gap.example == PARKING[1]


def test_a_part_of_a_gap_can_be_taken_out() -> None:
    taken, rest = one_gap("a", "b", "c").split([2, 0])
    assert (taken.texts, rest.texts) == (("a", "c"), ("b",))


@pytest.mark.parametrize("sign", ["\n", "\t", "\x1b[2J", "\x07", "\u202e"])
def test_a_question_cannot_command_a_terminal(sign: str) -> None:
    gap = one_gap(f"un{sign}deux")
    assert all(text.isprintable() for text in (*gap.texts, gap.example))


def test_the_nearest_entry_is_that_of_all_questions(small: Dialogue) -> None:
    nearest = find_nearest(one_gap("bonjour", "c ouvert quand", "vos horaires svp"), small)
    assert nearest
    assert nearest.entry.id == "horaires"
    assert 0.3 < nearest.confidence < 0.8


def test_a_question_without_words_is_near_nothing(small: Dialogue) -> None:
    assert find_nearest(one_gap("?!"), small) is None


def test_the_entries_that_serve_worst_come_first(small: Dialogue) -> None:
    counts = {("unknown", "horaires"): 2, ("refused", "salutation"): 4, ("unknown", "partie"): 9}
    votes = [("horaires", 7, 3), ("au-revoir", 9, 0)]
    weak = find_weak_entries(Feedback([], Counter(counts), votes), small)
    assert [(one.entry.id, one.unknown, one.refused, one.down) for one in weak] == [
        ("horaires", 2, 0, 3),
        ("salutation", 0, 4, 0),
    ]
