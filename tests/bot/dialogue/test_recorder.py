"""What is remembered of a conversation after each thing that happens in it."""

from dataclasses import replace

import pytest

from bot.dialogue.memory import NOTHING, Memory
from bot.dialogue.recorder import Recorder
from bot.dialogue.turn import NEAR_CONFIDENCE
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Match
from bot.reply import Answer, Details, Reply, SmallTalk, Suggestions, Unknown


def entry(id_: str, section: str = "pain") -> Entry:
    return Entry(id=id_, section=section, question=f"{id_} ?", answer="Oui.")


BREAD, SALT, THANKS = entry("pain"), entry("sel"), entry("merci", "bavardage")
SECTIONS = (
    Section(id="pain", title="Le pain"),
    Section(id="bavardage", title="Bavardage", small_talk=True),
)
RECORDER = Recorder(Knowledge(SECTIONS, (BREAD, SALT, THANKS)))
ASKED = Memory(answered="pain", suggested=("sel",), unknowns=1, is_familiar=True, at=1000)


def test_small_talk_that_was_shown_is_no_subject() -> None:
    shown = RECORDER.shown(THANKS, Memory(answered="pain", at=1000), now=1010)
    assert shown == Memory(answered="pain", talked="merci", at=1010)


def test_an_entry_that_was_shown_is_the_subject_and_the_last_one_precedes_it() -> None:
    shown = RECORDER.shown(SALT, replace(ASKED, suggested=()), now=1010)
    assert shown == Memory(answered="sel", previous="pain", is_familiar=True, at=1010)


def test_one_of_those_that_were_offered_keeps_the_numbers_of_the_others() -> None:
    shown = RECORDER.shown(SALT, replace(ASKED, suggested=("sel", "pain")))
    assert shown.numbered == ("sel", "pain")


def test_a_refusal_closes_what_was_offered() -> None:
    refused = RECORDER.refused(ASKED, now=1010)
    assert (refused.suggested, refused.unknowns, refused.at) == ((), 2, 1010)


@pytest.mark.parametrize(
    ("reply", "answered", "suggested", "unknowns"),
    [
        (Answer((SALT,)), "sel", (), 0),
        (Answer((BREAD, SALT)), "sel", (), 0),
        (Answer((THANKS,), offers=(SALT,)), "pain", ("sel",), 0),
        (Suggestions((SALT,)), "pain", ("sel",), 0),
        (Details(BREAD, (SALT,)), "pain", ("sel",), 0),
        (SmallTalk(THANKS), "pain", (), 0),
        (Unknown(), "pain", (), 2),
    ],
)
def test_each_reply_leaves_what_the_next_message_may_mean(
    reply: Reply, answered: str, suggested: tuple[str, ...], unknowns: int
) -> None:
    found = RECORDER.replied(reply, (), replace(ASKED, suggested=()))
    assert (found.answered, found.suggested, found.unknowns) == (answered, suggested, unknowns)


def test_only_what_came_near_is_offered_after_a_complaint() -> None:
    ranking = [
        Match(BREAD, score=1.0, confidence=0.9),
        Match(SALT, score=1.0, confidence=NEAR_CONFIDENCE),
        Match(entry("eau"), score=1.0, confidence=NEAR_CONFIDENCE / 2),
    ]
    assert RECORDER.replied(Answer((BREAD,)), ranking, NOTHING).alternatives == ("sel",)
