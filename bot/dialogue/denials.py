"""Hears what a message denies or corrects: « pas le salaire », « non, je parlais du front ».

What is denied is not answered as if it were asked. It is suggested at most, unless the entry is
asked for in that way (« je ne veux pas parler à un robot »), or the rest of the message is clear.
What is said again to correct a misunderstanding is asked without the words that say so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.knowledge import Knowledge
from bot.matcher import Match
from bot.matcher.features import Words
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.normalise import Normaliser
from bot.phrases import Phrases, place_words

# What is denied is not likelier than this to be wanted: a suggestion. Of 42 plain messages out of
# scope .095 are then answered, .167 before; of 621 labelled questions as many are answered right.
MAX_DENIED_CONFIDENCE = 0.3
_END_OF_CLAUSE = re.compile(r"[.?!;,:\n]+")


class DenialReader:
    """Tells what is denied from what is asked."""

    def __init__(self, knowledge: Knowledge, normaliser: Normaliser) -> None:
        lexicon, words = knowledge.lexicon, normaliser.words_of_each
        self._normaliser = normaliser
        exclusions, corrections = words(lexicon.exclusions), words(lexicon.corrections)
        self._exclusions, self._corrections = Phrases(exclusions), Phrases(corrections)
        self._contrasts = Phrases(words(lexicon.contrasts))
        self._light = Phrases(words([*lexicon.fillers, *lexicon.continuations]))
        opposites = Phrases(words(lexicon.opposites))
        questions = words([entry.question for entry in knowledge.entries])
        is_subject = any(map(opposites.stand_in, questions))
        denials = words([*lexicon.denials, *(() if is_subject else lexicon.opposites)])
        self._denials = Phrases(denials)
        self._signs = Phrases([*denials, *exclusions, *corrections])

    def read(
        self, text: str, ranking: list[Match], readings: Readings, before: Before
    ) -> tuple[str, list[Match]]:
        """Return what a message asks beside what it denies, and the best entries for that.

        Args:
            text: the message.
            ranking: the best entries for it.
            readings: of the message.
            before: what came before it.
        """
        words = readings.plain_words(text)
        if not ranking or not self._signs.stand_in(words):
            return text, ranking
        clauses = self._clauses(text, words)
        kept = self._kept(clauses)
        if len(kept) == len(clauses):
            return self._read_correction(text, ranking, readings, before)
        if self._denies(readings.nearest(text, ranking[0].entry)):
            return text, ranking
        asked = ", ".join(map(self._corrected, kept))
        if rest := readings.rank_after(asked, len(ranking), before):
            return asked, rest
        return text, [
            replace(one, confidence=min(one.confidence, MAX_DENIED_CONFIDENCE)) for one in ranking
        ]

    def _read_correction(
        self, text: str, ranking: list[Match], readings: Readings, before: Before
    ) -> tuple[str, list[Match]]:
        """Leave out what says that a message corrects an earlier one, if it is clearer without."""
        asked = self._corrected(text)
        rest = readings.rank_after(asked, len(ranking), before) if asked != text else []
        is_clearer = rest and rest[0].confidence > ranking[0].confidence
        return (asked, rest) if is_clearer else (text, ranking)

    def _corrected(self, text: str) -> str:
        """Return what follows « non, je voulais dire » at the beginning of a text, or all of it."""
        placed = place_words(text, self._normaliser)
        start = 0
        while light := self._light.length_at(placed.words, start):
            start += light
        length = self._corrections.length_at(placed.words, start)
        return text[placed.places[start + length - 1][1] :] if length else text

    def _clauses(self, text: str, words: Words) -> list[str]:
        """List the clauses of a message, and what stands on both sides of « mais » in one."""
        places = [match.span() for match in _END_OF_CLAUSE.finditer(text)]
        if self._contrasts.stand_in(words):
            placed = place_words(text, self._normaliser)
            for first, end in self._contrasts.find(placed.words):
                places.append((placed.places[first][0], placed.places[end - 1][1]))
        ends = sorted([*places, (len(text), len(text))])
        starts = [0, *(end for _, end in ends)]
        clauses = [text[start:end] for start, (end, _) in zip(starts, ends, strict=False)]
        return [one for one in clauses if one.strip()]

    def _kept(self, clauses: Sequence[str]) -> list[str]:
        """Leave out clauses that deny, and what stands before « …, très peu pour moi »."""
        kept: list[str] = []
        for clause in clauses:
            if not self._denies(clause):
                kept.append(clause)
            elif kept and self._denies_only(clause):
                kept.pop()
        return kept

    def _denies_only(self, clause: str) -> bool:
        """Check whether a clause does not say itself what it denies."""
        return self._denials.make_up(self._normaliser.words(clause))

    def _denies(self, clause: str) -> bool:
        words = self._normaliser.words(clause)
        if self._denials.stand_in(words):
            return True
        return self._exclusions.length_at(self._light.leave_out(words)) > 0
