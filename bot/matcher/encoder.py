"""Encodes texts: as words without typing errors, as features and as a vector of their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.matcher.scoring import Message
from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.word_vectors import WordVectors
from bot.normalise import Normaliser
from bot.phrases import Phrases


@dataclass(frozen=True)
class Encoder:
    """Encodes texts with the words and features that were learned.

    Attributes:
        openings: what only opens a text, such as « oui » and « bon ben ».
    """

    normaliser: Normaliser
    openings: Phrases
    speller: Speller
    vectoriser: Vectoriser
    word_vectors: WordVectors

    def words(self, text: str) -> list[str]:
        """List the words of a text, with typing errors corrected."""
        return self.speller.correct(self.normaliser.words(text))

    def encode(self, texts: Sequence[Sequence[str]]) -> list[Message]:
        """Encode texts that are given as words; all together faster than one by one."""
        features, meanings = self.vectoriser.transform_each(texts), self.word_vectors.embed(texts)
        return [Message(*one) for one in zip(texts, features, meanings, strict=True)]
