"""What a message asks in place of what was understood."""

import pytest

from bot.dialogue import Dialogue
from bot.dialogue.corrections import MAX_CORRECTION_WORDS
from bot.dialogue.memory import Memory
from bot.reply import Answer


def answers(dialogue: Dialogue, answered: str, text: str) -> list[str]:
    """List what is answered to a message after an answer."""
    reply = dialogue.respond(text, Memory(answered=answered)).reply
    return [entry.id for entry in reply.entries] if isinstance(reply, Answer) else []


@pytest.mark.parametrize(
    ("answered", "text", "asked"),
    [
        ("salaire", "les horaires, pas le salaire", "teletravail-horaires"),
        ("salaire", "je demandais les horaires et non la paie", "teletravail-horaires"),
        ("experience-requise", "non des diplômes pas de l'expérience", "diplome-requis"),
        ("definition-front-office", "le back office plutôt que le front", "definition-back-office"),
    ],
)
def test_what_is_taken_back_is_not_asked(
    dialogue: Dialogue, answered: str, text: str, asked: str
) -> None:
    assert answers(dialogue, answered, text) == [asked]


@pytest.mark.parametrize(
    ("answered", "text", "asked"),
    [
        ("salaire", "pas le salaire les horaires", "teletravail-horaires"),
        ("experience-requise", "pas l'expérience les diplômes", "diplome-requis"),
        (
            "definition-front-office",
            "c'est pas le front que je veux c'est le back",
            "definition-back-office",
        ),
    ],
)
def test_nothing_needs_to_part_what_is_taken_back_from_what_is_asked(
    dialogue: Dialogue, answered: str, text: str, asked: str
) -> None:
    assert answers(dialogue, answered, text) == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "pas le salaire les horaires",
        "les horaires pas le salaire",
    ],
)
def test_only_what_came_before_is_taken_back(dialogue: Dialogue, text: str) -> None:
    assert answers(dialogue, "langues", text) != ["teletravail-horaires"]


def test_a_question_takes_nothing_back(dialogue: Dialogue) -> None:
    assert answers(dialogue, "diplome-requis", "et si j'ai pas de diplôme ?") == ["sans-diplome"]


def test_a_long_message_is_left_as_it_stands(dialogue: Dialogue) -> None:
    told = " ".join(["vraiment"] * MAX_CORRECTION_WORDS)
    assert answers(dialogue, "salaire", f"pas le salaire {told} les horaires") == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Vous m'avez mal compris : j'entendais le diplôme.", "diplome-requis"),
        ("ce que je veux savoir c'est le diplôme", "diplome-requis"),
        ("Je faisais allusion au diplôme exigé.", "diplome-requis"),
    ],
)
def test_there_are_many_ways_to_correct(dialogue: Dialogue, text: str, asked: str) -> None:
    assert answers(dialogue, "salaire", text) == [asked]
