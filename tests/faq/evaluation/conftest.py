"""Results as these tests need them, without any bot that gave them."""

from bot.dialogue import Turn
from bot.dialogue.memory import NOTHING
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Match
from bot.reply import Answer, Reply, Suggestions, Unknown
from faq.evaluation import Case, Result

A, B, HELLO = (
    Entry(id=id_, section=section, question=id_, answer="Oui.")
    for id_, section in (("a", "sujet"), ("b", "sujet"), ("bonjour", "conversation"))
)
BASE = Knowledge(
    (
        Section(id="sujet", title="Le sujet"),
        Section(id="conversation", title="Conversation", small_talk=True),
    ),
    (A, B, HELLO),
)


def answered(wanted: str | None, *entries: Entry, confidence: float = 0.9) -> Result:
    """Make what became of a message that got these entries as the answer."""
    return _result(wanted, Answer(entries), entries, confidence)


def suggested(wanted: str | None, *entries: Entry, confidence: float = 0.4) -> Result:
    """Make what became of a message that got these entries as suggestions."""
    return _result(wanted, Suggestions(entries), entries, confidence)


def refused(wanted: str | None, *ranking: Entry, confidence: float = 0.05) -> Result:
    """Make what became of a message that got no entry, though some were ranked."""
    return _result(wanted, Unknown(), ranking, confidence)


def _result(
    wanted: str | None, reply: Reply, ranking: tuple[Entry, ...], confidence: float
) -> Result:
    case = Case("q", frozenset([wanted] if wanted else []))
    matches = tuple(Match(entry, 1.0, confidence / (1 + i)) for i, entry in enumerate(ranking))
    return Result(case, Turn(reply, matches, NOTHING))
