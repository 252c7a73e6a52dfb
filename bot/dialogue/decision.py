"""Decides from confidences: an answer, suggestions, or an honest « I do not know ».

What came before a message makes something sure only if the message goes on with it.
"""

from collections.abc import Sequence, Set

from bot.dialogue.bands import MAX_SUGGESTIONS, Gates, as_guess
from bot.dialogue.cues import CueReader
from bot.dialogue.memory import Memory
from bot.dialogue.parts import Cutter
from bot.knowledge import Knowledge
from bot.matcher import Match
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.reply import Answer, Reason, Reply, Suggestions, Unknown

RANKING_LENGTH = 10
COMPLAINT_ENTRY = "insatisfaction"
# What was just read is suggested again if it comes first with this confidence. Of 126 messages that
# a stranger wrote to follow answers, 101 are reached, without such suggestions 96, with all 104.
MEANT_AGAIN_CONFIDENCE = 0.25


class Decider:
    """Decides what to reply to a question."""

    def __init__(self, knowledge: Knowledge, gates: Gates, cues: CueReader, cutter: Cutter) -> None:
        self._knowledge, self._gates, self._cues, self._cutter = knowledge, gates, cues, cutter

    def rank(
        self, question: str, memory: Memory, readings: Readings, before: Before
    ) -> list[Match]:
        """List the best entries for a question, read with what came before it.

        After a message that was not understood, « et à Lyon ? » goes on with that one: the answer
        before it makes nothing sure. Of 27 messages that are clear after an answer only none is
        answered then, 15 are offered what they mean there (the others mean that answer), and of 646
        that are clear by themselves all are answered.
        """
        ranking = readings.rank_after(question, RANKING_LENGTH, before)
        if not memory.unknowns or not before.answered:
            return ranking
        alone = readings.rank(question, RANKING_LENGTH)
        return alone if self._is_clear(alone, question, readings) else as_guess(ranking)

    def says_what(self, question: str, readings: Readings, before: Before) -> bool:
        """Check whether a question says what it is about, or what came before it does.

        A single word that names nothing must be known to follow that: « où ? » after the degree
        asks for schools, « pour » asks for nothing.
        """
        words = readings.plain_words(question)
        if readings.knows(question, before) or not self._cutter.names_nothing(words):
            return True
        return len(words) > 1 and bool(before.answered or before.offered)

    def decide(
        self, question: str, ranking: Sequence[Match], memory: Memory, readings: Readings
    ) -> Reply:
        """Choose one of the three bands by the confidences of the first entries."""
        if self._is_sure(ranking):
            entry = ranking[0].entry
            offers = memory.alternatives if entry.id == COMPLAINT_ENTRY else ()
            return Answer((entry,), offers=self._knowledge.existing(offers))
        if self._cues.is_foreign(question):
            return Unknown(Reason.FOREIGN)
        on_subject = [one for one in ranking if one.entry.id not in self._knowledge.small_talk]
        just_read = self._just_read(question, on_subject, memory, readings)
        offered = [one for one in on_subject if one.entry.id not in just_read]
        # That the answer just read is the likeliest makes nothing else worth its button.
        counted = on_subject if on_subject[:1] == offered[:1] else offered
        if sum(one.confidence for one in counted[:MAX_SUGGESTIONS]) >= self._gates.suggestion:
            return Suggestions(tuple(one.entry for one in offered[:MAX_SUGGESTIONS]))
        return Unknown(Reason.AGAIN if memory.unknowns else Reason.OUT_OF_SCOPE)

    def _is_clear(self, alone: Sequence[Match], question: str, readings: Readings) -> bool:
        """Check whether a question says what it asks: « et sans ? » does not, « et toi ? » does."""
        if not self._is_sure(alone):
            return False
        names_nothing = self._cutter.names_nothing(readings.plain_words(question))
        return not names_nothing or alone[0].entry.id in self._knowledge.small_talk

    def _just_read(
        self, question: str, ranking: Sequence[Match], memory: Memory, readings: Readings
    ) -> Set[str]:
        """List the ids of what need not be suggested, as its answer is on the screen.

        « lequel ? » may mean it all the same. Of 62 suggestions in 72 conversations, 20 offered it,
        mostly first: to « chaud », « mais j'ai lu le contraire », insults. Of 340 later turns that
        mean an entry none needs it.
        """
        if memory.answered is None:
            return set()
        is_first = bool(ranking) and ranking[0].entry.id == memory.answered
        if is_first and ranking[0].confidence >= MEANT_AGAIN_CONFIDENCE:
            return set()
        names_nothing = self._cutter.names_nothing(readings.plain_words(question))
        return set() if names_nothing and not memory.unknowns else {memory.answered}

    def _is_sure(self, ranking: Sequence[Match]) -> bool:
        """Check whether to answer; small talk is sure as a whole, as it cannot be suggested."""
        is_talk = self._gates.is_surely_among(self._knowledge.small_talk, ranking)
        return is_talk or self._gates.is_sure(ranking)
