"""Knows which words name the subject of a knowledge base: « back office »."""

from collections import Counter

from bot.knowledge import Knowledge
from bot.normalise import Normaliser

# A word names the subject that so many of the entries' questions share: « back » and « office », of
# the bot's own. The next one, « responsable », is in .14 of them, and of 19 other FAQs the most
# frequent one in .37, « salarié ».
SUBJECT_SHARE = 0.4


def subject_words(knowledge: Knowledge, normaliser: Normaliser) -> frozenset[str]:
    """Return the words that name the subject of a knowledge base, if it has one subject."""
    entries = [one for one in knowledge.entries if one.id not in knowledge.small_talk]
    light = normaliser.words_of_each(knowledge.lexicon.function_words)
    words = normaliser.words_of_each([one.question for one in entries])
    counts = Counter(word for one in words for word in {*one}.difference(*light))
    return frozenset(word for word, n in counts.items() if n >= SUBJECT_SHARE * len(entries))
