"""Corrects typing errors: an unknown word becomes the known one that is an edit or two away.

Letter trigrams survive most errors; correction adds what they lose (with two errors in a question
.97 instead of .96 have the right entry first, and .925 instead of .907 are answered right).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, repeat

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
# characters there may be 455; without a limit, these take 10 ms instead of 8.
MAX_CORRECTIONS = 100
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
            found.update(zip(unknown, self._nearest_ones(unknown), strict=True))
        return [found.get(word, word) for word in words]

    def _nearest_ones(self, words: Sequence[str]) -> list[str]:
        """Find the known word for each of some unknown ones; French ones stay as they are."""
        is_french = self._french.knows(words) if self._french else repeat(False)
        return [
            word if is_right else self._nearest(word)
            for word, is_right in zip(words, is_french, strict=False)
        ]

    def _nearest(self, word: str) -> str:
        """Find the known word with the fewest edits, of those the commonest; else the word itself.

        The first letter must be right: people hardly ever mistype it, and where there are many
        words, looking at all of them would take as long as all the rest.
        """
        max_edits = max(
            (edits for least, edits in MAX_EDITS.items() if len(word) >= least), default=0
        )
        if not max_edits or len(word) > MAX_CORRECTED_LENGTH or not word.isalpha():
            return word
        lengths = range(len(word) - max_edits, len(word) + max_edits + 1)
        candidates = [
            known
            for length in lengths
            for known in self._by_initial_and_length.get((word[0], length), ())
        ]
        found = process.extract(
            word, candidates, scorer=OSA.distance, score_cutoff=max_edits, limit=None
        )
        return min(found, key=lambda one: (one[1], -self._frequency[one[0]]), default=(word,))[0]
