"""The weights that the classifier learns, of features for classes.

A small knowledge base has one for each feature and each class (`Dense`), which numpy multiplies at
once. Their number grows with the square of the knowledge base; a large one has a weight only where
a phrasing of the class has the feature (`Sparse`), 1 in 100. What is lost is what speaks against a
class that never has a feature: top-1 is .71 instead of .72 on cdtn, and the same on covid_qc,
smalltalk and the bot's own knowledge base.
"""

from typing import Protocol

import numpy as np

from bot.matcher.features import Floats, Ints, SmallInts, Vectors, sorted_once

# A feature of more vectors has no sparse weights: it tells little, and most of the time would go
# into it.
MAX_FREQUENCY = 500


class Weights(Protocol):
    """What a classifier learns.

    Attributes:
        values: all weights, in whatever order.
    """

    values: Floats

    def scores(self, features: SmallInts | Ints, vector: Floats) -> Floats:
        """Score one vector for all classes."""

    def move(self, features: SmallInts | Ints, change: Floats, gains: int, loses: int) -> None:
        """Add to the weights of features for one class, and take the same from another."""


class Dense:
    """A weight for each feature and each class."""

    def __init__(self, features: int, classes: int) -> None:
        self.values = np.zeros((features, classes), np.float32)

    def scores(self, features: SmallInts | Ints, vector: Floats) -> Floats:
        """Score one vector for all classes."""
        scores: Floats = vector @ self.values.take(features, axis=0)
        return scores

    def move(self, features: SmallInts | Ints, change: Floats, gains: int, loses: int) -> None:
        """Add to the weights of features for one class, and take the same from another."""
        # By way of views of one dimension, which takes half the time of an index of two.
        columns = self.values.T
        gaining, losing = columns[gains], columns[loses]
        gaining[features] += change
        losing[features] -= change


class Sparse:
    """A weight for each feature and each class that has it: those of one feature, then the next."""

    def __init__(self, vectors: Vectors, classes: Ints, features: int) -> None:
        self._count = int(classes.max()) + 1
        is_rare = np.bincount(vectors.features, minlength=features) <= MAX_FREQUENCY
        kept = is_rare[vectors.features]
        class_of = np.repeat(classes.astype(np.int32), np.diff(vectors.starts))
        pairs = vectors.features[kept].astype(np.int64)
        pairs *= self._count
        pairs += class_of[kept]
        pairs = sorted_once(pairs)
        self._starts = np.searchsorted(pairs, np.arange(features + 1) * self._count)
        self._classes = (pairs % self._count).astype(np.int32)
        self.values = np.zeros(len(pairs), np.float32)

    def scores(self, features: SmallInts | Ints, vector: Floats) -> Floats:
        """Score one vector for all classes."""
        places, lengths = self._places(features)
        products = self.values[places] * np.repeat(vector, lengths)
        return np.bincount(self._classes[places], products, self._count).astype(np.float32)

    def move(self, features: SmallInts | Ints, change: Floats, gains: int, loses: int) -> None:
        """Add to the weights of features for one class, and take the same from another."""
        places, lengths = self._places(features)
        classes, changes = self._classes[places], np.repeat(change, lengths)
        gaining, losing = classes == gains, classes == loses
        self.values[places[gaining]] += changes[gaining]
        self.values[places[losing]] -= changes[losing]

    def _places(self, features: SmallInts | Ints) -> tuple[Ints, Ints]:
        """List the places of the weights of features, and how many each feature has."""
        starts = self._starts[features]
        lengths = self._starts[features + 1] - starts
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        places += np.arange(len(places))
        return places, lengths
