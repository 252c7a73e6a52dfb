"""What is remembered of a conversation to read its next message: ids and times, never a text."""

from dataclasses import dataclass, replace

EXPIRY = 15 * 60  # seconds
FAMILIARITY_EXPIRY = 24 * 3600  # seconds of a person's silence


@dataclass(frozen=True)
class Memory:
    """What there is to remember of a person in a conversation.

    Attributes:
        answered: id of the entry that was answered last.
        previous: id of the entry that was answered before that one.
        talked: id of the entry that replied to small talk just before.
        suggested: ids of the entries that were offered last, if nothing came after.
        numbered: ids of the entries that numbers mean, if others than these: several answers, or
            suggestions of which one was taken.
        alternatives: ids of the entries that came close to being answered last.
        unknowns: how many messages in a row had no answer.
        is_familiar: whether the user says tu; stays for longer than the rest.
        is_detailed: whether the passage of the entry answered last was shown since.
        is_one_of_several: whether the entry answered last was, and in short.
        at: when it was last changed, in seconds.
    """

    answered: str | None = None
    talked: str | None = None
    suggested: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    unknowns: int = 0
    is_familiar: bool = False
    is_detailed: bool = False
    is_one_of_several: bool = False
    previous: str | None = None
    at: float = 0

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the entries that a number means, in their order."""
        return self.numbered or self.suggested

    @property
    def was_unsure(self) -> bool:
        """Whether the last reply was nothing but suggestions: an answer leaves something else."""
        is_answered = self.is_detailed or self.alternatives or self.numbered
        return bool(self.suggested) and not is_answered

    def recall(self, now: float) -> "Memory":
        """Return what is still remembered at a time, in seconds."""
        silence = now - self.at
        if silence <= EXPIRY:
            return self
        is_familiar = self.is_familiar and silence <= FAMILIARITY_EXPIRY
        return Memory(is_familiar=True, at=self.at) if is_familiar else NOTHING

    def offered(self, ids: tuple[str, ...]) -> "Memory":
        """Return what is remembered once entries have been offered."""
        return replace(self, suggested=ids, numbered=())

    def numbering(self, answers: tuple[str, ...], beyond: tuple[str, ...]) -> "Memory":
        """Return what is remembered once answers have been given, numbered if there are several.

        Args:
            answers: ids of the entries.
            beyond: ids of those that were offered beside them, with the numbers that follow.
        """
        if len(answers) == 1:
            return self.offered(beyond) if beyond else self
        numbered = (*answers, *beyond)
        return replace(self, suggested=beyond, numbered=numbered, is_one_of_several=True)

    def closed(self) -> "Memory":
        """Return what is remembered once what was offered is over: a number may still mean it."""
        return replace(self, suggested=(), numbered=self.choices)

    def back_to(self, entry_id: str) -> "Memory":
        """Return what is remembered by who goes back to an earlier answer, by replying to it."""
        return replace(
            self,
            answered=entry_id,
            talked=None,
            unknowns=0,
            is_detailed=False,
            is_one_of_several=False,
            suggested=(),
            numbered=self.choices,
            alternatives=(),
        )


NOTHING = Memory()
