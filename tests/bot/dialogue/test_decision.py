"""When the bot answers, suggests, or says that it does not know."""

import pytest

from bot.dialogue import Dialogue
from bot.dialogue.memory import Memory
from bot.reply import Answer, Suggestions, Unknown, suggested_in

DEGREE = Memory(answered="diplome-requis")
REFUSED = Memory(answered="diplome-requis", unknowns=1)


@pytest.mark.parametrize("text", ["et sans ?", "et avec ?", "et l'autre ?", "et à Lyon ?", "où ?"])
def test_what_goes_on_with_a_message_that_was_not_understood_gets_no_sure_answer(
    dialogue: Dialogue, text: str
) -> None:
    assert isinstance(dialogue.respond(text, REFUSED).reply, Suggestions | Unknown)


def test_what_it_may_mean_after_the_answer_before_is_suggested(dialogue: Dialogue) -> None:
    reply = dialogue.respond("et sans ?", REFUSED).reply
    assert "sans-diplome" in [entry.id for entry in suggested_in(reply)]


@pytest.mark.parametrize("text", ["et le salaire ?", "Combien gagne un responsable ?", "salaire"])
def test_what_is_clear_by_itself_is_answered_all_the_same(dialogue: Dialogue, text: str) -> None:
    entry = dialogue.knowledge.entry_by_id["salaire"]
    assert dialogue.respond(text, REFUSED).reply == Answer((entry,))


@pytest.mark.parametrize(
    ("answered", "text"),
    [("sans-diplome", "mais j'ai lu le contraire"), ("jeune-diplome", "chaud")],
)
def test_what_was_just_read_is_not_suggested(dialogue: Dialogue, answered: str, text: str) -> None:
    turn = dialogue.respond(text, Memory(answered=answered))
    assert turn.ranking[0].entry.id == answered
    assert answered not in [entry.id for entry in suggested_in(turn.reply)]


def test_what_was_just_read_may_be_meant_by_what_names_nothing(dialogue: Dialogue) -> None:
    assert "diplome-requis" in [
        entry.id for entry in suggested_in(dialogue.respond("lequel", DEGREE).reply)
    ]


@pytest.mark.parametrize("text", ["et avec ?", "et à Lyon ?", "lequel"])
def test_but_not_after_a_message_that_was_not_understood(dialogue: Dialogue, text: str) -> None:
    reply = dialogue.respond(text, REFUSED).reply
    assert "diplome-requis" not in [entry.id for entry in suggested_in(reply)]
