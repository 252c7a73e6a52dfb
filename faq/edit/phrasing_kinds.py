"""Which kinds of phrasings an entry has, and which are missing."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge import Entry, Lexicon
from bot.normalise import Normaliser, split_words
from bot.phrases import Phrases

MAX_SHORT = 3  # words without those that weigh nothing
MIN_LONG = 14  # words
STEM = 5  # letters that words of one family share
MIN_CONTENT = 4  # letters of a word that may be about the subject
_FIRST_PERSON = frozenset(["je", "j", "mon", "ma", "mes", "moi", "m", "nous", "notre", "nos"])


@dataclass(frozen=True)
class PhrasingKind:
    """A way to ask.

    Attributes:
        name: in French, to go on with « une formulation … ».
        has: tells whether a phrasing is one, given the question of its entry.
    """

    name: str
    has: Callable[[str, str], bool]


class PhrasingKinds:
    """Tells kinds of phrasings apart, those first that are understood worst where they are missing.

    On questions by other hands, those that avoid the subject's words and stories are understood
    worst (.63 to .78), while typing errors cost next to nothing (.93 to .95).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._normaliser = Normaliser(lexicon)
        self._abbreviations = lexicon.abbreviations.keys()
        words = self._normaliser.words_of_each
        self._light = Phrases(words([*lexicon.fillers, *lexicon.courtesies]))
        self._asking = Phrases(words(lexicon.interrogatives))
        self.kinds = (
            PhrasingKind("sans les mots de la question", self._avoids_subject),
            PhrasingKind("qui raconte une situation, à la première personne", self._tells),
            PhrasingKind("comme on la dirait à l’oral ou par SMS", self._is_spoken),
            PhrasingKind("en deux ou trois mots", self._is_short),
            PhrasingKind("longue et polie", self._is_long),
        )

    def missing(self, entry: Entry) -> list[PhrasingKind]:
        """List the kinds that an entry has no phrasing of, those first that help most."""
        return [
            kind
            for kind in self.kinds
            if not any(kind.has(text, entry.question) for text in entry.phrasings)
        ]

    def _avoids_subject(self, text: str, question: str) -> bool:
        words = self._content(text)
        return bool(words) and not words & self._content(question)

    def _tells(self, text: str, _question: str) -> bool:
        words = self._normaliser.words(text)
        return not _FIRST_PERSON.isdisjoint(words) and not self._asking.stand_in(words)

    def _is_spoken(self, text: str, _question: str) -> bool:
        words = self._light.leave_out(self._normaliser.words(text))
        start, _ = next(self._asking.find(words), (0, 0))
        return start > 0 or not self._abbreviations.isdisjoint(split_words(text))

    def _is_short(self, text: str, _question: str) -> bool:
        return len(self._light.leave_out(self._normaliser.words(text))) <= MAX_SHORT

    def _is_long(self, text: str, _question: str) -> bool:
        return len(self._normaliser.words(text)) >= MIN_LONG

    def _content(self, text: str) -> set[str]:
        """Stem the words that may be about the subject."""
        words = self._light.leave_out(self._normaliser.words(text))
        asking = {number for span in self._asking.find(words) for number in range(*span)}
        return {
            word[:STEM]
            for number, word in enumerate(words)
            if number not in asking and len(word) >= MIN_CONTENT
        }
