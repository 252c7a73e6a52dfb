"""Writes the signs that a person has dictated: « quel salaire point d'interrogation »."""

from bot.knowledge import Lexicon
from bot.normalise import Normaliser
from bot.phrases import Phrases, PlacedWords, place_words


class Dictation:
    """Knows how signs are said."""

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        self._normaliser = normaliser
        words, signs = normaliser.words, lexicon.dictated_signs
        self._anywhere = _by_words(signs.anywhere, normaliser)
        self._at_end = _by_words(signs.at_end, normaliser)
        self._said = Phrases(self._anywhere)
        self._said_at_end = Phrases(self._at_end)
        self._function_words = {word for text in lexicon.function_words for word in words(text)}

    def write_signs(self, text: str) -> str:
        """Return a text with its dictated signs written as such."""
        words = self._normaliser.words(text)
        if not (self._said.stand_in(words) or self._said_at_end.stand_at_end(words)):
            return text
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
            found.append((last, len(words), self._at_end[tuple(words[last:])]))
        return found


def _by_words(
    signs: dict[str, tuple[str, ...]], normaliser: Normaliser
) -> dict[tuple[str, ...], str]:
    return {tuple(normaliser.words(said)): sign for sign, each in signs.items() for said in each}
