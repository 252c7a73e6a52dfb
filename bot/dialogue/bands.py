"""The three bands of a reply: answer if sure enough, suggest if unsure, else say so."""

from collections.abc import Sequence

from bot.knowledge import Entry
from bot.matcher.choice import scarcity

# From this confidence on, an entry is answered: it is then more likely right than not. Of 689
# questions that nobody taught the bot, .93 are then answered right and .004 wrong, and .05 of what
# is out of scope of the article is answered; with .55 it is .91, .004 and .04.
ANSWER_CONFIDENCE = 0.5
# Unless the next one is nearly as likely: at most this many times as likely. On two FAQs by others,
# .009 fewer are then answered wrong, and .006 fewer right.
MAX_RIVAL_SHARE = 0.6
# From this confidence on that one of the suggestions is right, they are worth their buttons. Of the
# questions to small FAQs, whose confidences are low and spread, .72 are reached then; .66 when the
# first suggestion alone had to have .05, with as many buttons (.32) for what is out of scope of the
# bot's own knowledge base.
SUGGESTION_CONFIDENCE = 0.08
# Down to this share of it where entries have few phrasings: of 180 questions to six FAQs with two
# or three an entry, .90 are reached then instead of .87.
MIN_SUGGESTION_SHARE = 0.5
MAX_SUGGESTIONS = 3


def suggestion_confidence(entries: Sequence[Entry]) -> float:
    """Return the confidence, 0..1, from which suggestions of a knowledge base are worth it."""
    mean = float(scarcity([len(entry.phrasings) for entry in entries]).mean())
    return SUGGESTION_CONFIDENCE * max(1 - mean, MIN_SUGGESTION_SHARE)
