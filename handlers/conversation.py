"""Remember what the next update of a chat needs: ids, numbers and times, never a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.dialogue.memory import NOTHING, Memory

Noted = TypeVar("Noted")

MAX_PEOPLE = 50  # remembered in a group, those who wrote last; a thousand may say tu there
MAX_REPLIES = 20  # noted in a conversation
MAX_SHOWN = 50


@dataclass(frozen=True)
class Album:
    """Photos and the like that were sent as one, of which each comes as a message of its own.

    Attributes:
        id: what Telegram calls it.
        first: id of the first message.
        has_caption: whether one of the messages so far had a caption.
    """

    id: str
    first: int
    has_caption: bool


@dataclass
class OpenGap:
    """The gap that an admin deals with.

    Attributes:
        questions: the numbers of those that were shown, each in other words.
        later: the numbers of all questions of the gaps that are left for later.
        is_answering: whether the next message is to be their answer.
        answer: number of the message that was shown as their answer; 0 if there is none.
        closed: number of the message under which the gap before was dealt with, so that a second
            press does nothing; 0 if there is none.
    """

    questions: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    is_answering: bool = False
    answer: int = 0
    closed: int = 0


@dataclass
class Conversation:
    """What is remembered of a chat.

    Attributes:
        people: what is remembered of each person, by pseudonym. In a group, nobody's « et
            pourquoi ? » is read with what somebody else has asked.
        tour_step: number of the step of the guided tour that was shown last, from 0.
        replies: numbers of the messages that reply to each of the latest questions, by its number.
        offers: numbers of the questions whose reply offers to pass them on.
        album: the latest one.
        shown: ids of the entries that the latest messages of the bot show, by their numbers.
        vote_offers: numbers of the messages that offer to pass a question on, by that of the answer
            which was voted down.
        confirmed: number of the message under which a question was passed on last, so that a
            second press passes on nothing; 0 if there is none.
        open_gap: what an admin deals with.
    """

    people: dict[str, Memory] = field(default_factory=dict)
    tour_step: int = 0
    replies: dict[int, list[int]] = field(default_factory=dict)
    offers: set[int] = field(default_factory=set)
    album: Album | None = None
    shown: dict[int, str] = field(default_factory=dict)
    vote_offers: dict[int, int] = field(default_factory=dict)
    confirmed: int = 0
    open_gap: OpenGap = field(default_factory=OpenGap)

    def note_reply(self, question: int, reply: list[int], *, is_offer: bool = False) -> None:
        """Note the messages that reply to a question, so that they follow when it is edited."""
        self.replies[question] = reply
        (self.offers.add if is_offer else self.offers.discard)(question)
        _keep_latest(self.replies, MAX_REPLIES)
        self.offers &= self.replies.keys()

    def note_shown(self, messages: Iterable[int], entry_id: str) -> None:
        """Note the messages that show an entry, so that a reply to one of them is read with it."""
        self.shown.update(dict.fromkeys(messages, entry_id))
        _keep_latest(self.shown, MAX_SHOWN)

    def note_vote_offer(self, answer: int, offer: int) -> None:
        """Note the message with the offer that followed a vote, so that it can go away again."""
        self.vote_offers[answer] = offer
        _keep_latest(self.vote_offers, MAX_REPLIES)

    def question_of(self, reply: int) -> int | None:
        """Return the question that a message replies to; None if it is none of the latest."""
        found = (question for question, replies in self.replies.items() if reply in replies)
        return next(found, None)

    def write(self, now: float) -> str:
        """Return as JSON what is still remembered at a time, in seconds."""
        recalled = {person: memory.recall(now) for person, memory in self.people.items()}
        known = ((person, memory) for person, memory in recalled.items() if memory != NOTHING)
        latest = sorted(known, key=lambda one: one[1].at)[-MAX_PEOPLE:]
        kept = replace(self, people=dict(latest))
        return _FORMAT.dump_json(kept, exclude_defaults=True).decode()

    @staticmethod
    def read(state: str | None) -> "Conversation":
        """Return what was written down; what another version wrote may be lost.

        Args:
            state: as `write` gives it; None if there is nothing.
        """
        try:
            return _FORMAT.validate_json(state) if state else Conversation()
        except ValidationError:
            return Conversation()


_FORMAT = TypeAdapter(Conversation)


def _keep_latest(noted: dict[int, Noted], limit: int) -> None:
    """Delete what was noted first; `limit` stay."""
    while len(noted) > limit:
        del noted[next(iter(noted))]
