"""Replies are values."""

import dataclasses

import pytest

from bot.knowledge import Entry
from bot.reply import (
    Answer,
    Details,
    Reason,
    Reply,
    Suggestions,
    Unknown,
    key_sentence,
    opened,
    opening,
    outcome_of,
)

ENTRY = Entry(id="a", section="s", question="Q ?", answer="R.")
OTHER = Entry(id="b", section="s", question="P ?", answer="S.")


@pytest.mark.parametrize("kind", [Answer, Suggestions])
def test_replies_with_the_same_entries_are_equal(kind: type[Answer | Suggestions]) -> None:
    assert kind((ENTRY,)) == kind((ENTRY.model_copy(),))


@pytest.mark.parametrize("kind", [Answer, Suggestions])
def test_the_order_of_entries_matters(kind: type[Answer | Suggestions]) -> None:
    assert kind((ENTRY, OTHER)) != kind((OTHER, ENTRY))


def test_an_answer_is_no_suggestion() -> None:
    assert Answer((ENTRY,)) != Suggestions((ENTRY,))


def test_not_to_know_has_a_reason() -> None:
    assert Unknown() == Unknown(Reason.OUT_OF_SCOPE) != Unknown(Reason.AGAIN)


@pytest.mark.parametrize("reply", [Answer((ENTRY,)), Suggestions((ENTRY,))])
def test_a_reply_cannot_be_changed(reply: Answer | Suggestions) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reply.entries = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Bonjour !", "Bonjour !"),
        ("Bonjour ! Que voulez-vous savoir ?", "Bonjour !"),
        ("Avec plaisir. Autre chose ?", "Avec plaisir."),
        ("Bonjour… vous", "Bonjour…"),
        ("Bonjour\net bienvenue ! Alors ?", "Bonjour\net bienvenue !"),
        ("Bonjour", "Bonjour"),
    ],
)
def test_courtesy_is_returned_by_its_first_sentence(answer: str, expected: str) -> None:
    assert opening(ENTRY.model_copy(update={"answer": answer})) == expected


def test_courtesy_is_returned_above_a_text() -> None:
    greeting = ENTRY.model_copy(update={"answer": "Bonjour ! Que voulez-vous savoir ?"})
    assert opened("Je ne sais pas.", greeting) == "Bonjour !\n\nJe ne sais pas."
    assert opened("Je ne sais pas.", None) == "Je ne sais pas."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Du pain. **Du beurre**. Et du lait.", "**Du beurre**."),
        ("**Du pain.** Et du beurre.", "**Du pain.**"),
        ("**Du pain**, surtout ! Et du beurre.", "**Du pain**, surtout !"),
        (
            "Deux choses : **le pain et le beurre**. Rien d’autre.",
            "Deux choses : **le pain et le beurre**.",
        ),
        ("Il faut **du pain** :\n• gris\n• blanc", "Il faut **du pain**."),
        ("Liste :\nil faut **du pain** et\ndu lait.", "il faut **du pain**."),
        ("Du pain. Et **du beurre", None),
        ("Du pain. Et du beurre.", None),
        ("**Du pain.**", None),
    ],
)
def test_the_key_sentence_is_the_one_with_words_in_bold(answer: str, expected: str | None) -> None:
    assert key_sentence(ENTRY.model_copy(update={"answer": answer})) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Answer((ENTRY,)), "answer"),
        (Details(ENTRY, ()), "answer"),
        (Suggestions((ENTRY, OTHER)), "suggest"),
        (Unknown(), "unknown"),
    ],
)
def test_a_reply_is_of_one_of_three_bands(reply: Reply, expected: str) -> None:
    assert outcome_of(reply) == expected
