"""One normalisation for the knowledge base and for the question.

Case, accents, ligatures and apostrophes are folded, elided words split off, and abbreviations
replaced by what they stand for. Typing errors are not corrected here: the features that the matcher
compares (`bot.matcher.features`) are chosen so that they survive them.
"""

import re
import sys
import unicodedata
from collections.abc import Sequence

from bot.knowledge import Lexicon

# NFKD decomposes accents and full-width letters, but neither ligatures nor typographic signs.
_SIGNS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'"}
)
# A longer run is cut: French has no such words, and one of 4,000 letters takes 0.1 s to compare.
_WORD = re.compile(r"[a-z0-9]{1,60}'?")


class _Plain(dict[int, str | int | None]):
    """A table for `str.translate` that drops accents and the like, once they are decomposed.

    It learns a character when it meets it first, so that texts are translated in C afterwards.
    """

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_PLAIN = _Plain(_SIGNS)


def fold(text: str) -> str:
    """Fold case, accents, ligatures and apostrophes, so that « Œuvre d’été » is "oeuvre d'ete"."""
    # Decomposed first, for « № » and « 𝐁 » have no lower case and become "No" and "B".
    return unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)


def split_words(text: str) -> list[str]:
    """Split a text into folded words; an elided one keeps its apostrophe: "l'" + "entreprise"."""
    return _WORD.findall(fold(text))


def in_alphabetical_order(words: Sequence[str]) -> str:
    """Order words, so that texts compare alike in whatever order their words come."""
    return " ".join(sorted(words))


class Normaliser:
    """Turns a text into plain words, with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        meaning = {form: split_words(words) for form, words in lexicon.abbreviations.items()}
        elided = {f"{form}'": words for form, words in meaning.items() if words[-1].endswith("'")}
        self._meaning = meaning | elided

    def words(self, text: str) -> list[str]:
        """List the words of a text: folded, elisions split, abbreviations spelled out."""
        return self._plain(split_words(text))

    def words_of_each(self, texts: Sequence[str]) -> list[list[str]]:
        """List the words of each of some texts, in half of the time."""
        folded = fold("\n".join(texts)).split("\n")
        if len(folded) != len(texts):  # there are none, or one has several lines
            return [self.words(text) for text in texts]
        return [self._plain(_WORD.findall(text)) for text in folded]

    def _plain(self, found: list[str]) -> list[str]:
        if not self._meaning.keys().isdisjoint(found):
            found = self._spell_out(found)
        # Texts share their words: 113,000 of the bot's own knowledge base are 9,400 different ones.
        return [sys.intern(word.rstrip("'")) for word in found]

    def _spell_out(self, found: list[str]) -> list[str]:
        """Replace abbreviations by what they stand for."""
        words: list[str] = []
        for position, word in enumerate(found):
            # "c" stands for "c'est", the "c'" that an apostrophe has split off does not …
            meaning = self._meaning.get(word)
            # … nor does the "c" of « c est ». "jm" and "jm'" both stand for "je m'".
            if meaning and [f"{word}'", *found[position + 1 : position + len(meaning)]] != meaning:
                words += meaning
            else:
                words.append(word)
        return words
