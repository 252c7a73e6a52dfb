"""Tells greetings, thanks and the like from the question that they surround.

They weigh nothing beside a question, before or after it, with or without a comma. What is small
talk as a whole stays one: of « Merci, j'ai compris », « Merci » is not cut off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.dialogue.bands import MAX_RIVAL_SHARE, Gates
from bot.dialogue.parts import Cutter
from bot.dialogue.small_talk import SmallTalkReader
from bot.knowledge import Entry, Knowledge
from bot.matcher import Match
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.normalise import Normaliser
from bot.phrases import Phrases, place_words

# A greeting or thanks are surely these with this confidence.
COURTESY_CONFIDENCE = 0.9
# What is left beside them is a question from this confidence on: « bonjour, qui est leur
# supérieur » has .38 without the greeting. With .8, .014 of 140 plain questions only got the
# greeting back; with .15, « merci, et j'ai compris » and the like are questions.
QUESTION_CONFIDENCE = 0.3
# What asks something is one however little is known of it, unless it is itself small talk with this
# confidence: the greeting of « bonjour, tu connais le foot » has .00 without it, that of « yo ça
# dit quoi » .09. Of 150 messages out of scope after « bonjour, », 5 only get the greeting back, 9
# with 0; with .5, 3 more of 2,207 phrasings of small talk are taken for questions.
TALK_CONFIDENCE = 0.05
_AFTER_QUESTION = " \n,;:.-"  # stands between it and the courtesy after it; « ? » is its own
# « Salut chef ! … »: a few words that the lexicon does not know, before a sign.
_FIRST_WORDS = re.compile(r"\s*([^.?!,;:\n]{2,30})[.?!,;:\n]+\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Courteous:
    """A message with the courtesy told from the question.

    Attributes:
        courtesy: the small talk before the question, to be returned; None if there is none.
        question: what is left.
    """

    courtesy: Entry | None
    question: str


class CourtesyReader:
    """Takes courtesy off the beginning and the end of a message."""

    def __init__(
        self,
        knowledge: Knowledge,
        normaliser: Normaliser,
        small_talk: SmallTalkReader,
        cutter: Cutter,
        gates: Gates,
    ) -> None:
        self._normaliser = normaliser
        self._cutter = cutter
        self._small_talk = small_talk
        self._remarks = knowledge.remarks
        self._gates = gates
        words, lexicon = normaliser.words_of_each, knowledge.lexicon
        self._thanks = Phrases(words(lexicon.thanks))
        self._continuations = Phrases(words(lexicon.continuations))
        self._light = Phrases(words([*lexicon.courtesies, *lexicon.fillers]))

    def read(self, text: str, readings: Readings, before: Before) -> Courteous:
        """Separate the courtesy in a message from the question in it.

        Args:
            text: the message.
            readings: of the message.
            before: what came before it.
        """
        talk = self._talk(text, readings, self._gates.answer)
        if talk and (readings.known(text) is not None or self._only_thanks(text, readings)):
            return Courteous(None, text)
        for opening, question, is_known in self._splits(text, readings):
            courtesy = self._talk(opening, readings, COURTESY_CONFIDENCE)
            is_remark = courtesy is not None and courtesy.entry.id in self._remarks
            if not is_known and (talk or not is_remark):  # « c'est qui, … » asks, and greets nobody
                continue
            for asked in self._rank(question, readings, before):
                is_question = (
                    self._is_question(question, asked, courtesy, talk, readings)
                    if is_known
                    else _is_likely(asked)
                )
                if is_question:
                    opened = readings.plain_words(opening)
                    return Courteous(self._small_talk.returned_for(opened), question)
        return Courteous(None, text)

    def _only_thanks(self, text: str, readings: Readings) -> bool:
        """Check whether a message thanks for something, and asks nothing.

        Of 120 messages such as « merci pour le conseil » 81 were taken for thanks without this.
        """
        words = readings.plain_words(text)
        return self._thanks.stand_in(words) and not self._cutter.asks(text, words)

    def _rank(self, question: str, readings: Readings, before: Before) -> list[Match]:
        """Return the best entry for a question; only « et … » goes on with what came before."""
        is_elliptic = self._continuations.length_at(readings.plain_words(question)) > 0
        return readings.rank_after(question, 1, before if is_elliptic else Before())

    def _is_question(
        self,
        text: str,
        asked: Match,
        courtesy: Match | None,
        talk: Match | None,
        readings: Readings,
    ) -> bool:
        """Check whether what is left of a message is more than a part of its small talk."""
        if talk is None or asked.confidence > talk.confidence:
            return True
        if asked.entry.id in self._small_talk.own:  # « bonjour, tu fais quoi » asks for help
            is_same = asked.entry in (talk.entry, courtesy and courtesy.entry)
            rival = readings.confidence(text, talk.entry) / MAX_RIVAL_SHARE
            return not is_same and asked.confidence >= max(self._gates.answer, rival)
        is_other = courtesy is not None and courtesy.entry is not talk.entry
        asks_else = (
            self._cutter.asks(text, readings.words(text))
            and readings.confidence(text, talk.entry) < TALK_CONFIDENCE
        )
        return is_other or asks_else or _is_likely(asked)

    def _talk(self, text: str, readings: Readings, needed: float) -> Match | None:
        """Return the small talk that a text is, if it surely is any."""
        entry = readings.first(text)
        if entry is None or entry.id not in self._small_talk.own:
            return None
        (match,) = readings.rank(text, 1)
        return match if match.confidence >= needed else None

    def _splits(self, text: str, readings: Readings) -> Iterator[tuple[str, str, bool]]:
        """List the courtesy before a question, the question, and whether the lexicon says so."""
        if self._light.stand_in(readings.words(text)):
            yield from self._without_light(text)
        if found := _FIRST_WORDS.fullmatch(text):
            yield found[1], found[2], False

    def _without_light(self, text: str) -> Iterator[tuple[str, str, bool]]:
        placed = place_words(text, self._normaliser)
        words, count = placed.words, len(placed.words)
        first, last = self._light.end_of_opening(words), self._light.start_of_closing(words)
        asks_nothing = self._continuations.make_up(words[first:last])  # « merci et bonsoir »
        if first < last and (first, last) != (0, count) and not asks_nothing:
            start = placed.places[first][0] if first else 0
            end = len(text)
            if last < count:  # one abbreviation may stand for the last word and the courtesy
                end = max(placed.places[last - 1][1], placed.places[last][0])
            yield text[:start], text[start:end].rstrip(_AFTER_QUESTION), True


def _is_likely(asked: Match) -> bool:
    return asked.confidence >= QUESTION_CONFIDENCE
