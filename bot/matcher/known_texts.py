"""Texts that are known word for word, by a hash of their words."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from bot.matcher.features import Words

HASH_BYTES = 8  # the probability that two of 20,000 texts have the same is 1e-11


class KnownTexts:
    """Some texts, each of a class."""

    def __init__(self, texts: Sequence[Sequence[Words]]) -> None:
        """Remember the texts of each class; what several have is of the first."""
        hashes = np.array([_hash(words) for words_of in texts for words in words_of], np.uint64)
        classes = np.repeat(np.arange(len(texts), dtype=np.int32), [len(one) for one in texts])
        self._hashes, first = np.unique(hashes, return_index=True)
        self._classes = classes[first]

    def only(self, class_: int) -> "KnownTexts":
        """Return those of one class."""
        kept, found = KnownTexts([]), self._classes == class_
        kept._hashes, kept._classes = self._hashes[found], self._classes[found]
        return kept

    def class_of(self, words: Words) -> int | None:
        """Return the class that has a text, word for word; None if none has."""
        hashed = _hash(words)
        place = int(self._hashes.searchsorted(hashed))
        is_known = place < len(self._hashes) and self._hashes[place] == hashed
        return int(self._classes[place]) if is_known else None


def _hash(words: Words) -> np.uint64:
    hashed = blake2b(" ".join(words).encode(), digest_size=HASH_BYTES).digest()
    return np.uint64(int.from_bytes(hashed, "big"))
