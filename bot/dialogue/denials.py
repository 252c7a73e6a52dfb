"""Hears what a message denies, waves away or corrects: « pas le salaire », « le CV, c'est fait ».

What is denied is not answered as if it were asked. It is suggested at most, unless the entry is
asked for in that way (« je ne veux pas parler à un robot »), or the rest of the message is clear.
A clause denies nothing if it asks: « pas besoin de diplôme ? ». One that names nothing itself
speaks of what stands before it: « le salaire ? Non merci ».
What is said again to correct a misunderstanding is asked without the words that say so
(`bot.dialogue.corrections`).
"""

import re
from collections.abc import Iterator, Sequence

from bot.dialogue.bands import as_guess
from bot.dialogue.clauses import Clause, split_clauses
from bot.dialogue.corrections import NAMED_CONFIDENCE, CorrectionReader
from bot.dialogue.denial_words import DenialWords
from bot.dialogue.parts import MAX_CUT_LENGTH, Cutter
from bot.knowledge import Knowledge
from bot.matcher import Match
from bot.matcher.follow_ups import Before
from bot.matcher.learning import Learned
from bot.matcher.readings import Readings
from bot.phrases import Phrases

# A message that names a subject and answers itself is about as short as this. Of 14,804 questions
# to 15 FAQs, 3 are so and ask: « je peux étaler ? tout d'un coup c'est trop pour moi ».
MAX_SUBJECT_WORDS = 4
MAX_COMMENT_WORDS = 8
MAX_CLAUSES = 30  # a message with more of them is read as it stands: each may have to be ranked
_COMMENT = re.compile(r"\?\W*\w")


class DenialReader:
    """Tells what is denied from what is asked."""

    def __init__(self, knowledge: Knowledge, learned: Learned, cutter: Cutter) -> None:
        lexicon, normaliser = knowledge.lexicon, learned.given.normaliser
        self._normaliser = normaliser
        self._cutter = cutter
        self._small_talk = knowledge.small_talk
        self._remarks = knowledge.remarks
        self._denial_words = DenialWords(knowledge, learned, cutter)
        words = normaliser.words_of_each
        self._contrasts = Phrases(words(lexicon.contrasts))
        self._corrections = CorrectionReader(knowledge, normaliser)
        self._polite = Phrases(words([*lexicon.fillers, *lexicon.courtesies]))

    def read(
        self,
        text: str,
        question: str,
        ranking: list[Match],
        readings: Readings,
        before: Before,
    ) -> tuple[str, list[Match]]:
        """Return what a message asks beside what it denies, and the best entries for that.

        Args:
            text: the message.
            question: what is left of it without the courtesy around it.
            ranking: the best entries for the question.
            readings: of the message.
            before: what came before it.
        """
        if not ranking or len(text) > MAX_CUT_LENGTH:
            return question, ranking
        if instead := self._corrections.asked_instead(text, readings, before):
            return instead, readings.rank_after(instead, len(ranking), before)
        words = readings.plain_words(text)
        if not (self._denial_words.may_deny(words) or _COMMENT.search(text)):
            return question, ranking
        # The courtesy around the question belongs to them: « non merci ».
        clauses = split_clauses(text, self._contrasts, self._normaliser)
        kept = self._kept(clauses, readings)
        if len(kept) == len(clauses):
            return self._read_correction(question, ranking, readings, before)
        first = ranking[0].entry
        if first.id in self._remarks or self._is_asked_for_so(
            text, readings.nearest(question, first)
        ):
            return question, ranking
        start = text.index(question)
        parts = [one.text_from(start) for one in kept if not self._denial_words.is_tail(one)]
        asked = ", ".join(map(self._corrections.said_again, parts))
        if rest := readings.rank_after(asked, len(ranking), before):
            return asked, rest
        return "", as_guess(ranking)

    def _read_correction(
        self, text: str, ranking: list[Match], readings: Readings, before: Before
    ) -> tuple[str, list[Match]]:
        """Leave out what says that a message corrects an earlier one, if it is clearer without.

        A complaint that says what was meant asks for that: « vous m'avez mal compris, le front ».
        """
        asked = self._corrections.said_again(text)
        rest = readings.rank_after(asked, len(ranking), before) if asked != text else []
        if not rest:
            return text, ranking
        (first, best), small_talk = (ranking[0], rest[0]), self._small_talk
        complains = first.entry.id in small_talk and best.entry.id not in small_talk
        is_clearer = best.confidence > (NAMED_CONFIDENCE if complains else first.confidence)
        return (asked, rest) if is_clearer else (text, ranking)

    def _kept(self, clauses: Sequence[Clause], readings: Readings) -> Sequence[Clause]:
        """Leave out the clauses that deny, and those before them that they speak of."""
        if len(clauses) > MAX_CLAUSES:
            return clauses
        if self._is_answered(clauses, readings):
            return []
        denied: set[int] = set()
        for number, clause in enumerate(clauses):
            beside = self._denial_words.beside(clause)
            if beside is not None:
                denied.add(number)
                if not self._names(beside, readings):
                    denied.update(self._spoken_of(clauses[:number], readings))
        return [one for number, one in enumerate(clauses) if number not in denied]

    def _spoken_of(self, clauses: Sequence[Clause], readings: Readings) -> Iterator[int]:
        """List which clauses the next one speaks of: the last that names something, and around."""
        is_named = False
        for number, clause in reversed([*enumerate(clauses)]):
            is_question = clause.is_asked and self._has_interrogative(clause)
            if is_question or (is_named and clause.ends_sentence):
                return
            yield number
            is_named = is_named or self._names(clause.text, readings)

    def _is_answered(self, clauses: Sequence[Clause], readings: Readings) -> bool:
        """Check whether a message answers itself: « le CV ? Je l'ai écrit hier »."""
        told = [one for one in clauses if not self._is_polite(one)]
        if len(told) < 2 or not told[0].is_asked or any(one.is_asked for one in told[1:]):
            return False
        subject, comment = told[0].text, " ".join(one.text for one in told[1:])
        is_short = (
            len(subject.split()) <= MAX_SUBJECT_WORDS and len(comment.split()) <= MAX_COMMENT_WORDS
        )
        if not is_short or any(map(self._has_interrogative, told)):
            return False
        return self._names(subject, readings) and not self._names(comment, readings)

    def _names(self, text: str, readings: Readings) -> bool:
        """Check whether a text names a subject of the knowledge base."""
        return any(
            match.confidence >= NAMED_CONFIDENCE and match.entry.id not in self._small_talk
            for match in readings.rank(text, 1)
        )

    def _has_interrogative(self, clause: Clause) -> bool:
        return self._cutter.has_interrogative(clause.words)

    def _is_polite(self, clause: Clause) -> bool:
        return self._polite.make_up(clause.words)

    def _is_asked_for_so(self, text: str, phrasing: str) -> bool:
        """Check whether a phrasing of an entry denies in the words of a message."""
        phrases = self._denial_words.phrases_in
        return not phrases(text).isdisjoint(phrases(phrasing))
