"""Decisions as `faq explain` shows them in a terminal."""

import math
from collections.abc import Sequence

import pytest

from bot.dialogue import MAX_RIVAL_SHARE, Gates, Turn
from bot.dialogue.memory import NOTHING
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Explanation, Match
from bot.matcher.explanation import Evidence
from bot.reply import Answer, Reply, Suggestions
from faq.evaluation.explanation import describe_decision

RICH, OTHER_RICH = (
    Entry(
        id=id_,
        section="sujet",
        question=id_,
        variants=tuple(f"{id_} {number}" for number in range(40)),
        answer="Oui.",
    )
    for id_ in ("riche", "autre")
)
SCARCE = Entry(id="rare", section="sujet", question="rare", answer="Oui.")
MIXED = Knowledge((Section(id="sujet", title="Le sujet"),), (RICH, OTHER_RICH, SCARCE))


def described(reply: Reply, *ranking: tuple[Entry, float], margin: float = 1) -> str:
    matches = tuple(Match(entry, confidence, confidence) for entry, confidence in ranking)
    evidence = Evidence(margin=margin, scope_margin=1, meaning=1, coverage=1, similarity=1)
    seen = Explanation(matches[0], evidence, "riche", (("riche", 1.0),))
    text = describe_decision(Turn(reply, matches, NOTHING), [seen], Gates.of(MIXED.entries))
    return text.replace("\u00a0", " ")


def explained(reply: Reply, *ranking: tuple[Entry, float]) -> Sequence[str]:
    text = described(reply, *ranking)
    return text[text.index("Décision") :].split("\n")


@pytest.mark.parametrize(
    ("margin", "shown"),
    [
        (1.5, "score 0.90 : +1.50 sur sa rivale, +1.00 sur le hors-sujet\n"),
        (math.inf, "score 0.90 : seule entrée, +1.00 sur le hors-sujet\n"),
    ],
)
def test_an_entry_is_compared_with_its_rival_if_there_is_one(margin: float, shown: str) -> None:
    assert shown in described(Answer((RICH,)), (RICH, 0.9), margin=margin)


def test_the_decision_names_the_reply_and_where_the_bands_begin() -> None:
    [decision] = explained(Answer((RICH,)), (RICH, 0.9), (OTHER_RICH, 0.05))
    assert decision.startswith("Décision : répondre riche (confiance 0.90 ; réponse dès 0.")


def test_it_is_told_why_small_talk_is_answered_below_the_band() -> None:
    _, reason = explained(Answer((RICH,)), (RICH, 0.3), (OTHER_RICH, 0.2))
    assert reason.startswith("  Le bavardage ne se suggère pas")


@pytest.mark.parametrize(
    ("rival", "confidence"), [(OTHER_RICH, 1.1 * MAX_RIVAL_SHARE * 0.5), (SCARCE, 0.1)]
)
def test_the_rival_is_named_that_keeps_the_first_entry_from_being_answered(
    rival: Entry, confidence: float
) -> None:
    reply = Suggestions((RICH, rival))
    _, reason = explained(reply, (RICH, 0.5), (rival, confidence))
    assert reason.startswith(f"  {rival.id} ({confidence:.2f}) suit de trop près")
    assert "plus de 60 % de cela" in reason


def test_no_rival_is_named_where_the_first_entry_is_not_sure_enough_itself() -> None:
    reply = Suggestions((RICH, OTHER_RICH))
    assert len(explained(reply, (RICH, 0.2), (OTHER_RICH, 0.19))) == 1


def test_no_rival_is_named_where_there_is_an_answer() -> None:
    assert len(explained(Answer((RICH, OTHER_RICH)), (RICH, 0.5), (OTHER_RICH, 0.45))) == 1
