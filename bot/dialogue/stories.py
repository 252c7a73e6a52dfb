"""Finds what is asked in a long message, wherever it stands there.

A story hides its question from the matcher, and so do greetings and explanations around it. The
sentences that ask something make an entry that suits the whole surer where they agree with it; they
never outvote it: « ma fille veut être infirmière […] quelles études doit-elle faire ? » is out of
scope though the last sentence alone would not be. So a message that hardly any entry suits as a
whole stays as it is, and is not taken for several questions either. Only what names the subject of
the knowledge base is asked whatever is told around it, unless that is clear by itself: « c'est quoi
le back office ? J'ai deux enfants et un chien […] ».
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.dialogue.bands import Gates, confidence
from bot.dialogue.parts import Cutter, split_sentences
from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.readings import MAX_MATCHED_WORDS, Readings

MAX_PLAIN_WORDS = 20  # a longer message is a story
MAX_SENTENCES = 30
# Confidence of an entry in the whole. Of 140 stories to refuse, unlearned, 29 were answered without
# this and 20 with it; of 926 unlearned stories in scope, 702 and 699 were answered right.
# With .25 instead, 17 and 688.
MIN_SHARPENED = 0.15
# The same where a sentence is a plain question. It is found then between sentences of a story that
# nothing is known of. If any sentence counted from here on, three more of 78 messages out of scope
# would be answered: « […] une blanquette […]. Combien de temps faut-il la laisser mijoter ? ».
MIN_SHARPENED_BY_PLAIN = 0.05
PLAIN_CONFIDENCE = 0.9  # of a sentence alone


@dataclass(frozen=True)
class Sentences:
    """The sentences of a message.

    Attributes:
        asking: those that ask something.
        on_subject: those among them that name the subject of the knowledge base.
        are_several: whether there are more than one, asking or not.
        are_story: whether they are longer than a plain question.
    """

    asking: tuple[str, ...]
    on_subject: tuple[str, ...]
    are_several: bool
    are_story: bool

    @property
    def tell_only(self) -> bool:
        """Whether they are a story and ask nothing; what it suggests is a guess then."""
        return self.are_story and not self.asking

    @property
    def focus(self) -> str | None:
        """What is asked in a story, without the rest; None if it is no story or does not ask."""
        return " ".join(self.asking) if self.are_story and self.asking else None


def read_sentences(text: str, cutter: Cutter, readings: Readings) -> Sentences:
    """Separate the sentences of a message that ask something from those that do not."""
    found = split_sentences(text)[:MAX_SENTENCES]
    asking = [one for one in found if cutter.asks(one, readings.words(one))]
    on_subject = [one for one in asking if cutter.names_subject(readings.words(one))]
    is_story = len(text.split()) > MAX_PLAIN_WORDS
    return Sentences(tuple(asking), tuple(on_subject), len(found) > 1, is_story)


def may_ask_several(ranking: Sequence[Match], sentences: Sentences) -> bool:
    """Check whether a message may ask several things; a story must suit an entry, and ask."""
    if not ranking:
        return False
    if sentences.focus:
        return confidence(ranking) >= MIN_SHARPENED
    return not (sentences.tell_only and sentences.are_several)


def sharpen(
    ranking: Sequence[Match], sentences: Sentences, readings: Readings, gates: Gates
) -> tuple[Match, ...]:
    """Make entries that suit the whole as sure as the surest of the asking sentences are of them.

    Of a story about a bakery that asks for the salary, small companies may come first by a little.
    """
    if not sentences.are_several or not sentences.asking:
        return tuple(ranking)
    on_subject = sentences.on_subject if confidence(ranking) < gates.answer else ()
    if confidence(ranking) < MIN_SHARPENED_BY_PLAIN and not on_subject:
        return tuple(ranking)
    texts = [" ".join(sentences.asking), *_matched(sentences.asking, readings)]
    readings.vectorise(texts)
    asked = [(text, readings.first(text)) for text in texts]
    surer = [replace(one, confidence=_surest(one, asked, on_subject, readings)) for one in ranking]
    return tuple(sorted(surer, key=lambda one: -one.confidence))


def _matched(asking: Sequence[str], readings: Readings) -> list[str]:
    """List the sentences whose words are all among those that are matched of them together."""
    ends = accumulate(len(readings.words(one)) for one in asking)
    return [one for one, end in zip(asking, ends, strict=True) if end <= MAX_MATCHED_WORDS]


def _surest(
    match: Match,
    asked: Sequence[tuple[str, Entry | None]],
    on_subject: Sequence[str],
    readings: Readings,
) -> float:
    """Return how sure the whole is of an entry, or the surest sentence that it agrees with.

    Args:
        match: the entry, in the whole.
        asked: the sentences, each with its first entry.
        on_subject: those of them that count however little the whole suits their entry.
        readings: of the message.
    """
    surest = match.confidence
    for text, first in asked:
        if first is match.entry:
            alone = readings.confidence(text, first)
            needed = 0.0 if text in on_subject else MIN_SHARPENED_BY_PLAIN
            if match.confidence >= (needed if alone >= PLAIN_CONFIDENCE else MIN_SHARPENED):
                surest = max(surest, alone)
    return surest
