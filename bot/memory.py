"""What the bot remembers of a conversation: ids of entries and a time, never a text."""

from dataclasses import dataclass

EXPIRY = 15 * 60  # seconds


@dataclass(frozen=True)
class Memory:
    """The state of one conversation.

    Attributes:
        answered: id of the entry that was answered last.
        suggested: ids of the entries that were offered last, if nothing came after.
        alternatives: ids of the entries that came close to being answered last.
        unknowns: how many messages in a row had no answer.
        is_familiar: whether the user says tu; stays when the rest expires.
        at: when it was last changed, in seconds.
    """

    answered: str | None = None
    suggested: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    unknowns: int = 0
    is_familiar: bool = False
    at: float = 0

    def recall(self, now: float) -> "Memory":
        """Give what is still remembered at a time, in seconds."""
        return self if now - self.at <= EXPIRY else Memory(is_familiar=self.is_familiar)


NOTHING = Memory()
