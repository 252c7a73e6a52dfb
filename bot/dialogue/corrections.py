"""Hears what a message says in place of what was understood: « non, je parlais du front ».

It may name what was answered beside what it asks: « les horaires, pas le salaire ». Nothing need
part the two as they are dictated, « pas le salaire les horaires »: one is what was just answered or
offered, the other names another entry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.dialogue.bands import confidence
from bot.knowledge import Knowledge
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.normalise import Normaliser
from bot.phrases import Phrases, PlacedWords, place_words

# A few words name a subject if an entry has this confidence for them alone; « je suis » has .46.
NAMED_CONFIDENCE = 0.5
MAX_CORRECTION_WORDS = 12  # a longer message has signs where it corrects, or tells something else


@dataclass(frozen=True)
class _Halves:
    """A message in two: what it takes back, and what it asks."""

    taken_back: str
    asked: str


class CorrectionReader:
    """Tells what is asked from the words that correct."""

    def __init__(self, knowledge: Knowledge, normaliser: Normaliser) -> None:
        lexicon, words = knowledge.lexicon, normaliser.words_of_each
        self._small_talk = knowledge.small_talk
        self._normaliser = normaliser
        self._corrections = Phrases(words(lexicon.corrections))
        self._retractions = Phrases(words(lexicon.retractions))
        self._light = Phrases(words([*lexicon.fillers, *lexicon.continuations]))

    def said_again(self, text: str) -> str:
        """Return what follows « non, je voulais dire » at the beginning of a text, or all of it."""
        placed = place_words(text, self._normaliser)
        end = self._end_of_correction(placed)
        return text[placed.places[end - 1][1] :] if end else text

    def asked_instead(self, text: str, readings: Readings, before: Before) -> str | None:
        """Return what a message asks in place of what came before it; None if it does not.

        Args:
            text: the message.
            readings: of the message.
            before: what came before it.
        """
        previous = {*before.answered, *before.offered}
        words = readings.plain_words(text)
        if not previous or "?" in text or len(words) > MAX_CORRECTION_WORDS:
            return None
        if not self._retractions.stand_in(words):
            return None
        halves = [*self._halves(text)]
        readings.vectorise(part for one in halves for part in (one.taken_back, one.asked))
        found = [
            (named, one.asked)
            for one in halves
            if (named := self._named_by_both(one, readings, previous))
        ]
        return max(found, default=(0.0, None))[1]

    def _named_by_both(
        self, halves: _Halves, readings: Readings, previous: set[str]
    ) -> float | None:
        """Return how surely one half names what came before, the other something else."""
        unasked = previous | self._small_talk
        first, second = (readings.rank(one, 1) for one in (halves.taken_back, halves.asked))
        if not first or not second or min(map(confidence, (first, second))) < NAMED_CONFIDENCE:
            return None
        is_other = first[0].entry.id in previous and second[0].entry.id not in unasked
        return confidence(first) + confidence(second) if is_other else None

    def _halves(self, text: str) -> Iterator[_Halves]:
        """Cut a message where what it takes back begins, or anywhere behind that."""
        placed = place_words(text, self._normaliser)
        start = self._end_of_correction(placed) or self._light.end_of_opening(placed.words)
        for first, end in self._retractions.find(placed.words):
            rest = _texts(text, placed, [end, len(placed.words)])
            if first > start and rest:
                yield _Halves(rest[0], *_texts(text, placed, [start, first]))
            elif first <= start:
                for cut in range(end + 1, len(placed.words)):
                    yield _Halves(*_texts(text, placed, [end, cut, len(placed.words)]))

    def _end_of_correction(self, placed: PlacedWords) -> int:
        """Return where the words end that say that a text corrects; 0 if it has none."""
        words, end = placed.words, 0
        while True:
            start = end + self._light.end_of_opening(words[end:])
            length = self._corrections.length_at(words, start)
            if not length:
                return end
            end = start + length


def _texts(text: str, placed: PlacedWords, cuts: Sequence[int]) -> list[str]:
    """List the stretches of a text between some of its words."""
    return [
        text[placed.places[start][0] : placed.places[end - 1][1]]
        for start, end in pairwise(cuts)
        if start < end
    ]
