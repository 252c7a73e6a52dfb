"""From a message to a reply: answer if sure enough, suggest if unsure, else say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge import Entry, Knowledge
from bot.matcher import Explanation, Match, Matcher
from bot.reply import Answer, Reply, Suggestions, Unknown

# Confidence from which an entry is answered, and from which it is worth a button.
ANSWER = 0.62
SUGGEST = 0.04
MAX_SUGGESTIONS = 3
RANKING = 10

# A message asks two things if it falls into two parts that are each answered with this confidence
# by different entries, both among the first few for the whole message.
PART = 0.5
PLAUSIBLE = 4
_BETWEEN_QUESTIONS = re.compile(r"[.?!;\n/+]+|\b(?:et|puis|ensuite|é)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Memory:
    """What the bot remembers of a conversation.

    Attributes:
        answered: id of the entry that was answered last.
    """

    answered: str | None = None


NOTHING = Memory()


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


class Dialogue:
    """Converses about one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._matcher = Matcher(knowledge)

    def explain(self, text: str) -> list[Explanation]:
        """Say what speaks for the best entries as the answer to a message."""
        return self._matcher.explain(text)

    def respond(self, text: str, memory: Memory = NOTHING) -> Turn:
        """Reply to a message."""
        ranking = self._matcher.rank(text, limit=RANKING, previous=memory.answered)
        reply = self._answer_both(text, ranking) or _decide(ranking)
        if isinstance(reply, Answer) and reply.entries[0].id not in self.knowledge.small_talk:
            memory = self.remember(reply.entries[-1])
        return Turn(reply, tuple(ranking), memory)

    def remember(self, entry: Entry) -> Memory:
        """Tell what to remember once an entry has been answered."""
        return Memory(answered=entry.id)

    def _answer_both(self, text: str, ranking: list[Match]) -> Answer | None:
        """Answer a message that asks two things; the entry that fits the whole best comes first."""
        plausible = [match.entry.id for match in ranking[:PLAUSIBLE]]
        for parts in _split(text):
            firsts = [self._matcher.first(part) for part in parts]
            if firsts[0] == firsts[1] or not set(firsts) <= set(plausible):
                continue
            matches = [self._matcher.rank(part, limit=1)[0] for part in parts]
            ids = {match.entry.id for match in matches}
            if min(match.confidence for match in matches) >= PART and not ids & self._small_talk:
                return Answer(tuple(match.entry for match in ranking if match.entry.id in ids))
        return None

    @property
    def _small_talk(self) -> frozenset[str]:
        return self.knowledge.small_talk


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Cut a message in two, at each place where another question may begin."""
    for match in _BETWEEN_QUESTIONS.finditer(text):
        yield text[: match.start()], text[match.end() :]


def _decide(ranking: list[Match]) -> Reply:
    """Choose one of the three bands by the confidence of the first entry."""
    if not ranking or ranking[0].confidence < SUGGEST:
        return Unknown()
    if ranking[0].confidence >= ANSWER:
        return Answer((ranking[0].entry,))
    return Suggestions(tuple(match.entry for match in ranking[:MAX_SUGGESTIONS]))
