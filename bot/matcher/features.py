"""What the matcher compares: pieces of words, stems and sounds, weighted by rarity.

A question is turned into three blocks of features, each of which fails where another holds:

- letters: runs of 3 letters inside words; they survive typing errors;
- words: stems and pairs of neighbouring stems; they carry meaning and order;
- sounds: runs of 3 sounds across the whole question, without spaces; they survive phonetic
  spelling and wrong word boundaries (« bac ofice », « fron tofice »).

A feature weighs its inverse document frequency; each block has length 1, and so has the whole.

A feature is kept as a 64-bit number: up to four characters fill half of it, a stem of five or a
pair of them fits as a number in base 36. So nothing is hashed, and numpy does the work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from bot.matcher.phonetics import sound, sounds

Words: TypeAlias = Sequence[str]
Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]
SmallInts: TypeAlias = npt.NDArray[np.int32]
Number = TypeVar("Number", bound=np.generic)

RUN = 3  # letters or sounds; runs of 2, 4 and 5 beside them add nothing but time
STEM = 5  # letters; Snowball's French stemmer is no better (top-1 .87 against .87 on covid_qc)
BATCH = 500  # texts
# How much a run of letters that was not learned counts in what is known of a text, beside the
# square of its rarity: most are typing errors. With 1, right@5%out is .003 higher on average over
# eight sets, but of questions with two typing errors .015 fewer are answered right.
UNSEEN = 0.25

# The two highest bits below the sign tell the kind; pairs of stems belong to the block of words.
_KIND = 61
_LETTERS, _SOUNDS, _STEM, _PAIR = range(4)
_BLOCK = np.array([0, 1, 2, 2])
_BLOCKS = 3
_STEM_BITS = 30  # "1zzzzz" in base 36 takes 27


@dataclass(frozen=True)
class Vectors:
    """The weighted features of several texts, one after the other.

    Attributes:
        features: the features of the first text, then of the second, …
        weights: their weights; those of one text have length 1.
        starts: where each text begins, and at last the end.
        known: how much of the runs of letters of each text was learned, 0..1; each run counts by
            the square of its rarity.
    """

    features: SmallInts
    weights: Floats
    starts: Ints
    known: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, index: int) -> tuple[SmallInts, Floats]:
        """Give the features of one text and their weights."""
        start, end = self.starts[index], self.starts[index + 1]
        return self.features[start:end], self.weights[start:end]

    def cosines(self, message: Floats) -> Floats:
        """Compare each text with a message, given as the weight of each feature; 0..1."""
        sums = np.cumsum(message[self.features] * self.weights, dtype=np.float64)
        return np.diff(np.append(0, sums)[self.starts]).astype(np.float32)


class Vectoriser:
    """Makes vectors of texts, with the features of the texts that it was fitted to."""

    def fit(self, texts: Sequence[Words], min_frequency: int = 1) -> Vectors:
        """Learn which features there are and how rare each is; give the vectors of the texts.

        Args:
            texts: what to learn from.
            min_frequency: how many texts must have a feature, for it to be kept.
        """
        # Only the words learned here are remembered, never those of a question.
        self._sounds = sounds(word for words in texts for word in words)
        batches = [self._batch(batch) for batch in _batches(texts)]
        known, frequency = _frequencies(batches)
        kept = frequency >= min_frequency
        self._known = known[kept]
        self._rarity = (np.log((1 + len(texts)) / (1 + frequency[kept])) + 1).astype(np.float32)
        self._block = _BLOCK[self._known >> _KIND]
        self._unseen = UNSEEN * (np.log(1 + len(texts)) + 1) ** 2
        return self._weigh(batches)

    def vectors(self, texts: Sequence[Words]) -> Vectors:
        """Vectorise texts; features that were not learned are left out."""
        return self._weigh([self._batch(batch) for batch in _batches(texts)])

    def spread(self, features: SmallInts, weights: Floats) -> Floats:
        """Give the weight of each feature there is in one vector."""
        message = np.zeros(self.size, np.float32)
        message[features] = weights
        return message

    @property
    def size(self) -> int:
        """How many features there are."""
        return len(self._known)

    @property
    def letters(self) -> int:
        """How many of them are runs of letters; they come first."""
        return int(np.searchsorted(self._known >> _KIND, _LETTERS, side="right"))

    def _batch(self, texts: Sequence[Words]) -> "_Batch":
        """Find the features of texts, each once a text."""
        text, feature = _features(texts, self._sounds)
        # Each different feature is looked up once: they recur a hundred times in a batch.
        different, place = np.unique(feature, return_inverse=True)
        text, place = _once(text, place, len(different))
        return _Batch(different, place.astype(np.int32), np.bincount(text, minlength=len(texts)))

    def _weigh(self, batches: Sequence["_Batch"]) -> Vectors:
        """Weigh the features of texts that were learned; the others are left out."""
        found = [self._numbers(batch) for batch in batches]
        features, lengths, unknown = (_joined(arrays) for arrays in zip(*found, strict=True))
        del found
        starts = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        weights, known = self._rarity[features], np.zeros(len(lengths), np.float32)
        for first in range(0, len(lengths), BATCH):
            texts = slice(first, first + BATCH)
            part = slice(starts[first], starts[first : first + BATCH + 1][-1])
            count = len(lengths[texts])
            block = np.repeat(np.arange(count) * _BLOCKS, lengths[texts])
            block += self._block[features[part]]
            squares = np.bincount(block, weights[part] ** 2, count * _BLOCKS)
            squares = squares.reshape(count, _BLOCKS)
            # Each block then has length 1, and all that are not empty together.
            lengthening = np.sqrt(squares * (squares > 0).sum(axis=1, keepdims=True))
            weights[part] /= lengthening.astype(np.float32).ravel()[block]
            letters = squares[:, _LETTERS]
            known[texts] = letters / np.maximum(letters + self._unseen * unknown[texts], 1)
        return Vectors(features, weights, starts, known)

    def _numbers(self, batch: "_Batch") -> tuple[SmallInts, Ints, Ints]:
        """Find the features that were learned.

        Returns:
            Their numbers, how many each text has, and how many runs of letters each has that were
            not learned.
        """
        number = np.searchsorted(self._known, batch.different).astype(np.int32)
        is_known = np.searchsorted(self._known, batch.different, side="right") > number
        kept = is_known[batch.place]
        count = len(batch.lengths)
        text = np.repeat(np.arange(count), batch.lengths)
        is_new_run = ~is_known & (batch.different >> _KIND == _LETTERS)
        unknown = np.bincount(text[is_new_run[batch.place]], minlength=count)
        return number[batch.place[kept]], np.bincount(text[kept], minlength=count), unknown


@dataclass(frozen=True)
class _Batch:
    """The features of some texts.

    Attributes:
        different: all of them, in order.
        place: where each feature of the first text, then of the second, … is in `different`.
        lengths: how many features each text has.
    """

    different: Ints
    place: SmallInts
    lengths: Ints


def _frequencies(batches: Sequence[_Batch]) -> tuple[Ints, Ints]:
    """List all features, in order, and in how many texts each is."""
    known = sorted_once(np.concatenate([batch.different for batch in batches]))
    frequency = np.zeros(len(known), np.int64)
    for batch in batches:
        frequency[np.searchsorted(known, batch.different)] += np.bincount(batch.place)
    return known, frequency


def _batches(texts: Sequence[Words]) -> list[Sequence[Words]]:
    """Split texts, so that the memory for their features stays small."""
    return [texts[start : start + BATCH] for start in range(0, max(len(texts), 1), BATCH)]


def _once(text: Ints, number: Ints, size: int) -> tuple[Ints, Ints]:
    """Keep each feature, numbered below `size`, once a text, in the order of the texts."""
    return np.divmod(sorted_once(text * size + number), size)


def sorted_once(numbers: Ints) -> Ints:
    """Sort numbers and keep each once, in a fraction of the time that np.unique takes."""
    ordered = np.sort(numbers)
    is_new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]


def _joined(arrays: Sequence[npt.NDArray[Number]]) -> npt.NDArray[Number]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _features(texts: Sequence[Words], heard: Mapping[str, str]) -> tuple[Ints, Ints]:
    """List the features of all texts, repetitions included, and which text each is of."""
    written = [f" {' '.join(words)} " for words in texts]
    spoken = ["".join([heard[w] if w in heard else sound(w) for w in words]) for words in texts]
    line, run = _runs(written + spoken)
    kind, text = np.divmod(line, len(texts))
    run |= kind << _KIND  # 0 are letters, 1 sounds
    found = [(text, run), *_stems(texts)]
    return np.concatenate([text for text, _ in found]), np.concatenate([f for _, f in found])


def _runs(lines: Sequence[str]) -> tuple[Ints, Ints]:
    """Cut all runs out of lines; they may begin or end with a space, but not have one inside."""
    codes = np.frombuffer("\n".join(lines).encode("ascii"), np.uint8)
    line = np.cumsum(codes == ord("\n"))
    parts = [codes[i : len(codes) - RUN + 1 + i] for i in range(RUN)]
    whole = (parts[0] != ord("\n")) & (parts[-1] != ord("\n"))
    for part in parts[1:-1]:
        whole &= part > ord(" ")
    start = np.flatnonzero(whole)
    run = np.zeros(len(start), np.int64)
    for i, part in enumerate(parts):
        run |= part[start].astype(np.int64) << (8 * i)
    return line[start], run


def _stems(texts: Sequence[Words]) -> list[tuple[Ints, Ints]]:
    """List the stems of all texts and the pairs of neighbouring ones."""
    text = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
    stem_of = {word: int("1" + word[:STEM], 36) for word in {w for words in texts for w in words}}
    stem = np.array([stem_of[word] for words in texts for word in words], np.int64)
    neighbours = np.flatnonzero(text[:-1] == text[1:])
    pair = stem[neighbours] << _STEM_BITS | stem[neighbours + 1]
    return [(text, stem | _STEM << _KIND), (text[neighbours], pair | _PAIR << _KIND)]
