"""Cuts a message into clauses: what stands between two signs, or on one side of « mais »."""

import re
from dataclasses import dataclass

from bot.normalise import Normaliser
from bot.phrases import Phrases, place_words

_END_OF_CLAUSE = re.compile(r"[.?!;,:…\n]+|(?<!\S)[-–—](?=\s)")
_END_OF_SENTENCE = re.compile(r"[.?!;…\n]")


@dataclass(frozen=True)
class Clause:
    """A part of a message.

    Attributes:
        start: where it begins in the message.
        words: its words, as they are spelled.
        end: the sign or the words that part it from the next one.
    """

    text: str
    start: int
    words: list[str]
    end: str

    @property
    def is_asked(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.end

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends with it."""
        return _END_OF_SENTENCE.search(self.end) is not None

    def text_from(self, place: int) -> str:
        """Return what stands in it from a place in the message on."""
        return self.text[max(place - self.start, 0) :]


def split_clauses(text: str, contrasts: Phrases, normaliser: Normaliser) -> list[Clause]:
    """List the clauses of a message that have a word.

    Args:
        text: the message.
        contrasts: what parts two clauses without a sign: « pas le salaire mais le diplôme ».
        normaliser: for its words.
    """
    places = [match.span() for match in _END_OF_CLAUSE.finditer(text)]
    if contrasts.stand_in(normaliser.words(text)):
        placed = place_words(text, normaliser)
        for first, end in contrasts.find(placed.words):
            places.append((placed.places[first][0], placed.places[end - 1][1]))
    ends = sorted([*places, (len(text), len(text))])
    starts = [0, *(end for _, end in ends)]
    texts = [text[start:end] for start, (end, _) in zip(starts, ends, strict=False)]
    clauses = [
        Clause(part, start, words, text[end:after])
        for part, start, words, (end, after) in zip(
            texts, starts, normaliser.words_of_each(texts), ends, strict=False
        )
    ]
    return [one for one in clauses if one.words]
