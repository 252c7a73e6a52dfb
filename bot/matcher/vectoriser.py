"""Turns texts into vectors of features, weighted by inverse document frequency.

Each block of features (letters, sounds, words) has length 1, and so has the whole vector.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from bot.matcher.features import (
    Kind,
    Words,
    count_letter_trigrams,
    extract_features,
    extract_features_of_one,
    kinds,
    sounds_of,
)
from bot.matcher.phonetics import sounds
from bot.matcher.vectors import Ints, SmallInts, Vectors, sorted_unique

Number = TypeVar("Number", bound=np.generic)

BATCH_SIZE = 500  # texts
# Texts that are vectorised faster one by one: one in a third of the time that a batch takes, three
# in .8 of it, four in as much.
FEW_TEXTS = 3
# How much a letter trigram that was not learned counts in the known share of a text, beside the
# square of its inverse document frequency: most are typing errors. With 1, right@5%out is .003
# higher on average over eight sets, but of questions with two typing errors .015 fewer are answered
# right.
UNKNOWN_TRIGRAM_WEIGHT = 0.25

# The block that each kind of feature belongs to: pairs of stems are words too.
_BLOCK_OF_KIND = np.array([0, 1, 2, 2])
_BLOCK_COUNT = 3
_LETTERS = 0  # the first block, of the letter trigrams, which come first among the features


class Vectoriser:
    """Vectorises texts, with the features of the texts that it was fitted to."""

    def fit(self, texts: Sequence[Words], min_frequency: int = 1) -> Vectors:
        """Learn the features of texts and their inverse document frequencies; vectorise the texts.

        Args:
            texts: what to learn from.
            min_frequency: how many texts must have a feature, for it to be kept.
        """
        # Only the words learned here are remembered, never those of a question.
        self._sound_of = sounds(word for words in texts for word in words)
        batches = [self._extract(batch) for batch in _batches(texts)]
        codes, frequency = _document_frequencies(batches)
        kept = frequency >= min_frequency
        self._codes = codes[kept]
        self._idf = (np.log((1 + len(texts)) / (1 + frequency[kept])) + 1).astype(np.float32)
        self._block = _BLOCK_OF_KIND[kinds(self._codes)]
        self._unknown_weight = UNKNOWN_TRIGRAM_WEIGHT * (np.log(1 + len(texts)) + 1) ** 2
        return self._weigh(batches)

    def transform(self, texts: Sequence[Words]) -> Vectors:
        """Vectorise texts; features that were not learned are left out."""
        return self._weigh([self._extract(batch) for batch in _batches(texts)])

    def transform_each(self, texts: Sequence[Words]) -> list[Vectors]:
        """Vectorise texts, as `transform` does, each by itself.

        A question is a text or two, where the calls of numpy take all the time.
        """
        if len(texts) <= FEW_TEXTS:
            return [self._transform_one(words) for words in texts]
        together = self.transform(texts)
        return [together.only(number) for number in range(len(texts))]

    def sounds_of(self, words: Words) -> list[str]:
        """Spell the sounds of words; see `bot.matcher.phonetics`."""
        return sounds_of(words, self._sound_of)

    @property
    def size(self) -> int:
        """How many features there are."""
        return len(self._codes)

    @property
    def letter_trigrams(self) -> int:
        """How many of them are letter trigrams; these come first."""
        return count_letter_trigrams(self._codes)

    def _extract(self, texts: Sequence[Words]) -> "_Batch":
        """Extract the features of texts, each once a text."""
        text, code = extract_features(texts, self._sound_of)
        # Each different feature is looked up once: they recur a hundred times in a batch.
        different, place = np.unique(code, return_inverse=True)
        text, place = np.divmod(sorted_unique(text * len(different) + place), len(different))
        return _Batch(different, place.astype(np.int32), np.bincount(text, minlength=len(texts)))

    def _weigh(self, batches: Sequence["_Batch"]) -> Vectors:
        """Weigh the features of texts that were learned; the others are left out."""
        found = [self._look_up(batch) for batch in batches]
        indices, lengths, unknown = (_joined(arrays) for arrays in zip(*found, strict=True))
        del found
        indptr = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=indptr[1:])
        data, known = self._idf[indices], np.zeros(len(lengths), np.float32)
        for first in range(0, len(lengths), BATCH_SIZE):
            texts = slice(first, first + BATCH_SIZE)
            part = slice(indptr[first], indptr[first : first + BATCH_SIZE + 1][-1])
            count = len(lengths[texts])
            block = np.repeat(np.arange(count) * _BLOCK_COUNT, lengths[texts])
            block += self._block[indices[part]]
            squares = np.bincount(block, data[part] ** 2, count * _BLOCK_COUNT)
            squares = squares.reshape(count, _BLOCK_COUNT)
            # Each block then has length 1, and all that are not empty together.
            divisors = np.sqrt(squares * (squares > 0).sum(axis=1, keepdims=True))
            data[part] /= divisors.astype(np.float32).ravel()[block]
            letters = squares[:, _LETTERS]
            known[texts] = letters / np.maximum(letters + self._unknown_weight * unknown[texts], 1)
        return Vectors(indices, data, indptr, known)

    def _transform_one(self, words: Words) -> Vectors:
        """Vectorise a text with half of the calls of numpy."""
        codes = sorted_unique(extract_features_of_one(words, self._sound_of))
        number = self._codes.searchsorted(codes)
        is_known = self._codes.searchsorted(codes, side="right") > number
        indices = number[is_known].astype(np.int32)
        data, block = self._idf.take(indices), self._block.take(indices)
        squares = np.bincount(block, data * data, _BLOCK_COUNT)
        divisors = np.sqrt(squares * np.count_nonzero(squares))
        data /= divisors.astype(np.float32).take(block)
        unknown = np.count_nonzero(~is_known[: count_letter_trigrams(codes)])
        letters = float(squares[_LETTERS])
        known = letters / max(letters + self._unknown_weight * unknown, 1)
        return Vectors(indices, data, np.array([0, len(indices)]), np.array([known], np.float32))

    def _look_up(self, batch: "_Batch") -> tuple[SmallInts, Ints, Ints]:
        """Look up the features that were learned.

        Returns:
            Their numbers, how many of them each text has, and how many letter trigrams each text
            has that were not learned.
        """
        number = np.searchsorted(self._codes, batch.different).astype(np.int32)
        is_known = np.searchsorted(self._codes, batch.different, side="right") > number
        kept = is_known[batch.place]
        count = len(batch.lengths)
        text = np.repeat(np.arange(count), batch.lengths)
        is_unknown_trigram = ~is_known & (kinds(batch.different) == Kind.LETTERS)
        unknown = np.bincount(text[is_unknown_trigram[batch.place]], minlength=count)
        return number[batch.place[kept]], np.bincount(text[kept], minlength=count), unknown


@dataclass(frozen=True)
class _Batch:
    """The features of some texts.

    Attributes:
        different: the codes of all of them, in order.
        place: where each feature of the first text, then of the second, … is in `different`.
        lengths: how many features each text has.
    """

    different: Ints
    place: SmallInts
    lengths: Ints


def _document_frequencies(batches: Sequence[_Batch]) -> tuple[Ints, Ints]:
    """List all features, in order, and how many texts have each."""
    codes = sorted_unique(np.concatenate([batch.different for batch in batches]))
    frequency = np.zeros(len(codes), np.int64)
    for batch in batches:
        frequency[np.searchsorted(codes, batch.different)] += np.bincount(batch.place)
    return codes, frequency


def _batches(texts: Sequence[Words]) -> list[Sequence[Words]]:
    """Split texts, so that the memory for their features stays small."""
    return [texts[start : start + BATCH_SIZE] for start in range(0, max(len(texts), 1), BATCH_SIZE)]


def _joined(arrays: Sequence[npt.NDArray[Number]]) -> npt.NDArray[Number]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
