"""Corrects typing errors: an unknown word becomes the known one that is an edit or two away.

Letter trigrams survive most errors; correction adds what they lose (with two errors in a question
.97 instead of .96 have the right entry first, and .925 instead of .907 are answered right).
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, compress
from operator import not_

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matcher.features import Words
from bot.matcher.word_vectors import WordVectors

# How many edits (a wrong, missing, doubled or swapped letter) a word may need, by its length.
# Shorter words have too many neighbours: corrected from 4 letters on, what people wrote to another
# FAQ was understood worse (smalltalk: right@5%out .840 instead of .872).
MAX_EDITS = {6: 1, 9: 2}
MAX_CORRECTED_LENGTH = 30  # letters
# Unknown words of a message that are corrected; no labelled question has more than 9. In 4,096
# characters there may be 455: without a limit, these take 13 ms instead of 6.5.
MAX_CORRECTIONS = 50
MIN_FREQUENCY = 2  # texts that must have a word; one that a single text has may be an error itself


class Speller:
    """Knows the words that some texts have in common."""

    def __init__(
        self,
        texts: Iterable[Words],
        french: WordVectors | None = None,
        min_frequency: int = MIN_FREQUENCY,
    ) -> None:
        """Learn words.

        Args:
            texts: those whose words are learned.
            french: the words of French, which are no errors though no text has them; « vertus »
                does not mean « verts ».
            min_frequency: texts that must have a word.
        """
        self._french = french
        counts = Counter(chain.from_iterable(map(set, texts)))
        self._frequency = {word: count for word, count in counts.items() if count >= min_frequency}
        self._by_initial_and_length: dict[tuple[str, int], list[str]] = {}
        for word in self._frequency:
            if word.isalpha():
                self._by_initial_and_length.setdefault((word[0], len(word)), []).append(word)

    def correct(self, words: Words, corrected: dict[str, str] | None = None) -> list[str]:
        """Replace the unknown words that have a known one near enough.

        Args:
            words: those of a text.
            corrected: the unknown words of the same message that were corrected before, with what
                became of them; new ones are added. Once it is full, words stay as they are.
        """
        found = {} if corrected is None else corrected
        unknown = [word for word in words if word not in self._frequency and word not in found]
        if unknown:
            unknown = list(dict.fromkeys(unknown))[: MAX_CORRECTIONS - len(found)]
            found.update({word: word for word in unknown} | self._nearest_ones(unknown))
        return [found.get(word, word) for word in words]

    def _nearest_ones(self, words: Iterable[str]) -> dict[str, str]:
        """Return the known word for each of some unknown ones; French ones stay as they are."""
        groups = {word: found for word in words if (found := self._groups(word))}
        if groups and self._french:  # in one go, and only words that may be corrected
            is_french = self._french.knows([*groups]).tolist()
            groups = dict(compress(groups.items(), map(not_, is_french)))
        return {word: self._nearest(word, chain.from_iterable(groups[word])) for word in groups}

    def _groups(self, word: str) -> list[list[str]]:
        """List the groups of known words that an unknown one may stand for.

        The first letter must be right: people hardly ever mistype it, and where there are many
        words, looking at all of them would take as long as all the rest.
        """
        edits = _max_edits(word)
        if not edits or len(word) > MAX_CORRECTED_LENGTH or not word.isalpha():
            return []
        keys = ((word[0], length) for length in range(len(word) - edits, len(word) + edits + 1))
        return [found for key in keys if (found := self._by_initial_and_length.get(key))]

    def _nearest(self, word: str, known: Iterable[str]) -> str:
        """Return the word with the fewest edits, of those the commonest; else the word itself."""
        found = process.extract(
            word, [*known], scorer=OSA.distance, score_cutoff=_max_edits(word), limit=None
        )
        return min(found, key=lambda one: (one[1], -self._frequency[one[0]]), default=(word,))[0]


def _max_edits(word: str) -> int:
    """Return how many edits a word may need."""
    return max((edits for least, edits in MAX_EDITS.items() if len(word) >= least), default=0)
