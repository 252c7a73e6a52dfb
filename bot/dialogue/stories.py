"""Finds what is asked in a long message, wherever it stands there.

A story hides its question from the matcher, and so do greetings and explanations around it. The
sentences that ask something make an entry that suits the whole surer where they agree with it; they
never outvote it: « ma fille veut être infirmière […] quelles études doit-elle faire ? » is out of
scope though the last sentence alone would not be. Where nobody aims at anything else, a plain
question is asked whatever is told around it, if that is short or names the subject of the knowledge
base: « Je suis vendeuse. Quel diplôme faut-il ? »; else it is suggested.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.dialogue.bands import (
    GUESS_CONFIDENCE,
    MAX_SUGGESTIONS,
    Gates,
    as_guess,
    confidence,
)
from bot.dialogue.parts import Cutter
from bot.dialogue.pieces import split_sentences
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
# Of a sentence alone. Of 240 plain questions after what somebody tells of his life, all alike, 145
# are answered and 66 suggested since they may count by themselves, and 59 and 1 before; of 160
# after what somebody wants to become or to do, 20 and 20, and 16 and none.
PLAIN_CONFIDENCE = 0.9


@dataclass(frozen=True)
class Sentences:
    """The sentences of a message.

    Attributes:
        asking: those that ask something.
        clauses: what asks something in those that are long, without what stands before it.
        complete: the sentences and clauses among these that refer to nothing that was told.
        on_subject: the sentences that name the subject of the knowledge base.
        name_subject: whether any does, asking or not.
        aim_elsewhere: whether any says what somebody wants to do, and it is not the subject.
        are_several: whether there are more than one, asking or not.
        are_story: whether they are longer than a plain question.
    """

    asking: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    on_subject: tuple[str, ...] = ()
    name_subject: bool = False
    aim_elsewhere: bool = False
    are_several: bool = False
    are_story: bool = False

    @property
    def are_asked_alone(self) -> bool:
        """Whether a plain question among them is asked whatever the others tell."""
        return not self.aim_elsewhere and (self.name_subject or not self.are_story)

    @property
    def asked_alone(self) -> tuple[str, ...]:
        """Those that are asked whatever the others tell, if they are plain questions."""
        return self.complete if self.are_asked_alone else self.on_subject

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
    is_story = len(text.split()) > MAX_PLAIN_WORDS
    if len(found) < 2 and not is_story:  # most messages: nothing stands around the question
        return Sentences(tuple(asking))
    long = [one for one in _matched(asking, readings) if len(one.split()) > MAX_PLAIN_WORDS]
    clauses = [clause for one in long for clause in cutter.clauses(one)][:MAX_SENTENCES]
    clauses = [one for one in clauses if cutter.asks(one, readings.words(one))]
    aiming = [one for one in found if cutter.aims_elsewhere(readings.words(one))]
    return Sentences(
        asking=tuple(asking),
        clauses=tuple(clauses),
        complete=tuple(
            one for one in (*asking, *clauses) if not cutter.refers_back(readings.words(one))
        ),
        on_subject=tuple(one for one in asking if cutter.names_subject(readings.words(one))),
        name_subject=any(cutter.names_subject(readings.words(one)) for one in found),
        aim_elsewhere=any(confidence(readings.rank(one, 1)) < PLAIN_CONFIDENCE for one in aiming),
        are_several=len(found) > 1,
        are_story=is_story,
    )


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
    is_more_than_asked = sentences.are_several or bool(sentences.clauses)
    if not (ranking and sentences.asking and is_more_than_asked):
        return tuple(ranking)
    texts = [" ".join(sentences.asking)]
    texts += _matched([*sentences.asking, *sentences.clauses], readings)
    readings.vectorise(texts)
    asked = [(text, first) for text in texts if (first := readings.first(text))]
    is_clear = confidence(ranking) >= gates.answer
    # « Je ne parle pas anglais. Quel diplôme faut-il ? »: the whole is clear by what is only told.
    is_told = sentences.are_asked_alone and not any(one is ranking[0].entry for _, one in asked)
    alone_counts = sentences.asked_alone if not is_clear or is_told else ()
    may_guess = not is_clear and not sentences.aim_elsewhere
    matches = {one.entry.id: one for one in ranking}
    heard: dict[str, float] = {}
    for text, first in asked:
        whole = matches.setdefault(first.id, Match(first, score=0.0, confidence=0.0)).confidence
        alone = readings.confidence(text, first)
        sure = _heard(alone, whole, by_itself=text in alone_counts)
        if may_guess and alone >= gates.answer:
            sure = max(sure, GUESS_CONFIDENCE)
        heard[first.id] = max(sure, heard.get(first.id, 0.0))
    if is_told and max(heard.values(), default=0.0) >= PLAIN_CONFIDENCE:
        [matches[ranking[0].entry.id]] = as_guess(ranking[:1])
    surer = [
        replace(one, confidence=max(one.confidence, heard.get(id_, 0.0)))
        for id_, one in matches.items()
    ]
    return tuple(sorted(surer, key=lambda one: -one.confidence))


def _heard(alone: float, whole: float, *, by_itself: bool) -> float:
    """Return how sure a message is of an entry for one of its sentences; 0 if it does not count.

    Args:
        alone: the confidence in the entry for the sentence alone.
        whole: the same for the whole message.
        by_itself: whether the sentence counts whatever surrounds it.
    """
    is_plain = alone >= PLAIN_CONFIDENCE
    needed = MIN_SHARPENED_BY_PLAIN if is_plain else MIN_SHARPENED
    return alone if whole >= needed or (is_plain and by_itself) else 0.0


def ask_unknown(sentences: Sentences, readings: Readings, gates: Gates) -> bool:
    """Check whether one of several questions is none that the bot knows anything of.

    Of 293 messages of several sentences that ask what it knows, 1 asks something else by this, a
    story: those are left out. « tu vois ? », « c'est possible ? » and the like are known well.
    """
    if sentences.are_story or len(sentences.asking) < 2:
        return False
    readings.vectorise(sentences.asking)
    return any(
        sum(match.confidence for match in readings.rank(one, MAX_SUGGESTIONS)) < gates.suggestion
        for one in sentences.asking
    )


def _matched(asking: Sequence[str], readings: Readings) -> list[str]:
    """List the sentences whose words are all among those that are matched of them together."""
    ends = accumulate(len(readings.words(one)) for one in asking)
    return [one for one, end in zip(asking, ends, strict=True) if end <= MAX_MATCHED_WORDS]
