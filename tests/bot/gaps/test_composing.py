"""The entry that an answer to passed-on questions makes."""

from dataclasses import replace

import pytest

from bot.dialogue import Dialogue
from bot.gaps import Decision, compose_entry
from tests.bot.gaps.conftest import asked, passed_on


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Derrière.", "ou ce garé", "Derrière."),
        ("Où se garer ?\nDerrière.", "Où se garer ?", "Derrière."),
        ("Où se garer ?\n\nDerrière.\n\n**Ici**.", "Où se garer ?", "Derrière.\n\n**Ici**."),
        ("Où se garer ?", "ou ce garé", "Où se garer ?"),
        ("**Où se garer ?**\nDerrière.", "Où se garer ?", "Derrière."),
        ("Derrie\u0300re. \u2028Ici.", "ou ce garé", "Derrière.\nIci."),
        ("Derrière.\nÇa vous va ?", "ou ce garé", "Derrière.\nÇa vous va ?"),
    ],
    ids=[
        "no question",
        "a question",
        "paragraphs",
        "nothing else",
        "a bold question",
        "odd signs",
        "a question below",
    ],
)
def test_the_first_line_is_the_question_if_it_is_one(
    small: Dialogue, text: str, question: str, answer: str
) -> None:
    entry = compose_entry(text, asked("ou ce garé", "ou ce garé", "je me gare où"), [], small)
    assert (entry.question, entry.answer) == (question, answer)


def test_a_new_entry_goes_to_the_section_of_the_nearest_that_is_no_small_talk(
    small: Dialogue,
) -> None:
    assert compose_entry("Oui.", asked("bonsoir à vous"), [], small).section == "sujet"


def test_no_id_is_given_twice(small: Dialogue) -> None:
    first = compose_entry("Oui.", asked("ya un parking"), [], small)
    decided = passed_on("ya un parking", decision=Decision(entry_id=first.id, entry=first))
    second = compose_entry("Non.", asked("ya un parking"), decided, small)
    assert second.id == f"{first.id}-2"


def test_what_was_written_by_a_process_that_died_has_its_id(small: Dialogue) -> None:
    entry = small.knowledge.entries[0]
    text = f"{entry.question}\n{entry.answer}"
    assert compose_entry(text, asked("ya un parking"), [], small).id == entry.id


def test_the_first_entry_of_a_base_that_only_talks_goes_to_a_section_of_answers(
    small: Dialogue,
) -> None:
    talk = (entry for entry in small.knowledge.entries if entry.section == "conversation")
    only_talk = Dialogue(replace(small.knowledge, entries=tuple(talk)))
    assert compose_entry("Oui.", asked("on se gare où ?"), [], only_talk).section == "sujet"
