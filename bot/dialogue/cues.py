"""Short messages that answer the bot: « oui », « la 2 », « aucune », « plus de détails ».

Also what a message tells beside its question: whether its writer says tu or vous, and whether it is
in another language than French. All words come from the lexicon.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz import fuzz, process

from bot.dialogue.numbers import MIN_SIMILARITY, NumberReader
from bot.knowledge import Lexicon
from bot.normalise import Normaliser, fold, split_words
from bot.phrases import Phrases

MIN_MISTYPED_LENGTH = 7  # letters, for that one typing error
MAX_DOUBTER_WORDS = 6  # « mon conseiller Pôle emploi m'a … »; what has more may ask something
# Of a message in another language, so many different words, and such a share, are known as its.
MIN_FOREIGN_WORDS = 2
MIN_FOREIGN_SHARE = 0.3
# In Québec « -tu » asks, and addresses nobody: « ça compte-tu », « je peux-tu ». The verb of « tu »
# ends in s or x and has no other subject.
_ASKING_TU = re.compile(r"(?:\bj(?:e\s+|')(?:\w+\s+)?\w+|[^\Wsx])-tu\b")
LAST_LATIN = "\u024f"  # the last character of Latin Extended-B


@dataclass(frozen=True)
class Choice:
    """Takes one of the suggestions; the first is number 0."""

    number: int


@dataclass(frozen=True)
class Refusal:
    """Takes none of the suggestions."""


@dataclass(frozen=True)
class Miss:
    """Takes a suggestion without telling which: by a number that none has, or « d'accord »."""


Cue: TypeAlias = Choice | Refusal | Miss


class CueReader:
    """Reads what is said beside questions.

    Attributes:
        numbers: what reads which of those that were numbered is meant.
    """

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        self._words = normaliser.words
        self._fillers = {word for text in lexicon.cues.fillers for word in self._words(text)}
        self.numbers = NumberReader(lexicon, normaliser)
        self._yes = self._joined(lexicon.cues.yes)
        self._no = [self.numbers.in_figures(self._words(text)) for text in lexicon.cues.no]
        self._more, self._less, self._previous = (
            [self._telling(self._words(text)) for text in texts]
            for texts in (lexicon.cues.more, lexicon.cues.less, lexicon.cues.previous)
        )
        words_of_each = normaliser.words_of_each
        self._reasons_asked = Phrases(words_of_each(lexicon.reasons_asked))
        self._reasons_given = Phrases(words_of_each(lexicon.reasons_given))
        light = [*lexicon.fillers, *lexicon.continuations, *lexicon.intensifiers]
        self._light = Phrases(words_of_each(light))
        said_beside = [*lexicon.fillers, *lexicon.openings, *lexicon.intensifiers]
        self._said_beside = Phrases(words_of_each(said_beside))
        self._refusals = Phrases(text.split() for text in self._no)
        self._places = Phrases(words_of_each(lexicon.places))
        self._clarifications = {tuple(self._told(text)) for text in lexicon.clarifications}
        self._doubts = Phrases([self._told(text) for text in lexicon.doubts])
        self._familiar, self._formal = (
            [_phrase(text) for text in texts]
            for texts in (lexicon.address.tu, lexicon.address.vous)
        )
        self._foreign = [
            {word for text in texts for word in split_words(text)}
            for texts in lexicon.foreign_words
        ]

    def answer(self, text: str, suggestions: int) -> Cue | None:
        """Read a message as an answer to suggestions, of which there are some."""
        words = self._words(text)
        if not words:
            return None
        if self.refuses(text):
            return Refusal()
        versions = (" ".join(words), self._telling(words))
        number = self.numbers.number(words, suggestions)
        if number is None and any(_is_similar(version, self._yes) for version in versions):
            number = 0
        if number is None:
            return None
        return Choice(number) if 0 <= number < suggestions else Miss()

    def refuses(self, text: str) -> bool:
        """Check whether a message refuses all that was offered: « nan, aucune en fait »."""
        words = self._words(text)
        in_figures = self.numbers.in_figures(words)
        versions = (" ".join(words), self._telling(words), in_figures)
        told = self._said_beside.leave_out(in_figures.split())
        return any(_is_similar(one, self._no) for one in versions) or (
            bool(told) and self._refusals.make_up(told)
        )

    def asks_for_more(self, text: str) -> bool:
        """Check whether a message asks for more on the last answer."""
        return _is_similar(self._telling(self._words(text)), self._more)

    def asks_for_less(self, text: str) -> bool:
        """Check whether a message asks for the last answer in fewer words, or plainer ones."""
        return self._is_said(text, self._less)

    def asks_for_previous(self, text: str) -> bool:
        """Check whether a message asks for the answer before the last one."""
        return self._is_said(text, self._previous)

    def is_clarification(self, text: str) -> bool:
        """Check whether a message asks for the reason or the detail of something, and no more.

        So does a message without words that has a question mark.
        """
        told = self._told(text)
        if not told:
            return "?" in text
        return tuple(told) in self._clarifications or self._doubts_answer(told)

    def asks_why(self, text: str) -> bool:
        """Check whether a message asks for a reason."""
        return self._reasons_asked.stand_in(self._words(text))

    def gives_reason(self, passage: str) -> bool:
        """Check whether a passage of the article gives a reason for something."""
        return self._reasons_given.stand_in(self._words(passage))

    def is_familiar(self, text: str) -> bool | None:
        """Return whether a message says tu (true), vous (false), or neither."""
        said = _phrase(_ASKING_TU.sub(" ", fold(text)))
        if any(phrase in said for phrase in self._formal):
            return False
        return True if any(phrase in said for phrase in self._familiar) else None

    def is_foreign(self, text: str) -> bool:
        """Check whether a message is most likely in another language than French."""
        if max(text, default="") > LAST_LATIN:
            letters = [char for char in text if char.isalpha()]
            if sum(char > LAST_LATIN for char in letters) > len(letters) / 2:
                return True
        words = set(split_words(text))  # « Hello hello ! » is French
        most = max((len(words & known) for known in self._foreign), default=0)
        return most >= MIN_FOREIGN_WORDS and most >= MIN_FOREIGN_SHARE * len(words)

    def _telling(self, words: Iterable[str]) -> str:
        """Leave out courtesy and the like: « la suite stp » tells as much as « la suite »."""
        return " ".join(word for word in words if word not in self._fillers)

    def _is_said(self, text: str, known: Collection[str]) -> bool:
        """Check whether a text says one of those that are known.

        A word of a few letters is another one with a typing error: « qui » is no « quoi ».
        """
        told = self._telling(self._words(text))
        return told in known if len(told) < MIN_MISTYPED_LENGTH else _is_similar(told, known)

    def _told(self, text: str) -> list[str]:
        told = self._light.leave_out(self._words(text))
        return self._places.exchange(told)  # « et à Lyon ? » asks what others do

    def _doubts_answer(self, told: list[str]) -> bool:
        doubt = self._doubts.start_of_closing(told)
        return doubt < len(told) and doubt <= MAX_DOUBTER_WORDS

    def _joined(self, texts: Iterable[str]) -> list[str]:
        return [" ".join(self._words(text)) for text in texts]


def _phrase(text: str) -> str:
    """Fold a text so that it can be found in another one, but only as whole words."""
    return f" {' '.join(split_words(text))} "


def _is_similar(text: str, known: Iterable[str]) -> bool:
    nearest = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
    return nearest is not None
