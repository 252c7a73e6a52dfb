"""This project's matcher."""

from benchmarks.peers.ranker import BEST, Ranking
from bot.knowledge import Knowledge
from bot.matcher import Matcher


class Ours:
    """Scores are the confidence that an entry is right."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = Matcher(knowledge)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        found = self._matcher.rank(question, limit=BEST)
        return [(match.entry.id, match.confidence) for match in found]
