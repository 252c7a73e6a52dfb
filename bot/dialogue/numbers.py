"""Reads which of those that the bot has numbered a message means: « la 2 », « et la première ? ».

The bot numbers its suggestions, and its answers where a message asked several things. A number is
meant as such if nothing else is said, and between words that name nothing if the words before it
say so: « la seconde me va », but not « en 2 mots ».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.knowledge import Lexicon
from bot.normalise import Normaliser
from bot.phrases import Phrases

MIN_SIMILARITY = 85  # percent: one typing error in seven letters
# « Je veux plutôt la question numéro 2 s'il vous plaît, merci » has 13.
MAX_WORDS = 15
_SIGN = re.compile(r"[,;:?!…\n]+|\.(?=\s)")


@dataclass(frozen=True)
class Reference:
    """Means one of those that were numbered; the first is number 0.

    Attributes:
        asked: what is asked about it; empty if nothing is.
    """

    number: int
    asked: str = ""


class NumberReader:
    """Reads numbers."""

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        self._words = normaliser.words
        words, cues = normaliser.words_of_each, lexicon.cues
        self._ordinals = {
            " ".join(one): number
            for number, texts in enumerate(cues.ordinals)
            for one in words(texts)
        }
        self._ordinal_words = [*self._ordinals]
        self._last = [" ".join(one) for one in words(cues.last)]
        self._definite = {word for one in words(cues.definite) for word in one}
        self._more = Phrases(words(cues.more))
        self._no = Phrases(words(cues.no))
        beside = [*cues.fillers, *cues.yes, *cues.no]
        self._beside = Phrases(words(beside))
        self._light = Phrases(words([*beside, *lexicon.openings, *lexicon.function_words]))
        self._negations = Phrases(words(lexicon.negations))

    def number(self, words: Sequence[str], numbered: int) -> int | None:
        """Return the one number, from 0, that a text of nothing else means; it may be out of range.

        Args:
            words: those of the text.
            numbered: how many there are.
        """
        if len(words) > MAX_WORDS:
            return None
        found = [
            (place, number)
            for place, word in enumerate(words)
            if (number := self._number_of(word, numbered)) is not None
        ]
        if len(found) != 1:
            return None
        ((place, number),) = found
        if self._no.stand_in(words[place + 1 :]):  # « non, la 2 », but not « la 2, non »
            return None
        others = [*words[:place], *words[place + 1 :]]
        if not others or self._beside.make_up(others):
            return number
        is_definite = place > 0 and words[place - 1] in self._definite
        is_light = self._light.make_up(others) and not self._negations.stand_in(others)
        return number if is_definite and is_light else None

    def reference(self, text: str, numbered: int) -> Reference | None:
        """Read a message as being about one of those that were numbered.

        Args:
            text: « et la 2 ? », « plus de détails sur la 1 », « pour la 2, c'est obligatoire ? ».
            numbered: how many there are.
        """
        words = self._words(text)
        asked = " ".join(" ".join(words[start:end]) for start, end in self._more.find(words))
        number = self.number(self._more.leave_out(words), numbered)
        named = [(number, asked), *self._named_apart(text, numbered)]
        found = (
            Reference(number, asked)
            for number, asked in named
            if number is not None and 0 <= number < numbered
        )
        return next(found, None)

    def _named_apart(self, text: str, numbered: int) -> Iterator[tuple[int | None, str]]:
        """List what number the first clause and the last one mean, and what else is said."""
        places = [place for place, character in enumerate(text) if character.isalnum()]
        signs = [*_SIGN.finditer(text, places[0], places[-1])] if places else []
        for sign in signs[:1]:
            yield self._definite_number(text[: sign.start()], numbered), text[sign.end() :]
        for sign in signs[-1:]:
            yield self._definite_number(text[sign.end() :], numbered), text[: sign.start()]

    def _definite_number(self, clause: str, numbered: int) -> int | None:
        """Return the number that a clause means, unless it is any number: « 2, c'est assez ? »."""
        words = self._words(clause)
        return None if self._definite.isdisjoint(words) else self.number(words, numbered)

    def _number_of(self, word: str, numbered: int) -> int | None:
        """Return the number, from 0, that a word is."""
        if word.isdecimal():
            return int(word) - 1
        if process.extractOne(word, self._last, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY):
            return numbered - 1
        found = process.extractOne(
            word, self._ordinal_words, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY
        )
        return self._ordinals[found[0]] if found else None

    def in_figures(self, words: Sequence[str]) -> str:
        """Write the numbers of a text in figures: « aucune des trois » is « aucune des 3 »."""
        return " ".join(
            str(self._ordinals[word] + 1) if word in self._ordinals else word for word in words
        )
