"""Knows what only asks on about the last answer, and tells more about it.

An answer is not given twice in a row to what makes no sense without the first: after the hours,
« et à mi-temps ? » gets their passage instead, or is told that there is no more. What is clear by
itself and asked in full is answered as if it were the first.
"""

from bot.dialogue.bands import MAX_SUGGESTIONS, Gates
from bot.dialogue.cues import CueReader
from bot.dialogue.memory import Memory
from bot.dialogue.parts import Cutter
from bot.knowledge import Entry, Knowledge
from bot.matcher.features import Words
from bot.matcher.follow_up_words import FollowUpWords
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.normalise import Normaliser
from bot.phrases import Phrases
from bot.reply import Answer, Details, Reply, key_sentence


class LastAnswerReader:
    """Reads messages that ask on about the last answer."""

    def __init__(
        self,
        knowledge: Knowledge,
        normaliser: Normaliser,
        cues: CueReader,
        cutter: Cutter,
        gates: Gates,
    ) -> None:
        """Begin.

        Args:
            knowledge: the knowledge base.
            normaliser: what makes words of texts.
            cues: what reads short messages.
            cutter: what knows a question by its form.
            gates: where an answer is sure.
        """
        lexicon = knowledge.lexicon
        self._knowledge, self._cues, self._cutter, self._gates = knowledge, cues, cutter, gates
        self._words = FollowUpWords(lexicon, normaliser)
        goes_on = [*lexicon.continuations, *lexicon.retractions]
        self._beginnings = Phrases(normaliser.words_of_each(goes_on))

    def asks_on(
        self, text: str, last: Entry, memory: Memory, readings: Readings, before: Before
    ) -> bool:
        """Check whether a message only asks on about the entry that was answered last."""
        cues = self._cues
        is_asked = cues.asks_for_more(text) or (
            _came_last(memory) and (cues.is_clarification(text) or cues.asks_for_less(text))
        )
        # « quoi d'autre ? » asks on, but after some answers it is known to mean another entry.
        return is_asked and readings.meant_after(text, before) in (None, last)

    def is_repeated(
        self, reply: Reply, text: str, question: str, memory: Memory, readings: Readings
    ) -> bool:
        """Check whether a reply would give the last answer again to what goes on with it.

        That is what does not mean the entry by itself, or begins as what goes on with something
        and has not the form of a question, or asks why: « donc bac+3 », « et pourquoi si loin ? ».
        Of 557 questions that are clear by themselves 11 get details after the same answer, 8 for
        the way they begin; of 30 messages that got the same answer again 13 still do.

        Args:
            reply: the reply.
            text: the message without courtesy.
            question: what it asks beside what it denies.
            memory: what is remembered of the conversation.
            readings: those of the message.
        """
        if not isinstance(reply, Answer) or [one.id for one in reply.entries] != [memory.answered]:
            return False
        (alone,) = readings.rank(question, 1)
        if alone.entry.id != memory.answered or alone.confidence < self._gates.answer:
            return True
        return _came_last(memory) and self._goes_on(text, readings.plain_words(text))

    def details(self, entry: Entry, asked: str, memory: Memory) -> Details:
        """Tell more about an entry, or less if that is asked for."""
        sentence = key_sentence(entry) if self._cues.asks_for_less(asked) else None
        if sentence:
            return Details(entry, (), sentence=sentence)
        section = [one.id for one in self._knowledge.entries if one.section == entry.section]
        ids = dict.fromkeys([*entry.related, *section])
        return Details(
            entry,
            self._knowledge.existing(id_ for id_ in ids if id_ != entry.id)[:MAX_SUGGESTIONS],
            self._cues.asks_why(asked) and not self._cues.gives_reason(entry.source or ""),
            memory.is_detailed,
        )

    def _goes_on(self, text: str, words: Words) -> bool:
        """Check whether a text goes on with something, and is no question in full."""
        if not self._beginnings.length_at(self._words.told_by(words)):
            return False
        return self._cues.asks_why(text) or not self._cutter.is_interrogative(text, words)


def _came_last(memory: Memory) -> bool:
    """Check whether nothing else was offered since the last answer, and no message refused."""
    return (memory.is_detailed or not memory.suggested) and not memory.unknowns
