"""What is remembered of a conversation to read its next message: ids and times, never a text."""

from dataclasses import dataclass, replace

EXPIRY = 15 * 60  # seconds
FAMILIARITY_EXPIRY = 24 * 3600  # seconds of a person's silence


@dataclass(frozen=True)
class Memory:
    """What there is to remember of a person in a conversation.

    Attributes:
        answered: id of the entry that was answered last.
        talked: id of the entry that replied to small talk just before.
        suggested: ids of the entries that were offered last, if nothing came after.
        alternatives: ids of the entries that came close to being answered last.
        unknowns: how many messages in a row had no answer.
        is_familiar: whether the user says tu; stays for longer than the rest.
        is_detailed: whether the passage of the entry answered last was shown since.
        at: when it was last changed, in seconds.
    """

    answered: str | None = None
    talked: str | None = None
    suggested: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    unknowns: int = 0
    is_familiar: bool = False
    is_detailed: bool = False
    at: float = 0

    @property
    def was_unsure(self) -> bool:
        """Whether the last reply was nothing but suggestions: an answer leaves alternatives."""
        return bool(self.suggested) and not (self.is_detailed or self.alternatives)

    def recall(self, now: float) -> "Memory":
        """Return what is still remembered at a time, in seconds."""
        silence = now - self.at
        if silence <= EXPIRY:
            return self
        is_familiar = self.is_familiar and silence <= FAMILIARITY_EXPIRY
        return Memory(is_familiar=True, at=self.at) if is_familiar else NOTHING

    def back_to(self, entry_id: str) -> "Memory":
        """Return what is remembered by who goes back to an earlier answer, by replying to it."""
        return replace(
            self,
            answered=entry_id,
            talked=None,
            is_detailed=False,
            suggested=(),
            alternatives=(),
        )


NOTHING = Memory()
