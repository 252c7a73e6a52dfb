"""Learns the weights of `bot.matcher.mixture` from what is known to follow, and from questions.

Each follow-up of a knowledge base, put after the entry that it follows, means another entry or the
same; what is known of it does not count then. A labelled question comes after entries by chance:
it means what it means by itself, and a question to another FAQ means nothing there. The weights
make the right entries, or none, as likely as they can (maximum likelihood), drawn a little to 0.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from benchmarks.cases import Case, read_cases
from bot.knowledge import Knowledge
from bot.matcher.encoder import Encoder
from bot.matcher.follow_ups import Before, FollowUps
from bot.matcher.learning import learn
from bot.matcher.mixture import Inputs, Weights, inputs
from bot.matcher.vectors import Doubles

REPETITIONS = 3  # of a question, each after another entry
FOREIGN_STEP = 3  # every third question to other FAQs: about as many as are in scope
# How much the questions count. With .75, of 265 later turns .947 instead of .939 are reached, but
# of 365 messages out of scope .044 instead of .036 are answered after an answer, and of 869
# questions .0035 instead of .0012 are right by themselves and no longer after another one.
QUESTIONS_SHARE = 0.85
PENALTY = 2.5e-4
MAX_STEPS = 800
TINY = 1e-9
SEED = 3
PARTS = 10  # of the follow-ups; each is read by what learned the others


@dataclass(frozen=True)
class Lesson:
    """A message after an answer.

    Attributes:
        found: what speaks for what it may mean.
        alone: the probability of each entry, and last of none, if it is meant by itself.
        is_right: whether each of them is right.
    """

    found: Inputs
    alone: Doubles
    is_right: npt.NDArray[np.bool_]


def lessons(
    knowledge: Knowledge, cases: Sequence[Case]
) -> tuple[Sequence[Lesson], Sequence[Lesson]]:
    """List what the follow-ups of a knowledge base teach, and what questions to it teach."""
    teacher = _Teacher(knowledge)
    follow_ups: list[Lesson] = []
    for part in range(PARTS):
        others, asked = _part(knowledge, teacher.encoder, part)
        follow_ups += _Teacher(others).follow_ups(asked)
    return follow_ups, [*teacher.questions(cases)]


def _part(knowledge: Knowledge, encoder: Encoder, part: int) -> tuple[Knowledge, Knowledge]:
    """Return a knowledge base without one part of its follow-ups, and one with that part only.

    Those that say the same, whatever they begin with, are in one part.
    """

    def is_in(text: str) -> bool:
        told = encoder.openings.leave_off(encoder.normaliser.words(text))
        return crc32(" ".join(told).encode()) % PARTS == part

    return _only(knowledge, lambda text: not is_in(text)), _only(knowledge, is_in)


def _only(knowledge: Knowledge, is_kept: Callable[[str], bool]) -> Knowledge:
    """Return a knowledge base with some of its follow-ups only."""
    kept = [
        {meant: tuple(filter(is_kept, texts)) for meant, texts in entry.follow_ups.items()}
        for entry in knowledge.entries
    ]
    entries = [
        entry.model_copy(update={"follow_ups": follow_ups})
        for entry, follow_ups in zip(knowledge.entries, kept, strict=True)
    ]
    return replace(knowledge, entries=tuple(entries))


def foreign(knowledge: Iterable[Path]) -> list[Case]:
    """List some questions to other knowledge bases, each of which has a file beside it."""
    asked = [case for path in knowledge for case in read_cases(path.with_suffix(".jsonl"))]
    return [Case(case.question, frozenset()) for case in asked[::FOREIGN_STEP]]


def train(follow_ups: Sequence[Lesson], questions: Sequence[Lesson]) -> Weights:
    """Compute the weights under which the right choices are most likely."""
    from scipy.optimize import minimize  # of the extra `bench`; the lessons need none of it

    taught = [Taught.of(follow_ups, 1 - QUESTIONS_SHARE), Taught.of(questions, QUESTIONS_SHARE)]

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        total, gradient = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for one in taught:
            part, slope = one.loss(weights)
            total, gradient = total + part, gradient + slope
        return total, gradient

    start = np.array([float(name in ("utility", "none_utility")) for name in Weights._fields])
    options = {"maxiter": MAX_STEPS}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    return Weights(*(round(float(weight), 2) for weight in found))


class _Teacher:
    """Reads messages after answers."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries, self._learned = knowledge.entries, learn(knowledge)
        self._known = FollowUps(knowledge, self._learned.follow_ups, self._learned.encoder)
        self._subjects = [
            entry.id for entry in self._entries if entry.id not in knowledge.small_talk
        ]

    @property
    def encoder(self) -> Encoder:
        """What encodes its texts."""
        return self._learned.encoder

    def follow_ups(self, asked: Knowledge) -> Iterator[Lesson]:
        for entry in asked.entries:
            for meant, texts in entry.follow_ups.items():
                for text in texts:
                    yield from self._lesson(entry.id, text, {meant})

    def questions(self, cases: Sequence[Case]) -> Iterator[Lesson]:
        chance = random.Random(SEED)
        for case in cases:
            for before in chance.choices(self._subjects, k=REPETITIONS):
                yield from self._lesson(before, case.question, case.ids)

    def _lesson(self, before: str, text: str, meant: frozenset[str] | set[str]) -> Iterator[Lesson]:
        learned = self._learned
        words = learned.encoder.words(text)
        follow_up = self._known.read(Before((before,)), words)
        if not words or follow_up is None:
            return
        (message,) = learned.encoder.encode([learned.encoder.openings.leave_off(words)])
        scores = learned.scorer.score(message)
        right = [entry.id in meant for entry in self._entries]
        alone = np.append(scores.confidences, 1 - scores.confidences.sum())
        yield Lesson(inputs(scores, follow_up), alone, np.array([*right, not any(right)]))


