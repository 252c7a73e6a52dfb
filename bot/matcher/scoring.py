"""The scores of all entries for a question."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from bot.matcher.choice import ChoiceModel, EntryEvidence, QuestionEvidence
from bot.matcher.classifier import Classifier
from bot.matcher.coverage import Coverage
from bot.matcher.features import Words
from bot.matcher.meaning import Meaning
from bot.matcher.missing_words import MissingWords
from bot.matcher.vectors import Doubles, Floats, Vectors

KNOWN_MARGIN = 3.0  # log-odds over all others of what is known word for word: a confidence of .95


@dataclass(frozen=True)
class Scores:
    """The utilities for one question, in log-odds; see `bot.matcher.choice`.

    Attributes:
        entries: of each entry.
        outside: of none of them.
        evidence: what those of the entries are made of.
        none: what that of none of them is made of.
    """

    entries: Floats
    outside: float
    evidence: EntryEvidence
    none: QuestionEvidence

    @cached_property
    def confidences(self) -> Floats:
        """The probability of each entry to be right, 0..1."""
        return probabilities(self.entries, self.outside)

    def sure_of(self, number: int) -> "Scores":
        """Return the scores of a text that is known to be of an entry, or of none if there is none.

        What is known word for word is what it is, however little is known of its words, and however
        much of others: « être diplomate ? ».

        Args:
            number: that of the entry; how many entries there are, for none of them.
        """
        utilities = np.append(self.entries, np.float32(self.outside))
        utilities[number] = certain(np.delete(utilities, number))
        return replace(self, entries=utilities[:-1], outside=float(utilities[-1]))

    def margin(self, entry: int) -> float:
        """Return how far an entry is above its strongest rival.

        It is negative if the entry is not first, and infinite if it is the only one.
        """
        rivals = np.delete(self.entries, entry)
        return float(self.entries[entry] - rivals.max(initial=-np.inf))


def probabilities(utilities: Floats | Doubles, outside: float) -> Floats:
    """Return the probability of each entry, 0..1: its share of the exponentials of all utilities.

    Args:
        utilities: of each entry, in log-odds.
        outside: of none of them.
    """
    highest = max(float(utilities.max()), outside)
    shares = np.exp(utilities - highest)
    found: Floats = shares / (shares.sum() + np.exp(outside - highest))
    return found


def certain(others: Floats | Doubles) -> float:
    """Return the utility of what is known to be meant, beside those of all others."""
    return float(np.logaddexp.reduce(others)) + KNOWN_MARGIN


@dataclass(frozen=True)
class Message:
    """A message as the matcher sees it.

    Attributes:
        features: a single row.
        meaning: the vector of its words' meaning.
    """

    words: Words
    features: Vectors
    meaning: Floats


@dataclass(frozen=True)
class Scorer:
    """Scores entries with all that was learned of them."""

    classifier: Classifier
    coverage: Coverage
    meaning: Meaning
    missing_words: MissingWords
    choice: ChoiceModel

    def score(self, message: Message) -> Scores:
        """Score a message."""
        indices, data = message.features.row(0)
        classes = self.classifier.scores(indices, data)
        return self.weigh(message, classes, self.coverage.shares(message.features, 0))

    def weigh(
        self, message: Message, classes: Floats, coverage: Floats, left_out: int | None = None
    ) -> Scores:
        """Make utilities of all evidence.

        Args:
            message: what is scored.
            classes: the classifier's scores: of each entry, then of being out of scope if that is
                a class.
            coverage: of each entry.
            left_out: the entry that has the message as a phrasing, if that one is not to count.
        """
        count = len(coverage)
        nearness = self.meaning.compare(message.meaning, left_out)
        evidence = EntryEvidence(
            classes[:count],
            coverage,
            nearness.prototype,
            nearness.phrasing,
            nearness.answer,
            self.missing_words.weigh(message.words, left_out),
        )
        utilities = self.choice.utilities(evidence)
        none = QuestionEvidence(
            float(classes[count]) if len(classes) > count else 0.0,
            float(message.features.known[0]),
            len(message.words),
            float(np.logaddexp.reduce(utilities)),
        )
        outside = self.choice.utility_of_none(none)
        return Scores(utilities, outside, evidence, none)
