"""Ranks the entries of a knowledge base by how well they answer a question.

    question -> words -> vector -> scores of all entries -> the best few, each with a confidence

The stages are modules of their own: `bot.normalise` and `spelling` (words), `features` and
`vectoriser` (vector), `classifier`, `coverage` and `scoring` (scores), `ranking` and `confidence`.
`learning` prepares all of them from a knowledge base.
"""

from bot.matcher.explanation import Evidence, Explanation
from bot.matcher.matcher import Matcher
from bot.matcher.ranking import Match

__all__ = ["Evidence", "Explanation", "Match", "Matcher"]
