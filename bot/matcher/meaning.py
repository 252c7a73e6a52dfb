"""How near a question is in meaning to what is known of each entry, by the words' vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matcher.features import Words
from bot.matcher.vectors import SAME, Floats, Ints
from bot.matcher.word_vectors import WordVectors

MIN_NORM = 1e-6  # length of a vector that is 0 but for rounding


@dataclass(frozen=True)
class Nearness:
    """Cosine similarities of a question, -1..1, with what is known of each entry.

    Attributes:
        prototype: with the mean of the entry's phrasings.
        phrasing: with the nearest phrasing; 0 for entries with many.
        answer: with the nearest sentence of the answer; 0 for entries with many phrasings.
    """

    prototype: Floats
    phrasing: Floats
    answer: Floats


class Meaning:
    """Knows the vectors of all entries, and of each phrasing where there are few."""

    def __init__(
        self,
        vectors: WordVectors,
        phrasings: Sequence[Sequence[Words]],
        answers: Sequence[Sequence[Words]],
        few: Ints,
    ) -> None:
        """Embed the entries.

        Args:
            vectors: of French words.
            phrasings: those of each entry; at least one.
            answers: the sentences of each entry's answer; at least one.
            few: the numbers of the entries with few phrasings, ascending.
        """
        self._few = few
        embedded = [vectors.embed(texts) for texts in phrasings]
        self._sums = np.stack([rows.sum(axis=0) for rows in embedded])
        # What phrasings are short of length 1 is words of theirs that are not known.
        unknown = np.array([len(rows) - float((rows**2).sum()) for rows in embedded])
        squares = (self._sums**2).sum(axis=1) + np.maximum(unknown, 0)
        lengths = np.sqrt(squares)[:, np.newaxis].astype(np.float32)
        self._prototypes = self._sums / np.maximum(lengths, MIN_NORM)
        self._phrasings, self._first_phrasing = _stack(vectors, [phrasings[entry] for entry in few])
        self._answers, self._first_sentence = _stack(vectors, [answers[entry] for entry in few])

    def compare(self, question: Floats, left_out: int | None = None) -> Nearness:
        """Compare the vector of a question with all entries.

        Args:
            question: its vector.
            left_out: the entry that has the question as a phrasing, if that one is not to count.
        """
        phrasing, answer = np.zeros((2, len(self._prototypes)), np.float32)
        if len(self._few):
            similarities = self._phrasings @ question
            if left_out is not None:
                similarities[similarities > SAME] = -1.0
            phrasing[self._few] = np.maximum.reduceat(similarities, self._first_phrasing)
            answer[self._few] = np.maximum.reduceat(self._answers @ question, self._first_sentence)
        prototype = self._prototypes @ question
        if left_out is not None:
            rest = self._sums[left_out] - question
            prototype[left_out] = rest @ question / max(float(np.linalg.norm(rest)), MIN_NORM)
        return Nearness(prototype, phrasing, answer)


def _stack(vectors: WordVectors, groups: Sequence[Sequence[Words]]) -> tuple[Floats, Ints]:
    """Embed groups of texts, a row each; return where each group begins as well."""
    sizes = [len(group) for group in groups]
    rows = vectors.embed([text for group in groups for text in group])
    return rows, np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, np.int64)