@dataclass(frozen=True)
class Taught:
    """Lessons of one kind, as arrays.

    Attributes:
        share: how much they count together.
        choices: what speaks for each entry, and last for none; lessons x choices x weights.
        alone: what speaks for each message being meant by itself; lessons x weights.
        by_itself: the probability of each choice then; lessons x choices.
        is_right: lessons x choices.
    """

    share: float
    choices: Doubles
    alone: Doubles
    by_itself: Doubles
    is_right: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, taught: Sequence[Lesson], share: float) -> "Taught":
        """Put lessons into arrays."""
        entries = np.stack([lesson.found.entries for lesson in taught])
        none = np.stack([lesson.found.none for lesson in taught])
        count, size, _ = entries.shape
        choices = np.zeros((count, size + 1, entries.shape[2] + none.shape[1]))
        choices[:, :size, : entries.shape[2]] = entries
        choices[:, size, entries.shape[2] :] = none
        return cls(
            share,
            choices,
            np.stack([lesson.found.alone for lesson in taught]),
            np.stack([lesson.alone for lesson in taught]),
            np.stack([lesson.is_right for lesson in taught]),
        )

    def loss(self, weights: Doubles) -> tuple[float, Doubles]:
        """Return how unlikely the right choices are, and the gradient of that."""
        split = self.choices.shape[2]
        utilities = self.choices @ weights[:split]
        shares = np.exp(utilities - utilities.max(axis=1, keepdims=True))
        following = shares / shares.sum(axis=1, keepdims=True)
        is_alone = 1 / (1 + np.exp(-self.alone @ weights[split:]))
        right_alone = (self.by_itself * self.is_right).sum(axis=1)
        right_following = (following * self.is_right).sum(axis=1)
        likelihood = is_alone * right_alone + (1 - is_alone) * right_following
        likelihood = np.maximum(likelihood, TINY)
        follows = (1 - is_alone) * right_following / likelihood
        wanted = following * self.is_right / np.maximum(right_following, TINY)[:, np.newaxis]
        error = follows[:, np.newaxis] * (following - wanted)
        gate = (right_following - right_alone) / likelihood * is_alone * (1 - is_alone)
        gradient = np.append(np.einsum("lc,lcw->w", error, self.choices), gate @ self.alone)
        scale = self.share / len(likelihood)
        return -scale * float(np.log(likelihood).sum()), scale * gradient
