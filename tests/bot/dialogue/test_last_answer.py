"""Messages that ask on about the last answer."""

import pytest

from bot.dialogue import Dialogue
from bot.dialogue.memory import Memory
from bot.reply import Answer, Details, key_sentence

HOURS = Memory(answered="teletravail-horaires")
DEGREE = Memory(answered="diplome-requis")


@pytest.mark.parametrize(
    ("memory", "text"),
    [
        (HOURS, "et à mi-temps"),
        (HOURS, "ok mais le dimanche on bosse ?"),
        (HOURS, "et les vacances ?"),
        (DEGREE, "donc bac+3"),
        (DEGREE, "mais vous disiez qu'il faut un diplôme supérieur en plus"),
        (Memory(answered="sous-traitance"), "et pourquoi si loin ?"),
        (Memory(answered="salaire"), "PAS L'ARTICLE, LE CHIFFRE"),
    ],
)
def test_what_goes_on_with_an_answer_does_not_get_it_again(
    dialogue: Dialogue, memory: Memory, text: str
) -> None:
    reply = dialogue.respond(text, memory).reply
    assert isinstance(reply, Details)
    assert reply.entry.id == memory.answered


@pytest.mark.parametrize(
    ("memory", "text"),
    [
        (HOURS, "horaires"),
        (HOURS, "Peut-on faire du télétravail ?"),
        (DEGREE, "quel diplôme faut-il ?"),
        (DEGREE, "et quel diplôme faut-il ?"),
        (DEGREE, "du coup, c'est quoi comme diplôme ?"),
        (Memory(answered="sous-traitance"), "Pourquoi sous-traiter à l'étranger ?"),
        (Memory(answered="trouver-offres"), "ou postuler"),
    ],
)
def test_what_is_asked_in_full_is_answered_as_if_it_were_the_first(
    dialogue: Dialogue, memory: Memory, text: str
) -> None:
    reply = dialogue.respond(text, memory).reply
    assert reply == dialogue.respond(text).reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [memory.answered]


def test_what_goes_on_with_another_answer_is_answered(dialogue: Dialogue) -> None:
    reply = dialogue.respond("et à mi-temps ?", DEGREE).reply
    assert reply == Answer((dialogue.knowledge.entry_by_id["teletravail-horaires"],))


def test_an_answer_that_did_not_come_last_is_given_again(dialogue: Dialogue) -> None:
    answer = Answer((dialogue.knowledge.entry_by_id["teletravail-horaires"],))
    refused = Memory(answered="teletravail-horaires", unknowns=1)
    offered = Memory(answered="teletravail-horaires", suggested=("salaire", "consultant"))
    assert dialogue.respond("et à mi-temps ?", refused).reply == answer
    assert dialogue.respond("et à mi-temps ?", offered).reply == answer


def test_who_goes_on_twice_is_told_that_there_is_no_more(dialogue: Dialogue) -> None:
    first = dialogue.respond("et à mi-temps ?", HOURS)
    second = dialogue.respond("et les vacances ?", first.memory)
    assert [turn.reply.is_again for turn in (first, second) if isinstance(turn.reply, Details)] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "text", ["résume", "plus court", "hein ?", "explique simple svp", "quoi ?"]
)
@pytest.mark.parametrize("memory", [DEGREE, HOURS, Memory(DEGREE.answered, is_detailed=True)])
def test_who_asks_for_less_is_told_the_key_sentence(
    dialogue: Dialogue, memory: Memory, text: str
) -> None:
    reply = dialogue.respond(text, memory).reply
    assert isinstance(reply, Details)
    assert reply.sentence == key_sentence(reply.entry) is not None
    assert (reply.entry.id, reply.passage) == (memory.answered, None)


@pytest.mark.parametrize("text", ["plus de détails", "pourquoi ?", "c'est-à-dire ?"])
def test_who_asks_for_more_is_not(dialogue: Dialogue, text: str) -> None:
    reply = dialogue.respond(text, DEGREE).reply
    assert isinstance(reply, Details)
    assert (reply.sentence, reply.passage) == (None, reply.entry.source)


def test_after_the_key_sentence_there_is_more(dialogue: Dialogue) -> None:
    shorter = dialogue.respond("résume", DEGREE)
    again = dialogue.respond("plus court", shorter.memory)
    longer = dialogue.respond("plus de détails", again.memory)
    assert again.reply == shorter.reply
    assert isinstance(longer.reply, Details)
    assert longer.reply.passage == longer.reply.entry.source is not None
