"""What the bot replies, as values. Whoever shows them renders them: Telegram, terminal, tests."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from bot.knowledge import Entry

_END_OF_SENTENCE = re.compile(r"[.!?…]\s+|\n")
_SENTENCE_SIGNS = tuple(f"{sign}**" for sign in ".!?…")


@dataclass(frozen=True)
class Answer:
    """The bot is sure enough: one entry, or one for each thing that was asked.

    Attributes:
        courtesy: the small talk that came before the question, to be returned first.
        offers: what to try instead, for a user who was not satisfied.
        beyond: what was asked beyond the entries, to choose from: more than a few things, or one
            that is unsure.
        is_partial: whether something else was asked that the bot does not know.
    """

    entries: tuple[Entry, ...]
    courtesy: Entry | None = None
    offers: tuple[Entry, ...] = ()
    beyond: tuple[Entry, ...] = ()
    is_partial: bool = False


@dataclass(frozen=True)
class Details:
    """More on an entry that was just answered: its passage, and its neighbours.

    Attributes:
        lacks_reason: the user has asked why, and the passage does not say.
        is_again: the passage was shown already, and the user asks on.
        sentence: the key sentence of the answer, for a user who asks for less and not for more.
    """

    entry: Entry
    neighbours: tuple[Entry, ...]
    lacks_reason: bool = False
    is_again: bool = False
    sentence: str | None = None

    @property
    def passage(self) -> str | None:
        """What to show of the article; None if there is nothing, or nothing new or wanted."""
        return None if self.is_again or self.sentence else self.entry.source


@dataclass(frozen=True)
class SmallTalk:
    """The bot returns a greeting, thanks or the like, for which the knowledge base has no entry.

    Attributes:
        entry: one of `Knowledge.conversation`.
    """

    entry: Entry


@dataclass(frozen=True)
class Suggestions:
    """The bot is unsure: up to three entries to choose from, the likeliest first.

    Attributes:
        is_again: they were offered already, and the user has not told which one to take.
        courtesy: as of an answer.
    """

    entries: tuple[Entry, ...]
    is_again: bool = False
    courtesy: Entry | None = None


class Reason(Enum):
    """Why the bot has no answer."""

    OUT_OF_SCOPE = "out of scope"
    AGAIN = "again, after another message without an answer"
    REFUSED = "the user refused all suggestions"
    STORY = "a long message that asks nothing"
    FOREIGN = "most likely not French"


@dataclass(frozen=True)
class Unknown:
    """The bot does not know, most likely because the question is out of its scope.

    Attributes:
        courtesy: as of an answer.
    """

    reason: Reason = Reason.OUT_OF_SCOPE
    courtesy: Entry | None = None


Reply: TypeAlias = Answer | Details | SmallTalk | Suggestions | Unknown
Outcome: TypeAlias = Literal["answer", "suggest", "unknown"]


def outcome_of(reply: Reply) -> Outcome:
    """Return which of the three bands a reply is of."""
    match reply:
        case Answer() | Details() | SmallTalk():
            return "answer"
        case Suggestions():
            return "suggest"
        case Unknown():
            return "unknown"


def answered_in(reply: Reply) -> tuple[Entry, ...]:
    """List the entries of the knowledge base that a reply answers with."""
    match reply:
        case Answer(entries):
            return entries
        case Details(entry):
            return (entry,)
        case _:
            return ()


def suggested_in(reply: Reply) -> tuple[Entry, ...]:
    """List the entries that a reply offers for want of an answer."""
    match reply:
        case Suggestions(entries) | Answer(beyond=entries):
            return entries
        case _:
            return ()


def key_sentence(entry: Entry) -> str | None:
    """Return the sentence of an answer that has its first words in bold, if there is more to it.

    What announces a list ends with these words.
    """
    answer = entry.answer
    bold = re.search(r"\*\*.+?\*\*", answer, re.DOTALL)
    if bold is None:
        return None
    ends = [end.end() for end in _END_OF_SENTENCE.finditer(answer, 0, bold.start())]
    sentence = answer[ends[-1] if ends else 0 : bold.end()]
    if not bold[0].endswith(_SENTENCE_SIGNS):
        rest = re.match(r"[^.!?…:\n]*[.!?…]", answer[bold.end() :])
        sentence += rest[0] if rest else "."
    return sentence if len(sentence) < len(answer) else None


def opened(text: str, courtesy: Entry | None) -> str:
    """Return a text with the greeting or thanks above it that are to be returned, if any are."""
    return f"{opening(courtesy)}\n\n{text}" if courtesy else text


def opening(courtesy: Entry) -> str:
    """Return the first sentence of small talk, to return a greeting or thanks before an answer."""
    found = re.match(r".*?[.!?…]", courtesy.answer, re.DOTALL)
    return found[0] if found else courtesy.answer
