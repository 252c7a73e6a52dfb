"""From a text to words without typing errors, and to a vector."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Vectors
from bot.normalise import Normaliser


@dataclass(frozen=True)
class Reader:
    """Reads texts with the words and features that were learned."""

    normaliser: Normaliser
    speller: Speller
    vectoriser: Vectoriser

    def words(self, text: str, corrected: dict[str, str] | None = None) -> list[str]:
        """List the words of a text, with typing errors corrected.

        Args:
            text: as it was written.
            corrected: the unknown words of the same message that were corrected before, with what
                became of them; new ones are added.
        """
        return self.speller.correct(self.normaliser.words(text), corrected)

    def vectorise(self, texts: Sequence[str]) -> Vectors:
        """Vectorise texts."""
        return self.vectoriser.transform([self.words(text) for text in texts])
