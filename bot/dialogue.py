"""From a question to a reply: answer if sure enough, suggest if unsure, else say so."""

from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.matcher import Match, Matcher
from bot.reply import Answer, Reply, Suggestions, Unknown

# Confidence from which an entry is answered, and from which it is worth a button. See CONTRIBUTING,
# "Thresholds", for what other values give.
ANSWER = 0.6
SUGGEST = 0.04
MAX_SUGGESTIONS = 3
RANKING = 10


@dataclass(frozen=True)
class Turn:
    """One message and what became of it.

    Attributes:
        ranking: the best entries, best first.
    """

    reply: Reply
    ranking: tuple[Match, ...]


class Dialogue:
    """Converses about one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._matcher = Matcher(knowledge)

    def respond(self, text: str) -> Turn:
        """Reply to a message."""
        ranking = self._matcher.rank(text, limit=RANKING)
        return Turn(_decide(ranking), tuple(ranking))


def _decide(ranking: list[Match]) -> Reply:
    """Choose one of the three bands by the confidence of the first entry."""
    if not ranking or ranking[0].confidence < SUGGEST:
        return Unknown()
    if ranking[0].confidence >= ANSWER:
        return Answer((ranking[0].entry,))
    return Suggestions(tuple(match.entry for match in ranking[:MAX_SUGGESTIONS]))
