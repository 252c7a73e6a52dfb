"""What French words mean, learned beforehand: a vector and a weight for each of 45,000 words.

The vectors are those that a sentence encoder gives to single words, with fewer dimensions and four
bits each. `french/README.md` tells the source and the licence; `python -m benchmarks distil` makes
them. A text is the weighted sum of its words, where a common word weighs little (smooth inverse
frequency: Arora et al., "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.matcher.features import Words
from bot.matcher.vectors import Floats, Ints

FOLDER = Path(__file__).with_name("french")
BATCH_SIZE = 500  # texts; the memory for the vectors of their words stays small
# Letters of an unknown word that may be a name or a term; shorter ones are typing (« cest »):
# on cdtn, right@5%out is .72 then, and .69 if all unknown words count.
MIN_NAME_LENGTH = 6
MIN_NORM = np.finfo(np.float32).tiny  # the length of a vector that is 0 is taken for this
NIBBLE_ZERO = 8  # a half byte of 1..15 stands for -7..7


@dataclass(frozen=True)
class WordVectors:
    """A table of words.

    Attributes:
        words: folded, in alphabetical order, as bytes.
        packed: two dimensions a byte: the first half of the dimensions in the low half bytes.
        weights: of each word, 0..1; small for a common one.
        projection: from the dimensions of the table to those of a text, in which the vector of a
            word has length 1 on average. There, directions in which texts of one meaning differ,
            being asked in another manner, count less.
    """

    words: npt.NDArray[np.bytes_]
    packed: npt.NDArray[np.uint8]
    weights: npt.NDArray[np.float16]
    projection: Floats

    @property
    def dimensions(self) -> int:
        """How many numbers the vector of a text has."""
        return int(self.projection.shape[1])

    def embed(self, texts: Sequence[Words]) -> Floats:
        """Return the vectors of texts, a row each.

        Their length is 1, and less where long words are unknown: each of these points in a
        direction of its own, which no other text has. So « un confiseur gagne combien » does not
        mean « il gagne combien » only because the table lacks a word.
        """
        if len(texts) == 1 and texts[0]:
            return self._embed_one(texts[0])
        batches = (texts[at : at + BATCH_SIZE] for at in range(0, len(texts), BATCH_SIZE))
        parts = [self._embed(batch) for batch in batches]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), np.float32)

    def knows(self, words: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Check for each word whether the table has it."""
        return self._find(words)[1]

    def directions(self, words: Sequence[str]) -> Floats:
        """Return the vectors of single words, a row each: of length 1, or 0 if it is unknown."""
        row, is_known = self._find(words)
        vectors = self._unpack(row) @ self.projection
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, MIN_NORM)
        directions: Floats = vectors * is_known[:, np.newaxis]
        return directions

    def weights_of(self, words: Sequence[str]) -> Floats:
        """Return how much words tell, 0..1; an unknown one may be a name or a term."""
        row, is_known = self._find(words)
        unknown = np.array([float(len(word) >= MIN_NAME_LENGTH) for word in words], np.float32)
        return np.where(is_known, self.weights[row].astype(np.float32), unknown)

    def _embed_one(self, words: Words) -> Floats:
        """Return the vector of a text that has words, as `_embed` does, in half of the time."""
        row, is_known = self._find(words)
        vectors = self._unpack(row)
        vectors *= (self.weights[row] * is_known).astype(np.float32)[:, np.newaxis]
        projected: Floats = np.add.reduce(vectors, keepdims=True) @ self.projection
        unknown = [word for word, known in zip(words, is_known.tolist(), strict=True) if not known]
        names = sum(len(word) >= MIN_NAME_LENGTH for word in unknown)
        length = math.sqrt(float((projected * projected).sum()) + names)
        projected /= max(np.float32(length), MIN_NORM)
        return projected

    def _embed(self, texts: Sequence[Words]) -> Floats:
        # Each different word is looked up once; numpy would sort them first, in ten times the time.
        different = list(dict.fromkeys(word for words in texts for word in words))
        sums = np.zeros((len(texts), len(self.projection)), np.float32)
        unknown = np.zeros(len(texts))
        if different:
            row, is_known = self._find(different)
            vectors = self._unpack(row)
            vectors *= (self.weights[row] * is_known).astype(np.float32)[:, np.newaxis]
            number = {word: place for place, word in enumerate(different)}
            place = np.array([number[word] for words in texts for word in words])
            counts = np.array([len(words) for words in texts])
            (filled,) = counts.nonzero()
            starts = (counts.cumsum() - counts)[filled]
            sums[filled] = np.add.reduceat(vectors[place], starts)
            if not is_known.all():
                is_name = ~is_known & np.array([len(word) >= MIN_NAME_LENGTH for word in different])
                text = np.arange(len(texts)).repeat(counts)
                unknown += np.bincount(text, is_name[place], minlength=len(texts))
        projected: Floats = sums @ self.projection
        squares = (projected * projected).sum(axis=1) + unknown
        lengths = np.sqrt(squares).astype(np.float32)[:, np.newaxis]
        projected /= np.maximum(lengths, MIN_NORM)
        return projected

    def _find(self, words: Sequence[str]) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """Look words up; return a row for each, and whether it is that of the word."""
        # Longer words are cut, for numpy would make all words of the table as long as the longest.
        wanted = np.array(words, self.words.dtype)
        row = np.minimum(self.words.searchsorted(wanted), len(self.words) - 1)
        is_found: npt.NDArray[np.bool_] = self.words[row] == wanted
        if max(map(len, words), default=0) > self.words.itemsize:
            is_found &= [len(word) <= self.words.itemsize for word in words]
        return row, is_found

    def _unpack(self, rows: Ints) -> Floats:
        packed = self.packed.take(rows, axis=0)
        halves = np.concatenate([packed & 15, packed >> 4], axis=1, dtype=np.float32)
        halves -= NIBBLE_ZERO
        return halves


def load_word_vectors(folder: Path = FOLDER) -> WordVectors:
    """Load the table; the system reads only those parts of it that are looked up."""
    # As plain arrays, which numpy handles in half the time that its own class for files takes.
    words, packed, weights, projection = (
        np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))
        for name in ("words", "vectors", "weights", "projection")
    )
    return WordVectors(words, packed, weights, projection.astype(np.float32))
