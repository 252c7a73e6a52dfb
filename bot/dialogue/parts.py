"""Cuts a message into parts that may be questions of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from bot.knowledge import Lexicon
from bot.matcher.features import Words
from bot.normalise import Normaliser
from bot.phrases import Phrases, place_words

_LIST_NUMBER = r"(?:\d{1,2}|[a-z])[.)]"  # « 1. », « 2) », « b) »
_SIGN = re.compile(
    rf"[.?!;\n/+,:•]+(?:\s*{_LIST_NUMBER})?|(?<!\S){_LIST_NUMBER}|(?<!\S)[-–](?=\s)", re.IGNORECASE
)
_END_OF_SENTENCE = re.compile(r"[.?!;\n]+")
_WEAK_SIGNS = " ,:"

MAX_CUT_LENGTH = 1000  # characters; a longer message is not cut; the longest labelled one has 331


@dataclass(frozen=True)
class Pieces:
    """A stretch of a message, and the places in it where another question may begin.

    Attributes:
        places: where the signs and connectors begin and end that stand between two questions.
    """

    message: str
    start: int
    end: int
    places: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The stretch, without the signs around it."""
        return self.message[self.start : self.end]

    @property
    def is_asked(self) -> bool:
        """Whether there is a question mark among the signs that follow, or end it."""
        signs = chain(_first_signs(reversed(self.text)), _first_signs(self.message[self.end :]))
        return "?" in signs

    def cuts(self) -> list["Cut"]:
        """Cut the stretch in two, at each place."""
        return [
            Cut(
                Pieces(self.message, self.start, begin, self.places[:number]),
                self.message[begin:end],
                Pieces(self.message, end, self.end, self.places[number + 1 :]),
            )
            for number, (begin, end) in enumerate(self.places)
        ]


@dataclass(frozen=True)
class Cut:
    """A stretch of a message in two.

    Attributes:
        sign: what stands between: signs, connectors, or both.
    """

    before: Pieces
    sign: str
    after: Pieces

    @property
    def is_weak(self) -> bool:
        """Whether nothing but a comma or a colon parts them."""
        return not self.sign.strip(_WEAK_SIGNS)

    @property
    def is_connected(self) -> bool:
        """Whether a word parts them, within a sentence."""
        return _has_word(self.sign) and not self.ends_sentence

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends there."""
        return _END_OF_SENTENCE.search(self.sign) is not None


class Cutter:
    """Knows where another question may begin, and what a question looks like."""

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        self._normaliser = normaliser
        words = normaliser.words_of_each
        self._connectors = Phrases(words(lexicon.connectors))
        self._interrogatives = Phrases(words(lexicon.interrogatives))
        self._frames = Phrases(words([*lexicon.interrogatives, *lexicon.fillers]))

    def cut(self, text: str, words: Words, most: int) -> Pieces:
        """Cut a message, at so many places at most; those at commas are left out first.

        Args:
            text: the message.
            words: its words.
            most: how many places.
        """
        places = self._places(text, self._connectors.stand_in(list(words)))
        if len(places) > most:
            places = [(start, end) for start, end in places if text[start:end].strip(_WEAK_SIGNS)]
        return Pieces(text, 0, len(text), tuple(places[:most]))

    def asks(self, text: str, words: Words) -> bool:
        """Check whether a text asks something, by its sign or by a word that makes a question."""
        return "?" in text or self.has_interrogative(words)

    def has_interrogative(self, words: Words) -> bool:
        """Check whether a text has a word that makes a question of it."""
        return self._interrogatives.stand_in(list(words))

    def is_frame(self, words: Words) -> bool:
        """Check whether a text has no subject: « je voudrais savoir »."""
        return self._frames.make_up(list(words))

    def _places(self, text: str, has_connectors: bool) -> list[tuple[int, int]]:
        """List where signs and connectors stand, those that follow one another as one."""
        found = [match.span() for match in _SIGN.finditer(text)]
        if has_connectors:
            placed = place_words(text, self._normaliser)
            for first, end in self._connectors.find(placed.words):
                found.append((placed.places[first][0], placed.places[end - 1][1]))
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and not text[joined[-1][1] : start].strip():
                start, last_end = joined.pop()
                end = max(end, last_end)
            joined.append((start, end))
        return [
            (start, end)
            for start, end in joined
            if _has_word(text[:start]) and _has_word(text[end:])
        ]


def split_sentences(text: str) -> list[str]:
    """List the sentences of a message, with the signs at their ends."""
    ends = [match.end() for match in _END_OF_SENTENCE.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return list(filter(_has_word, parts))


def _first_signs(text: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda sign: not sign.isalnum(), text)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
