"""One message and what became of it."""

from dataclasses import dataclass

from bot.dialogue.memory import Memory
from bot.knowledge import Entry
from bot.matcher import Match
from bot.reply import Reply, SmallTalk, answered_in, suggested_in

# An entry with less confidence than this has nothing to do with the message. Of 230 messages out of
# scope without any reply, .30 come as near to some entry, and of 16 questions in scope, 8.
NEAR_CONFIDENCE = 0.02


@dataclass(frozen=True)
class Turn:
    """One message and what became of it.

    Attributes:
        ranking: the best entries for the whole message, best first.
        memory: what to remember for the next message.
    """

    reply: Reply
    ranking: tuple[Match, ...]
    memory: Memory

    @property
    def subjects(self) -> tuple[Entry, ...]:
        """The entries that a reply answers with; else the nearest one, if it is near."""
        if isinstance(self.reply, SmallTalk):
            return ()
        near = (match.entry for match in self.ranking[:1] if match.confidence >= NEAR_CONFIDENCE)
        return answered_in(self.reply) or suggested_in(self.reply)[:1] or tuple(near)
