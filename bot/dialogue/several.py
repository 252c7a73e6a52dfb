"""Finds the questions of a message that asks several things.

A message is cut in two where it most likely asks two things, if it likely does, and each part may
be cut again.
"""

from collections.abc import Sequence
from typing import TypeAlias

from bot.dialogue.bands import MAX_SUGGESTIONS
from bot.dialogue.parts import MAX_CUT_LENGTH, Cut, Cutter, Pieces
from bot.dialogue.two_questions import Evidence
from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.readings import Readings

MAX_CUTS = 8

# From this probability on, a message asks two things. Of 165 labelled messages that do, .78 get
# both answers then, and of 1,002 that ask one thing .011 are taken for two; with .75, .77 and .007.
TWO_PROBABILITY = 0.65

# A whole message is clear from this confidence on; what the weights were learned with.
CLEAR_CONFIDENCE = 0.5

# « … et les secrétaires ? » asks nothing new, « … et on peut travailler chez soi ? » does.
MIN_CLAUSE_WORDS = 5

Question: TypeAlias = Sequence[Match]
"""The best entries for one of the things that are asked, best first."""


class QuestionFinder:
    """Finds the questions of one message."""

    def __init__(self, cutter: Cutter, small_talk: frozenset[str], readings: Readings) -> None:
        self._cutter = cutter
        self._small_talk = small_talk
        self._readings = readings

    def find(self, text: str) -> list[Question]:
        """List the questions of a text, in their order; itself alone if it asks one thing."""
        if len(text) > MAX_CUT_LENGTH:
            return [self._rank(text)]
        return self._questions(self._cutter.cut(text, self._readings.words(text), MAX_CUTS))

    def evidence(self, pieces: Pieces) -> list[tuple[Cut, Evidence]]:
        """List where a stretch may ask two things, and what speaks for it."""
        cuts = pieces.cuts()
        self._readings.vectorise(part.text for cut in cuts for part in (cut.before, cut.after))
        found = [(cut, self._weigh(pieces, cut)) for cut in cuts]
        return [(cut, evidence) for cut, evidence in found if evidence]

    def _questions(self, pieces: Pieces) -> list[Question]:
        likely = [(found.probability(), cut) for cut, found in self.evidence(pieces)]
        probability, cut = max(likely, key=lambda one: one[0], default=(0.0, None))
        if cut is None or probability < TWO_PROBABILITY:
            return [self._rank(pieces.text)]
        return self._questions(cut.before) + self._questions(cut.after)

    def _rank(self, text: str) -> Question:
        return self._readings.rank(text, MAX_SUGGESTIONS)

    def _weigh(self, whole: Pieces, cut: Cut) -> Evidence | None:
        """Return what speaks for two questions; None if a part asks nothing, or both the same."""
        asking = first_asks, second_asks = self._asking(cut)
        texts = [cut.before.text, cut.after.text]
        first, second = map(self._readings.first, texts)
        if first is None or second is None or first is second:
            return None
        if any(self._cutter.is_frame(self._readings.words(text)) for text in texts):
            return None
        entries = [first, second]
        is_talk = [entry.id in self._small_talk for entry in entries]
        if any(talk and not asks for talk, asks in zip(is_talk, asking, strict=True)):
            return None
        confidence = self._readings.confidence
        in_whole = [confidence(whole.text, entry) for entry in entries]
        likely, other = (0, 1) if in_whole[0] >= in_whole[1] else (1, 0)
        return Evidence(
            likely=confidence(texts[likely], entries[likely]),
            other=confidence(texts[other], entries[other]),
            whole_other=in_whole[other],
            whole_differs=self._is_clear_on_another(whole.text, entries),
            likely_of_other=confidence(texts[other], entries[likely]),
            other_of_likely=confidence(texts[likely], entries[other]),
            other_covered=self._readings.coverage(texts[other], entries[likely]),
            likely_covered=self._readings.coverage(texts[likely], entries[other]),
            first_asks=first_asks,
            second_asks=second_asks,
            other_asks=self._has_interrogative(texts[other]),
            is_weak=cut.is_weak,
            is_connected=cut.is_connected,
            has_small_talk=any(is_talk),
        )

    def _is_clear_on_another(self, text: str, entries: Sequence[Entry]) -> bool:
        """Check whether a text is clearly about another entry than these."""
        (first,) = self._readings.rank(text, 1)
        return first.confidence >= CLEAR_CONFIDENCE and first.entry not in entries

    def _asking(self, cut: Cut) -> tuple[bool, bool]:
        """Check which of two parts look like questions."""
        before, after = map(self._has_interrogative, (cut.before.text, cut.after.text))
        if cut.ends_sentence:
            return before or cut.before.is_asked, after or cut.after.is_asked
        is_clause = not cut.is_weak and len(cut.after.text.split()) >= MIN_CLAUSE_WORDS
        return before, after or (is_clause and cut.after.is_asked)

    def _has_interrogative(self, text: str) -> bool:
        return self._cutter.has_interrogative(self._readings.words(text))
