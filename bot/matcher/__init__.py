"""Ranks the entries of a knowledge base by how well they answer a question.

    question -> words -> vector -> scores of all entries -> the best few, each with a confidence

The stages are modules of their own: `bot.normalise` and `spelling` (words), `features` and
`vectoriser` (vector), which `encoder` puts together; `classifier`, `coverage`, `meaning` and
`missing_words` (evidence), `choice` and `scoring` (scores), `ranking`. After an answer,
`follow_ups` and `mixture` read a message with it as well. `learning` prepares all this from a
knowledge base, `readings` leads through it.
"""

from bot.matcher.explanation import Evidence, Explanation
from bot.matcher.matcher import Matcher
from bot.matcher.ranking import Match

__all__ = ["Evidence", "Explanation", "Match", "Matcher"]
