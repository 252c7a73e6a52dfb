"""Writes signs that were dictated or drawn: « quel salaire point d'interrogation », « :) »."""

import re

from bot.knowledge import Lexicon
from bot.matcher.features import Words
from bot.normalise import Normaliser
from bot.phrases import Phrases, PlacedWords, place_words

_NEVER = r"(?!)"


class SignWriter:
    """Knows how signs are said, and what faces are drawn with them."""

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        self._normaliser = normaliser
        words, signs = normaliser.words, lexicon.dictated_signs
        self._anywhere = _by_words(signs.anywhere, normaliser)
        self._at_end = _by_words(signs.at_end, normaliser)
        self._said = Phrases(self._anywhere)
        self._said_at_end = Phrases(self._at_end)
        self._function_words = {word for text in lexicon.function_words for word in words(text)}
        self._emoji = {form: emoji for emoji, forms in lexicon.emoticons.items() for form in forms}
        forms = "|".join(map(re.escape, sorted(self._emoji, key=len, reverse=True))) or _NEVER
        # « <3 ans » is no heart, and « Question :D'où vient… » does not laugh.
        self._drawn = re.compile(rf"(?<!\w)(?:{forms})(?![\w'’]| \w)")

    def write(self, text: str, words: Words) -> str:
        """Return a text with what was dictated or drawn written as signs and emoji.

        Args:
            text: the text.
            words: its words, as they are spelled.
        """
        if self._said.stand_in(words) or self._said_at_end.stand_at_end(words):
            text = self._write_dictated(text)
        return self._drawn.sub(lambda found: self._emoji[found[0]], text)

    def _write_dictated(self, text: str) -> str:
        placed = place_words(text, self._normaliser)
        for start, end, sign in reversed(self._signs(placed)):
            begin, after = placed.places[start][0], placed.places[end - 1][1]
            text = f"{text[:begin].rstrip()}{sign}{text[after:]}"
        return text

    def _signs(self, placed: PlacedWords) -> list[tuple[int, int, str]]:
        """List from which word to before which one a sign is said, and the sign."""
        words = placed.words
        found = [
            (start, end, self._anywhere[tuple(words[start:end])])
            for start, end in self._said.find(words)
        ]
        last = self._said_at_end.start_of_closing(words)
        # « à ce point » and « le point » are no signs.
        if 0 < last < len(words) and words[last - 1] not in self._function_words:
            end = last + self._said_at_end.length_at(words, last)
            found.append((last, end, self._at_end[tuple(words[last:end])]))
        return found


def _by_words(
    signs: dict[str, tuple[str, ...]], normaliser: Normaliser
) -> dict[tuple[str, ...], str]:
    return {tuple(normaliser.words(said)): sign for sign, each in signs.items() for said in each}
