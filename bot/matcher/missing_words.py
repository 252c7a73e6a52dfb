"""Which words of a question an entry with few phrasings has no like of.

What an entry is about decides more than how like its phrasings a question is: « je conteste ma
facture d'eau » is the very phrasing « je conteste ma facture » but for one word, which tells that
it is another bill. So the most telling word that is missing counts, by its weight and by how near
in meaning the nearest word of the entry is. An entry with many phrasings needs none of this: the
classifier has learned there which words matter.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bot.matcher.features import STEM_LENGTH, Words
from bot.matcher.vectors import Floats, Ints
from bot.matcher.word_vectors import WordVectors

# Cosine similarity up to which words have nothing in common; any two French words have some. Of 356
# questions to a pair just added with one phrasing, .46 are answered right with this and .43 with
# .35; of 180 to six small FAQs .82 and .81 rank first; as few are answered wrong.
UNLIKE = 0.2


class MissingWords:
    """Knows the words of the entries with few phrasings."""

    def __init__(
        self,
        vectors: WordVectors,
        phrasings: Sequence[Sequence[Words]],
        answers: Sequence[Words],
        few: Ints,
    ) -> None:
        """Note the words.

        Args:
            vectors: of French words.
            phrasings: those of each entry.
            answers: the words of each entry's answer.
            few: the numbers of the entries with few phrasings, ascending.
        """
        self._vectors, self._few, self._count = vectors, few, len(phrasings)
        counts = [Counter(chain.from_iterable(map(set, phrasings[entry]))) for entry in few]
        in_answers = [set(answers[entry]) for entry in few]
        words = sorted(set().union(*counts, *in_answers))
        self._number = {word: number for number, word in enumerate(words)}
        self._alike: dict[str, list[int]] = {}
        for word, number in self._number.items():
            self._alike.setdefault(word[:STEM_LENGTH], []).append(number)
        self._directions = vectors.directions(words)
        once = [[word for word, count in one.items() if count == 1] for one in counts]
        self._in_phrasings = _Groups.of([self._numbers(one) for one in counts])
        self._in_answers = _Groups.of([self._numbers(one) for one in in_answers])
        self._in_one_phrasing = _Groups.of([self._numbers(one) for one in once])

    def weigh(self, question: Words, left_out: int | None = None) -> Floats:
        """Return the weight of the most telling word of a question that each entry has no like of.

        Args:
            question: its words.
            left_out: the entry that has the question as a phrasing, if that one is not to count.

        Returns:
            A weight for each entry, 0..1; 0 for those with many phrasings.
        """
        missing = np.zeros(self._count, np.float32)
        words = list(dict.fromkeys(question))
        if len(self._few) and words:
            similarity, weights = self._similarity(words), self._vectors.weights_of(words)
            highest = self._in_phrasings.highest(similarity)
            if left_out is not None and left_out in self._few:
                place = int(np.searchsorted(self._few, left_out))
                once = self._in_one_phrasing.members(place)[1:]  # all but that of no word
                own = np.intersect1d(once, self._numbers(words))
                rest = np.setdiff1d(self._in_phrasings.members(place), own)
                highest[:, place] = similarity[:, rest].max(axis=1)
            np.maximum(highest, self._in_answers.highest(similarity), out=highest)
            missing[self._few] = (weights[:, np.newaxis] * (1 - highest)).max(axis=0)
        return missing

    def _numbers(self, words: Iterable[str]) -> Ints:
        """Return the numbers of those words that are known, and first that of no word."""
        known = [self._number[word] for word in words if word in self._number]
        return np.array([len(self._number), *known], np.int64)

    def _similarity(self, words: Sequence[str]) -> Floats:
        """Return how like the words of a question are to all known words and no word, 0..1."""
        similarity = np.zeros((len(words), len(self._number) + 1), np.float32)
        cosines = self._vectors.directions(words) @ self._directions.T
        similarity[:, :-1] = np.maximum((cosines - UNLIKE) / (1 - UNLIKE), 0)
        for row, word in enumerate(words):
            similarity[row, self._alike.get(word[:STEM_LENGTH], ())] = 1
        return similarity


@dataclass(frozen=True)
class _Groups:
    """Groups of numbers of words; none is empty.

    Attributes:
        numbers: those of the first group, then of the second, …
        starts: where each group begins, and where the last one ends.
    """

    numbers: Ints
    starts: Ints

    @classmethod
    def of(cls, groups: Sequence[Ints]) -> "_Groups":
        """Put groups together."""
        return cls(
            np.concatenate([np.zeros(0, np.int64), *groups]), np.cumsum([0, *map(len, groups)])
        )

    def members(self, group: int) -> Ints:
        """Return the numbers of a group."""
        return self.numbers[self.starts[group] : self.starts[group + 1]]

    def highest(self, similarity: Floats) -> Floats:
        """Return the highest similarity of each word of a question to each group."""
        found: Floats = np.maximum.reduceat(similarity[:, self.numbers], self.starts[:-1], axis=1)
        return found
