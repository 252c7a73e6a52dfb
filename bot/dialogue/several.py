"""Finds the questions of a message that asks several things.

A message asks two things if it falls into two parts that are surely answered by different entries,
and each part may fall in two again. The parts never outvote the whole: where the whole is clear,
its entry must be among theirs, and parts that do not look like questions must be all but certain.
"""

from collections.abc import Sequence
from typing import TypeAlias

from bot.dialogue.parts import Cut, Cutter, Pieces
from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.readings import Readings

MAX_SPLIT_LENGTH = 1000  # characters; the longest labelled question has 331
MAX_CUTS = 8

# A message that is answered with this confidence as a whole is clear: with .55, .75 of 36 labelled
# messages that ask two things get both answers, with .7 .83; of 641 that ask one thing, .003 and
# .006 get two, with .85 .016.
CLEAR_CONFIDENCE = 0.7

# The least confidence that the questions of two parts need.
# - Both parts are questions, or both bare (« diplôme + salaire »), and their entries are among the
#   first ten for the whole.
PART_CONFIDENCE = 0.3
# - Else, as long as the whole is not clear: with .4, .006 of those that ask one thing get two.
STRANGE_PART_CONFIDENCE = 0.6
# - The whole is clear, and both are questions: with .5, .86 get both, and .009 get two.
CLEAR_WHOLE_CONFIDENCE = 0.65
# - The whole is clear, and one of them does not look like a question: they must be surer than the
#   whole as well; with .8, .020 get two.
BARE_CONFIDENCE = 0.95

# « … et les secrétaires ? » asks nothing new, « … et on peut travailler chez soi ? » does.
MIN_CLAUSE_WORDS = 5


Questions: TypeAlias = tuple[Match, ...]


class QuestionFinder:
    """Finds the questions of one message."""

    def __init__(
        self,
        cutter: Cutter,
        small_talk: frozenset[str],
        readings: Readings,
        wholes: Sequence[Sequence[Match]],
    ) -> None:
        self._cutter = cutter
        self._small_talk = small_talk
        self._readings = readings
        self._whole = max((whole[0] for whole in wholes if whole), key=lambda one: one.confidence)
        self._plausible = {one.entry.id for whole in wholes for one in whole}

    def find(self, text: str) -> tuple[Entry, ...]:
        """List the entries that answer a text's questions, in their order; none if it asks one."""
        if len(text) > MAX_SPLIT_LENGTH:
            return ()
        pieces = self._cutter.cut(text, self._readings.words(text), MAX_CUTS)
        self._readings.vectorise(pieces.stretches())
        found = self._split(pieces, self._whole, {})
        return tuple(match.entry for match in found) if len(found) > 1 else ()

    def _questions(self, pieces: Pieces, known: dict[Pieces, Questions]) -> Questions:
        """List the best entry of each question of a stretch of the message."""
        if pieces not in known:
            alone = self._question(pieces.text)
            known[pieces] = self._split(pieces, next(iter(alone), None), known) or alone
        return known[pieces]

    def _split(
        self, pieces: Pieces, whole: Match | None, known: dict[Pieces, Questions]
    ) -> Questions:
        """List the questions of the two parts that are surest; none if it asks one thing."""
        sure = [
            before + after
            for cut in pieces.cuts()
            for before in [self._questions(cut.before, known)]
            for after in [self._questions(cut.after, known)]
            if self._are_two(whole, cut, before, after)
        ]
        return max(sure, key=_least, default=())

    def _question(self, text: str) -> Questions:
        """Return the best entry of a text as its one question; none if it is small talk."""
        entry = self._readings.first(text)
        if entry is None or entry.id in self._small_talk:
            return ()
        return tuple(self._readings.rank(text, 1))

    def _are_two(self, whole: Match | None, cut: Cut, before: Questions, after: Questions) -> bool:
        """Check whether a text falls into two parts that ask different things."""
        if not before or not after or _ids(before) & _ids(after):
            return False
        found = before + after
        if whole is None or whole.confidence < CLEAR_CONFIDENCE:
            return _least(found) >= self._needed(cut, _ids(found))
        if whole.entry.id not in _ids(found):
            return False
        if all(self._asking(cut)):
            return _least(found) >= CLEAR_WHOLE_CONFIDENCE
        return _least(found) >= max(BARE_CONFIDENCE, whole.confidence)

    def _needed(self, cut: Cut, ids: set[str]) -> float:
        """Return the confidence that both parts need where the whole is not clear."""
        asking = self._asking(cut)
        are_bare = not any(asking) and not cut.is_weak
        is_likely = ids <= self._plausible and (all(asking) or are_bare)
        return PART_CONFIDENCE if is_likely else STRANGE_PART_CONFIDENCE

    def _asking(self, cut: Cut) -> tuple[bool, bool]:
        """Check which of two parts look like questions."""
        before, after = (
            self._cutter.has_interrogative(self._readings.words(part.text))
            for part in (cut.before, cut.after)
        )
        if cut.ends_sentence:
            return before or cut.before.is_asked, after or cut.after.is_asked
        is_clause = not cut.is_weak and len(cut.after.text.split()) >= MIN_CLAUSE_WORDS
        return before, after or (is_clause and cut.after.is_asked)


def _ids(matches: Sequence[Match]) -> set[str]:
    return {match.entry.id for match in matches}


def _least(matches: Sequence[Match]) -> float:
    return min(match.confidence for match in matches)
