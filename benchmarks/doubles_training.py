"""Learns the weights of `bot.dialogue.two_questions` from a knowledge base's own phrasings.

A third of the phrasings is kept from the matcher, so that its confidences are as they are for the
questions of users. Each of them asks one thing, whatever signs and connectors stand in it, and a
message to refuse asks nothing; two phrasings of different entries, joined as people join questions,
ask two things. A message is judged by the cut that looks most like two questions, so it is from
that one that a message which asks one thing teaches, by the weights of the round before.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.dialogue.parts import Cutter
from bot.dialogue.pieces import Cut
from bot.dialogue.question_finder import QuestionFinder
from bot.dialogue.subject import subject_words
from bot.dialogue.two_questions import Evidence, Weights
from bot.knowledge import Entry, Knowledge
from bot.matcher import Matcher
from bot.matcher.vectors import Doubles
from bot.normalise import Normaliser

THIRDS = 3
JOINED = 2000  # doubles of each third
MAX_WORDS = 14  # of a phrasing that is joined; a longer one tells a story
MAX_KEYWORDS = 5  # of a phrasing that is joined though it does not look like a question
KEYWORDS_SHARE = 0.35  # of the doubles are of such
MIXED_SHARE = 0.12  # are of a question and keywords
UNENDED_SHARE = 0.5  # lack the sign at the end
NUMBERED_SHARE = 0.08
PRIOR = 0.5  # weight of a double, for people mostly ask one thing
PENALTY = 1.0
NEWTON_STEPS = 15
ROUNDS = 4
SEED = 7
_SENTENCE_ENDS = (" ? ", "? ", ". ", " ?\n", "\n", " ; ")
_LIST_SIGNS = (", ", " + ", " / ", "\n", " - ", " ")
_SIGNS_AT_END = " ?.!…\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Lesson:
    """A message, as far as it may ask two things.

    Attributes:
        asks_two: whether it does.
        inputs: what speaks for that, a row for each cut; of a double for the right one only.
    """

    asks_two: bool
    inputs: Doubles


@dataclass(frozen=True)
class Joined:
    """Two phrasings as one message.

    Attributes:
        first: as the first of them stands in it, with what precedes.
    """

    text: str
    first: str


def lessons(knowledge: Knowledge) -> Iterator[Lesson]:
    """List what a knowledge base teaches."""
    for third in range(THIRDS):
        yield from _Teacher(knowledge, third).teach()


def train(taught: Sequence[Lesson]) -> Weights:
    """Compute the weights under which what was taught is most likely."""
    found = _fit(taught)
    for _ in range(ROUNDS):
        chosen = [
            replace(one, inputs=one.inputs[[int((one.inputs @ found).argmax())]]) for one in taught
        ]
        found = _fit(chosen)
    return Weights(*(round(float(weight), 3) for weight in found))


def _fit(taught: Sequence[Lesson]) -> Doubles:
    """Fit a logistic regression by Newton's method."""
    inputs = np.concatenate([one.inputs for one in taught])
    counts = [len(one.inputs) for one in taught]
    asks_two = np.repeat([one.asks_two for one in taught], counts)
    shares = np.repeat([(PRIOR if one.asks_two else 1) / len(one.inputs) for one in taught], counts)
    weights: Doubles = np.zeros(inputs.shape[1])
    for _ in range(NEWTON_STEPS):
        found = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (shares * (found - asks_two)) + PENALTY * weights
        curvature = (inputs.T * (shares * found * (1 - found))) @ inputs
        weights -= np.linalg.solve(curvature + PENALTY * np.eye(len(weights)), gradient)
    return weights


class _Teacher:
    """Knows a knowledge base but for a third of its phrasings, and teaches with these."""

    def __init__(self, knowledge: Knowledge, third: int) -> None:
        self._chance = random.Random(SEED + third)
        self._remarks = knowledge.remarks
        self._held = [
            (entry.id, text)
            for entry in knowledge.entries
            for text in entry.variants[third::THIRDS]
        ]
        outside = knowledge.out_of_scope
        self._refused = [*outside.near[third::THIRDS], *outside.far[third::THIRDS]]
        near, far = (
            tuple(one for number, one in enumerate(texts) if number % THIRDS != third)
            for texts in (outside.near, outside.far)
        )
        learned = replace(
            knowledge,
            entries=tuple(_without(entry, third) for entry in knowledge.entries),
            out_of_scope=outside.model_copy(update={"near": near, "far": far}),
        )
        self._matcher = Matcher(learned)
        normaliser = Normaliser(knowledge.lexicon)
        subject = subject_words(knowledge, normaliser)
        self._cutter = Cutter(knowledge.lexicon, normaliser, subject)
        self._connectors = knowledge.lexicon.connectors

    def teach(self) -> Iterator[Lesson]:
        for text in [*(text for _, text in self._held), *self._refused]:
            if found := self._evidence(text):
                yield Lesson(False, np.array([evidence.inputs for _, evidence in found]))
        for joined in self._doubles():
            for cut, evidence in self._evidence(joined.text):
                if cut.before.text.strip() == joined.first:
                    yield Lesson(True, np.array([evidence.inputs]))

    def _evidence(self, text: str) -> list[tuple[Cut, Evidence]]:
        readings = self._matcher.read()
        finder = QuestionFinder(self._cutter, self._remarks, readings)
        return finder.evidence(finder.pieces(text))

    def _doubles(self) -> Iterator[Joined]:
        short = [
            one
            for one in self._held
            if one[0] not in self._remarks and len(one[1].split()) <= MAX_WORDS
        ]
        asking = [one for one in short if self._asks(one[1])]
        keywords = [one for one in short if one not in asking and _are_keywords(one[1])]
        for _ in range(JOINED):
            pools = self._chance.choices(
                [(asking, asking), (keywords, keywords), (asking, keywords)],
                [1 - KEYWORDS_SHARE - MIXED_SHARE, KEYWORDS_SHARE, MIXED_SHARE],
            )
            if not all(pools[0]):
                continue
            first, second = map(self._chance.choice, pools[0])
            if first[0] != second[0]:
                yield self._join(first[1], second[1])

    def _asks(self, text: str) -> bool:
        return "?" in text or self._cutter.has_interrogative(self._matcher.read().words(text))

    def _join(self, first: str, second: str) -> Joined:
        first = first.rstrip(_SIGNS_AT_END)
        if self._chance.random() < UNENDED_SHARE:
            second = second.rstrip(_SIGNS_AT_END)
        if self._chance.random() < NUMBERED_SHARE:
            return Joined(f"1) {first} 2) {second}", f"1) {first}")
        sign = self._sign(are_keywords=_are_keywords(first) and _are_keywords(second))
        return Joined(first + sign + second, first)

    def _sign(self, *, are_keywords: bool) -> str:
        connector = self._chance.choice(["et", "et", self._chance.choice(self._connectors)])
        connected = self._chance.choice([" {} ", ", {} "]).format(connector)
        if are_keywords:
            return self._chance.choice([connected, connected, *_LIST_SIGNS])
        end = self._chance.choice(_SENTENCE_ENDS)
        begun = f" ? {connector} "
        return self._chance.choice([connected, connected, end, end, begun, ", ", " + ", " "])


def _are_keywords(text: str) -> bool:
    return len(text.split()) <= MAX_KEYWORDS


def _without(entry: Entry, third: int) -> Entry:
    kept = [text for number, text in enumerate(entry.variants) if number % THIRDS != third]
    return entry.model_copy(update={"variants": tuple(kept)})
