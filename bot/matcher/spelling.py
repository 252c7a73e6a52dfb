"""Corrects typing errors: an unknown word becomes the known one that is a slip or two away.

Runs of letters survive most errors; correction adds what they lose (with two errors in a question
.97 instead of .96 have the right entry first, and .925 instead of .907 are answered right).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matcher.features import Words

# How many slips (a wrong, missing, doubled or swapped letter) a word may have, by its length.
# Shorter words have too many neighbours: corrected from 4 letters on, what people wrote to another
# FAQ was understood worse (smalltalk: right@5%out .840 instead of .872).
BUDGET = {6: 1, 9: 2}
LONGEST = 30
COMMON = 2  # texts that must have a word; one that only one text has may be an error itself
MOST_REMEMBERED = 10_000


class Speller:
    """Knows the words that some texts have in common."""

    def __init__(self, texts: Iterable[Words]) -> None:
        counts = Counter(word for words in texts for word in set(words))
        self._frequency = {word: count for word, count in counts.items() if count >= COMMON}
        self._of_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in self._frequency:
            if word.isalpha():
                self._of_length[len(word)].append(word)
        self._corrected: dict[str, str] = {}

    def correct(self, words: Words) -> list[str]:
        """Replace the unknown words that have a known one near enough."""
        return [word if word in self._frequency else self._correction(word) for word in words]

    def _correction(self, word: str) -> str:
        known = self._corrected.get(word)
        if known is None:
            if len(self._corrected) >= MOST_REMEMBERED:
                self._corrected.clear()
            known = self._corrected[word] = self._nearest(word)
        return known

    def _nearest(self, word: str) -> str:
        """Find the known word with the fewest slips, of those the commonest; else the word itself.

        A wrong first letter counts double: people hardly ever mistype it.
        """
        budget = max((slips for least, slips in BUDGET.items() if len(word) >= least), default=0)
        if not budget or len(word) > LONGEST or not word.isalpha():
            return word
        lengths = range(len(word) - budget, len(word) + budget + 1)
        candidates = [other for length in lengths for other in self._of_length.get(length, ())]
        found = process.extract(
            word, candidates, scorer=OSA.distance, score_cutoff=budget, limit=None
        )
        slips = {other: distance + (other[0] != word[0]) for other, distance, _ in found}
        near = [other for other, count in slips.items() if count <= budget]
        return min(near, key=lambda other: (slips[other], -self._frequency[other]), default=word)
