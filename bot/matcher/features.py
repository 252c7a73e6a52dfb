"""What the matcher compares: pieces of words, stems and sounds, weighted by rarity.

A question is turned into three blocks of features, each of which fails where another holds:

- letters: runs of 3 and 4 letters inside words; they survive typing errors;
- words: stems and pairs of neighbouring stems; they carry meaning and order;
- sounds: runs of 3 and 4 sounds across the whole question, without spaces; they survive phonetic
  spelling and wrong word boundaries (« bac ofice », « fron tofice »).

A feature weighs its inverse document frequency; each block has length 1, and so has the whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.matcher.phonetics import sound

Words: TypeAlias = Sequence[str]
Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]

RUNS = (3, 4)  # runs of 2 and of 5 letters add nothing (top-1 within .005 either way)
STEM = 5  # letters; Snowball's French stemmer is no better (top-1 .87 against .87 on covid_qc)
MIN_FREQUENCY = 2  # a feature of one phrasing tells nothing about any other
BLOCKS = 3


@dataclass(frozen=True)
class Vectors:
    """The weighted features of several texts, one after the other.

    Attributes:
        features: the features of the first text, then of the second, …
        weights: their weights; those of one text have length 1.
        starts: where each text begins, and at last the end.
    """

    features: Ints
    weights: Floats
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, index: int) -> tuple[Ints, Floats]:
        """Give the features of one text and their weights."""
        start, end = self.starts[index], self.starts[index + 1]
        return self.features[start:end], self.weights[start:end]


class Vectoriser:
    """Makes vectors of texts, with the features of the texts that it was fitted to."""

    def fit(self, texts: Sequence[Words]) -> Vectors:
        """Learn which features there are and how rare each is; give the vectors of the texts."""
        blocks = [block for words in texts for block in _blocks(words)]
        frequency = Counter(chain.from_iterable(blocks))
        kept = {f: n for f, n in frequency.items() if n >= MIN_FREQUENCY}
        self._number = {feature: number for number, feature in enumerate(kept)}
        counts = np.fromiter(kept.values(), np.float32, len(kept))
        self._rarity = np.log((1 + len(texts)) / (1 + counts)) + 1
        return self._weigh(blocks)

    def vectors(self, texts: Sequence[Words]) -> Vectors:
        """Vectorise further texts; features that are new are left out."""
        return self._weigh([block for words in texts for block in _blocks(words)])

    @property
    def size(self) -> int:
        """How many features there are."""
        return len(self._number)

    def _weigh(self, blocks: Sequence[set[str]]) -> Vectors:
        find = self._number.get
        found = [[n for f in block if (n := find(f)) is not None] for block in blocks]
        lengths = np.fromiter(map(len, found), np.int64, len(found))
        features = np.fromiter(chain.from_iterable(found), np.int64, lengths.sum())
        weights = self._rarity[features]
        weights /= _norms(weights, lengths)
        text_lengths = lengths.reshape(-1, BLOCKS).sum(axis=1)
        weights /= _norms(weights, text_lengths)
        return Vectors(features, weights, np.concatenate(([0], np.cumsum(text_lengths))))


def _norms(weights: Floats, lengths: Ints) -> Floats:
    """Give, for each weight, the Euclidean norm of its group; groups follow one another."""
    group = np.repeat(np.arange(len(lengths)), lengths)
    squares = np.bincount(group, weights=weights * weights, minlength=len(lengths))
    return np.sqrt(squares).astype(np.float32)[group]


def _blocks(words: Words) -> tuple[set[str], set[str], set[str]]:
    """Collect the features of a text: letters, words, sounds."""
    stems = [word[:STEM] for word in words]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    return (
        set().union(*map(_letters, words)),
        {*stems, *pairs},
        set(_runs("".join(map(sound, words)), "~")),
    )


@lru_cache(maxsize=50_000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(_runs(f" {word} ", "-"))


def _runs(text: str, kind: str) -> list[str]:
    """Cut all runs of a text; `kind` keeps those of letters and of sounds apart."""
    return [kind + text[i : i + n] for n in RUNS for i in range(len(text) - n + 1)]
