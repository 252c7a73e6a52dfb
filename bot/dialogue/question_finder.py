"""Finds the questions of a message.

A message is cut in two where it most likely asks two things, if it likely does, and each part may
be cut again.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from bot.dialogue.bands import MAX_SUGGESTIONS, confidence
from bot.dialogue.parts import MAX_CUT_LENGTH, Cutter
from bot.dialogue.pieces import Cut, Pieces
from bot.dialogue.two_questions import Evidence
from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.features import Words
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings

MAX_KEYWORDS = 5  # that may be questions side by side; to look a word up takes 5 µs

MIN_LISTED = 3  # questions

MAX_CUTS = 6  # with 8 or 5, the same are answered

# From this probability on, a message asks two things; from the lower one, if it is unclear as a
# whole. Of 375 labelled messages that ask several things, 314 get all answers then, and of 2,197
# that ask one thing, 22 get two; with .5, 312 and 17, with .4, 315 and 24. A story has sentences
# enough to be mistaken: with .45 there as well, it is 315 and 28, with .75, 312 and 19.
TWO_PROBABILITY = 0.45
TWO_PROBABILITY_IF_UNCLEAR = 0.3
TWO_PROBABILITY_IN_STORY = 0.6

# A whole message is clear from this confidence on; what the weights were learned with.
CLEAR_CONFIDENCE = 0.5

# A part is clear from this confidence on; with .5 or .7, as many messages get both answers.
CLEAR_PART_CONFIDENCE = 0.6

# A further question is clear without the one before it from this confidence on: no reply to 2,388
# labelled messages differs from when all are read with it, and p99 is 1.95 ms, not 2.2. With .6 it
# is so too, but « faut-il un diplôme ? et dans quelle branche ? » gets another answer.
CLEAR_ALONE_CONFIDENCE = 0.85

Question: TypeAlias = Sequence[Match]
"""The best entries for one of the things that are asked, best first."""


class QuestionFinder:
    """Finds the questions of one message."""

    def __init__(self, cutter: Cutter, remarks: frozenset[str], readings: Readings) -> None:
        """Begin.

        Args:
            cutter: what cuts messages.
            remarks: ids of the entries that nobody asks for.
            readings: of the message.
        """
        self._cutter = cutter
        self._remarks = remarks
        self._readings = readings

    def find(self, text: str, *, is_story: bool = False) -> list[Question]:
        """List the questions of a text, in their order; itself alone if it asks one thing."""
        if len(text) > MAX_CUT_LENGTH:
            return [self._rank(text)]
        pieces = self.pieces(text)
        is_clear = confidence(self._rank(text)) >= CLEAR_CONFIDENCE
        if not is_clear and (listed := self._listed(pieces)):
            return listed
        least = TWO_PROBABILITY if is_clear else TWO_PROBABILITY_IF_UNCLEAR
        if is_story:
            least = TWO_PROBABILITY_IN_STORY
        parts = self._parts(pieces, least)
        if len(parts) == 1:
            return [self._rank(text)]
        questions: list[Question] = []
        for part in parts:
            questions.append(self._rank_after(self._asked(part), questions))
        return questions

    def _listed(self, pieces: Pieces) -> list[Question]:
        """Return the questions of a list; nothing if a stretch is none.

        « quel diplôme, quel salaire, quels horaires » is not cut in two, since two of them together
        are clear as neither.
        """
        texts = pieces.smallest
        if len(texts) < MIN_LISTED or any(map(self._only_tells, texts)):
            return []
        self._readings.vectorise(texts)
        questions = [self._rank(text) for text in texts]
        clear = [one for one in questions if confidence(one) >= CLEAR_PART_CONFIDENCE]
        entries = {one[0].entry.id for one in clear}
        is_list = len(entries) >= MIN_LISTED and len(clear) >= len(questions) - 1
        return questions if is_list else []

    def _only_tells(self, text: str) -> bool:
        """Check whether a text tells of whoever wrote it, and asks nothing."""
        words = self._readings.words(text)
        return self._cutter.tells_of_self(words) and not self._is_interrogative(text)

    def pieces(self, text: str) -> Pieces:
        """Return a text with the places where another question may begin."""
        words = self._readings.words(text)
        return self._cutter.cut(text, words, MAX_CUTS, self._keywords(text, words))

    def evidence(self, pieces: Pieces) -> list[tuple[Cut, Evidence]]:
        """List where a stretch may ask two things, and what speaks for it."""
        cuts = [cut for cut in pieces.cuts() if self._may_part(cut)]
        self._readings.vectorise(part.text for cut in cuts for part in (cut.before, cut.after))
        found = [(cut, self._weigh(pieces, cut)) for cut in cuts]
        return [(cut, evidence) for cut, evidence in found if evidence]

    def _parts(self, pieces: Pieces, least: float) -> list[Pieces]:
        """List the parts of a stretch that ask one thing each; two from this probability on."""
        likely = [(found.probability(), cut) for cut, found in self.evidence(pieces)]
        probability, cut = max(likely, key=lambda one: one[0], default=(0.0, None))
        if cut is None or probability < least:
            return [pieces]
        return self._parts(cut.before, least) + self._parts(cut.after, least)

    def _keywords(self, text: str, words: Words) -> Sequence[int]:
        """List which words of a text begin another keyword, if it is nothing but some.

        If it is clear as a whole, they name one subject: « salaire directeur ».
        """
        if not 1 < len(words) <= MAX_KEYWORDS:
            return []
        named = [self._named(word) for word in words]
        if None in named or confidence(self._rank(text)) >= CLEAR_CONFIDENCE:
            return []
        return [
            number for number, (one, other) in enumerate(pairwise(named), 1) if one is not other
        ]

    def _named(self, word: str) -> Entry | None:
        """Return the entry that a word asks for by itself."""
        if self._cutter.names_nothing([word]) or self._cutter.is_frame([word]):
            return None
        return self._readings.known_entry(word)

    def _may_part(self, cut: Cut) -> bool:
        """Check whether a cut may part two questions, by what is quickly seen of it.

        Both need a subject, and what stands before the only question may be its circumstance, or
        follows it: « Quel diplôme faut-il ? J'ai 42 ans. ». What only says what all is about is
        none: « c'est dur, le back office ? ».
        """
        asking = self._asking(cut)
        if asking == (False, True) and self._ends_circumstance(cut):
            return False
        if asking == (True, False) and cut.only_ends_sentence and self._only_tells(cut.after.text):
            return False
        parts = [self._readings.words(one.text) for one in (cut.before, cut.after)]
        if cut.is_weak and any(map(self._cutter.names_subject_only, parts)):
            return False
        return not any(map(self._cutter.is_frame, parts))

    def _ends_circumstance(self, cut: Cut) -> bool:
        """Check whether what precedes a cut only leads to the question that follows.

        What people tell does, if they tell of themselves or ask about themselves: « J'ai 42 ans.
        Quel diplôme faut-il ? », « Zéro expérience. Je peux devenir responsable ? ». Of 120 such
        questions 116 instead of 77 get one answer then, and of 375 messages that ask several things
        as many get all. « et » does so where it goes on with that: « j'ai un master et dix ans
        d'expérience, suis-je trop vieux ? ». Of 1,176 messages that ask one thing, 10 instead of 12
        get two answers then, and of 325 that ask several, 268 instead of 269 get all.
        """
        if cut.only_ends_sentence:
            parts = [self._readings.words(one.text) for one in (cut.before, cut.after)]
            return any(map(self._cutter.tells_of_self, parts))
        first = cut.after.first_clause
        return cut.is_connected and bool(first) and not self._is_interrogative(first)

    def _asked(self, part: Pieces) -> str:
        """Return what a part asks: all of it, or its last clause if only that is clear.

        « j'ai deux questions : faut-il un master, et … » is unclear for what leads to the question.
        """
        last = part.last_clause
        is_last_only = not self._is_clear(part.text) and self._is_clear(last)
        return last if is_last_only else part.text

    def _is_clear(self, text: str) -> bool:
        ranking = self._readings.rank(text, 1)
        return confidence(ranking) >= CLEAR_PART_CONFIDENCE

    def _rank(self, text: str) -> Question:
        return self._readings.rank(text, MAX_SUGGESTIONS)

    def _rank_after(self, text: str, questions: Sequence[Question]) -> Question:
        """Rank what is asked after other questions, read after the last if it is unclear alone.

        « où je postule, et avec quel CV ? » goes on as a message after an answer does.
        """
        alone = self._rank(text)
        if not questions or not questions[-1] or confidence(alone) >= CLEAR_ALONE_CONFIDENCE:
            return alone
        before = Before((questions[-1][0].entry.id,))
        return self._readings.rank_after(text, MAX_SUGGESTIONS, before)

    def _weigh(self, whole: Pieces, cut: Cut) -> Evidence | None:
        """Return what speaks for two questions; None if a part asks nothing, or both the same."""
        asking = first_asks, second_asks = self._asking(cut)
        texts = [cut.before.text, cut.after.text]
        first, second = map(self._readings.first, texts)
        if first is None or second is None or first is second:
            return None
        entries = [first, second]
        if any(
            entry.id in self._remarks and not asks
            for entry, asks in zip(entries, asking, strict=True)
        ):
            return None
        sure = self._readings.confidence
        in_whole = [sure(whole.text, entry) for entry in entries]
        likely, other = (0, 1) if in_whole[0] >= in_whole[1] else (1, 0)
        return Evidence(
            likely=sure(texts[likely], entries[likely]),
            other=sure(texts[other], entries[other]),
            whole_other=in_whole[other],
            whole_differs=self._is_clear_on_another(whole.text, entries),
            likely_of_other=sure(texts[other], entries[likely]),
            other_of_likely=sure(texts[likely], entries[other]),
            other_covered=self._readings.coverage(texts[other], entries[likely]),
            likely_covered=self._readings.coverage(texts[likely], entries[other]),
            first_asks=first_asks,
            second_asks=second_asks,
            other_asks=self._is_interrogative(texts[other]),
            is_weak=cut.is_weak,
            is_connected=cut.is_connected,
        )

    def _is_clear_on_another(self, text: str, entries: Sequence[Entry]) -> bool:
        """Check whether a text is clearly about another entry than these."""
        (first,) = self._readings.rank(text, 1)
        return first.confidence >= CLEAR_CONFIDENCE and first.entry not in entries

    def _asking(self, cut: Cut) -> tuple[bool, bool]:
        """Check which of two parts look like questions."""
        before, after = map(self._is_interrogative, (cut.before.text, cut.after.text))
        if cut.ends_sentence:
            return before or cut.before.is_asked, after or cut.after.is_asked
        return before, after or (not cut.is_weak and cut.after.is_asked)

    def _is_interrogative(self, text: str) -> bool:
        return self._cutter.is_interrogative(text, self._readings.words(text))
