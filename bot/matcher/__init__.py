"""Ranks the entries of a knowledge base by how well they answer a question.

    question -> words -> features -> scores of all entries -> the best few, each with a confidence

The stages are modules of their own: `bot.normalise` and `spelling` (words), `features`,
`classifier` and `coverage` (scores) and `confidence`.
"""

from bot.matcher.confidence import Evidence
from bot.matcher.matcher import Explanation, Match, Matcher

__all__ = ["Evidence", "Explanation", "Match", "Matcher"]
