"""Thanks and goodbyes, which ask nothing."""

import pytest

from bot.dialogue import Dialogue
from bot.dialogue.memory import Memory
from bot.dialogue.remarks import RemarkReader
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Match
from bot.reply import Answer

THANKS = Entry(id="merci", section="talk", question="Merci !", answer="…")
HELLO = Entry(id="salut", section="talk", question="Bonjour !", answer="…", variants=("ça va ?",))
PRICE = Entry(id="prix", section="topic", question="Quel prix ?", answer="…")
SECTIONS = (Section(id="talk", title="T", small_talk=True), Section(id="topic", title="T"))
READER = RemarkReader(Knowledge(SECTIONS, (THANKS, HELLO, PRICE)))


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("et merci combien ?", THANKS, ["prix"]),
        ("et merci combien", THANKS, ["merci", "prix"]),
        ("ça va combien ?", HELLO, ["salut", "prix"]),
    ],
)
def test_what_asks_nothing_is_not_asked(text: str, first: Entry, expected: list[str]) -> None:
    kept = READER.leave_out(text, [Match(first, 2, 0.8), Match(PRICE, 1, 0.1)])
    assert [one.entry.id for one in kept] == expected


def test_without_an_entry_nothing_is_left_out() -> None:
    assert READER.leave_out("merci ?", []) == []


def test_a_question_is_no_goodbye(dialogue: Dialogue) -> None:
    reply = dialogue.respond("et je dois y aller souvent ?", Memory(answered="lieu-equipes")).reply
    assert not isinstance(reply, Answer)


def test_a_goodbye_that_is_known_to_ask_is_one(dialogue: Dialogue) -> None:
    reply = dialogue.respond("Je dois y aller, on se reparle demain ?").reply
    assert isinstance(reply, Answer)
    assert reply.entries[0].id == "au-revoir"
