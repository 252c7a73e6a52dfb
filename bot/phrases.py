"""Finds phrases of the lexicon in a text, as whole words and however they are spelled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.normalise import Normaliser

_TOKEN = re.compile(r"[^\W_]+['’]?")


@dataclass(frozen=True)
class PlacedWords:
    """The plain words of a text, and where each stands in it.

    Attributes:
        words: an abbreviation is several words at one place.
        places: where each begins and ends.
    """

    words: list[str]
    places: list[tuple[int, int]]


def place_words(text: str, normaliser: Normaliser) -> PlacedWords:
    """List the words of a text with where they stand."""
    tokens = list(_TOKEN.finditer(text))
    each = normaliser.words_of_each([token[0] for token in tokens])
    places = [token.span() for token, words in zip(tokens, each, strict=True) for _ in words]
    return PlacedWords(list(chain.from_iterable(each)), places)


class Phrases:
    """Some phrases, as words.

    Attributes:
        first: the first of them; no words if there is none.
    """

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        known = [tuple(words) for words in phrases if words]
        self._phrases, self.first = set(known), next(iter(known), ())
        # How long phrases are that begin with a word, the longest first: many begin alike.
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(words[0], -len(words)) for words in self._phrases}):
            self._lengths.setdefault(first, []).append(-length)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """List where phrases stand: the number of the first word, and of the one after the last."""
        if self._lengths.keys().isdisjoint(words):
            return
        end = 0
        for place, word in enumerate(words):
            if place >= end and word in self._lengths:
                length = self.length_at(words, place)
                if length:
                    end = place + length
                    yield place, end

    def length_at(self, words: Sequence[str], place: int = 0) -> int:
        """Return how many words the longest phrase has that stands at a place; 0 if none does."""
        if place >= len(words):
            return 0
        for length in self._lengths.get(words[place], ()):
            said = tuple(words[place : place + length])
            if said in self._phrases:
                return len(said)  # fewer words are left than that at the end of a text
        return 0

    def may_begin(self, words: Sequence[str]) -> bool:
        """Check whether a text begins with the first word of any of the phrases."""
        return bool(words) and words[0] in self._lengths

    def stand_in(self, words: Sequence[str]) -> bool:
        """Check whether any of the phrases stands in a text."""
        return next(self.find(words), None) is not None

    def stand_at_end(self, words: Sequence[str]) -> bool:
        """Check whether a text ends with one of the phrases."""
        return self.start_of_closing(words) < len(words)

    def make_up(self, words: Sequence[str]) -> bool:
        """Check whether a text is made of nothing but phrases."""
        return sum(end - start for start, end in self.find(words)) == len(words)

    def leave_out(self, words: Sequence[str]) -> list[str]:
        """Leave the phrases out wherever they stand; a text of nothing else stays as it is."""
        dropped = {number for start, end in self.find(words) for number in range(start, end)}
        kept = [word for number, word in enumerate(words) if number not in dropped]
        return kept or list(words)

    def exchange(self, words: Sequence[str]) -> list[str]:
        """Put the first phrase in the place of each of them, so that one stands for any."""
        exchanged, last = list[str](), 0
        for start, end in self.find(words):
            exchanged += [*words[last:start], *self.first]
            last = end
        return [*exchanged, *words[last:]]

    def leave_off(self, words: Sequence[str]) -> list[str]:
        """Leave off the phrases that a text begins with; a text of nothing else stays as it is."""
        return list(words[self.end_of_opening(words) :] or words)

    def end_of_opening(self, words: Sequence[str]) -> int:
        """Return where the phrases end that a text begins with, one after the other; 0 if none."""
        end = 0
        while length := self.length_at(words, end):
            end += length
        return end

    def start_of_closing(self, words: Sequence[str]) -> int:
        """Return where the phrases begin that a text ends with; its end if there is none."""
        closing = len(words)
        for start, end in reversed([*self.find(words)]):
            if end != closing:
                break
            closing = start
        return closing
