"""Sparse vectors by their features (CSC), so that one is compared with all of them at once."""

import numpy as np

from bot.matcher.vectors import Floats, Ints, SmallInts, Vectors


class InvertedIndex:
    """Knows which vectors have a feature, and with what weight."""

    def __init__(self, vectors: Vectors, features: int) -> None:
        """Turn vectors into an index.

        Args:
            vectors: those to compare with.
            features: how many features there are.
        """
        order = np.argsort(vectors.indices, kind="stable")
        number = np.arange(len(vectors), dtype=np.min_scalar_type(len(vectors)))
        self._count = len(vectors)
        self._vectors = np.repeat(number, np.diff(vectors.indptr))[order]
        self._weights = vectors.data[order]
        self._indptr = np.zeros(features + 1, np.int32)
        np.cumsum(np.bincount(vectors.indices, minlength=features), out=self._indptr[1:])

    def cosine_similarities(self, indices: SmallInts | Ints, data: Floats) -> Floats:
        """Compare each vector with one of length 1; 0..1."""
        places, lengths = postings(self._indptr, indices)
        products = self._weights[places] * np.repeat(data, lengths)
        return np.bincount(self._vectors[places], products, self._count).astype(np.float32)


def postings(indptr: SmallInts | Ints, indices: SmallInts | Ints) -> tuple[Ints, Ints]:
    """List where the values of some features stand in compressed rows, and how many each has.

    Args:
        indptr: where each feature begins, and at last the end.
        indices: the features.
    """
    starts = indptr[indices]
    lengths = indptr[indices + 1] - starts
    places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    places += np.arange(len(places))
    return places, lengths
