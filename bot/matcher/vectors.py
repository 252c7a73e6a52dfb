"""Sparse vectors of texts, in compressed rows (CSR)."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Doubles: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
SmallInts: TypeAlias = npt.NDArray[np.int32]

SAME = 1 - 1e-4  # cosine similarity from which two texts are one; rounding takes less


@dataclass(frozen=True)
class Vectors:
    """A CSR matrix with a row for each text and a column for each feature.

    Attributes:
        indices: the features of the first text, then of the second, …; ascending within a text.
        data: their weights; those of one text have length 1.
        indptr: where each text begins, and at last the end.
        known: the share of each text's letter trigrams that was learned, 0..1; each trigram counts
            by the square of its inverse document frequency.
    """

    indices: SmallInts
    data: Floats
    indptr: Ints
    known: Floats

    def __len__(self) -> int:
        return len(self.indptr) - 1

    def row(self, index: int) -> tuple[SmallInts, Floats]:
        """Return the features of one text and their weights."""
        start, end = self.indptr[index], self.indptr[index + 1]
        return self.indices[start:end], self.data[start:end]

    def only(self, index: int) -> "Vectors":
        """Return one text by itself."""
        indices, data = self.row(index)
        indptr = np.array([0, len(indices)])
        return Vectors(indices, data, indptr, self.known[index : index + 1])


def sorted_unique(numbers: Ints) -> Ints:
    """Sort numbers and keep each once, in a fraction of the time that np.unique takes."""
    ordered = np.sort(numbers)
    is_new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]
