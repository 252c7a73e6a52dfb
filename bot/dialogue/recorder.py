"""Knows what is to be remembered of a conversation after each thing that happens in it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue.bands import MAX_SUGGESTIONS
from bot.dialogue.memory import Memory
from bot.dialogue.turn import NEAR_CONFIDENCE
from bot.knowledge import Entry, Knowledge
from bot.matcher import Match
from bot.reply import Answer, Details, Reply, SmallTalk, Suggestions, Unknown


class Recorder:
    """Makes the memory of what happened from that of what was before."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._small_talk = knowledge.small_talk

    def shown(self, entry: Entry, memory: Memory, now: float = 0) -> Memory:
        """Return what to remember once an entry has been shown; small talk changes no subject."""
        if entry.id in self._small_talk:
            return replace(memory.closed(), talked=entry.id, unknowns=0, at=now)
        return Memory(
            answered=entry.id,
            previous=memory.previous if entry.id == memory.answered else memory.answered,
            numbered=memory.choices if entry.id in memory.choices else (),
            is_familiar=memory.is_familiar,
            at=now,
        )

    def refused(self, memory: Memory, now: float = 0) -> Memory:
        """Return what to remember once the user has refused all suggestions."""
        return replace(memory.closed(), unknowns=memory.unknowns + 1, at=now)

    def replied(self, reply: Reply, ranking: Iterable[Match], memory: Memory) -> Memory:
        """Return what to remember of a reply, and of the entries that came near to being it."""
        is_in_full = isinstance(reply, Details) and not reply.sentence
        if memory.is_detailed != is_in_full:
            memory = replace(memory, is_detailed=is_in_full)
        match reply:
            case Answer((first, *_), offers=offered) if first.id in self._small_talk:
                memory = self.shown(first, memory, memory.at)
                return memory.offered(_ids(offered)) if offered else memory
            case Answer(entries, beyond=beyond):
                memory = self.shown(entries[-1], memory, memory.at)
                others = self._others_near(entries, ranking)
                return replace(memory.numbering(_ids(entries), _ids(beyond)), alternatives=others)
            case Suggestions(entries):
                memory = memory.offered(_ids(entries))
                return replace(memory, alternatives=(), unknowns=0)
            case Details(entry, offered):
                numbered = memory.choices if entry.id in memory.choices else ()
                return replace(memory, suggested=_ids(offered), numbered=numbered, unknowns=0)
            case SmallTalk():
                return replace(memory.closed(), unknowns=0)
            case Unknown():
                return replace(memory.closed(), unknowns=memory.unknowns + 1)

    def _others_near(self, entries: Iterable[Entry], ranking: Iterable[Match]) -> tuple[str, ...]:
        """List the ids of the other entries that came near, to be offered after a complaint."""
        left_out = self._small_talk | {*_ids(entries)}
        others = (match.entry.id for match in ranking if match.confidence >= NEAR_CONFIDENCE)
        return tuple(id_ for id_ in others if id_ not in left_out)[:MAX_SUGGESTIONS]


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)
