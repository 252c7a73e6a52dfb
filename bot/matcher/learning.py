"""What is learned from a knowledge base, before the first question comes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.heap import give_back_memory
from bot.knowledge import Entry, Knowledge
from bot.markup import plain_text
from bot.matcher.classifier import Classifier
from bot.matcher.confidence import Calibration, Lesson
from bot.matcher.coverage import Coverage
from bot.matcher.neighbours import NearestNeighbours
from bot.matcher.phrasings import Phrasings
from bot.matcher.reading import Reader
from bot.matcher.scoring import COVERAGE_WEIGHT, Scorer, Scores
from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Ints, Vectors
from bot.normalise import Normaliser

# Phrasings an entry; learning from fewer is worse than comparing with them.
ENOUGH_PHRASINGS = 3


@dataclass(frozen=True)
class Learned:
    """All that is learned.

    Attributes:
        phrasings: of each entry, and last the out-of-scope examples if there are any.
    """

    reader: Reader
    scorer: Scorer
    phrasings: Phrasings
    calibration: Calibration


def learn(knowledge: Knowledge) -> Learned:
    """Learn the entries of a knowledge base, each a class, and what is out of scope as one more."""
    entries, normaliser = knowledge.entries, Normaliser(knowledge.lexicon)
    outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
    texts = [*map(_examples, entries), *([outside] if outside else [])]
    words = [[normaliser.words(text) for text in examples] for examples in texts]
    phrasings = Phrasings(texts, words)
    counts = [len(examples) for examples in texts]
    entry_counts = counts[: len(entries)]
    is_sparse = sum(entry_counts) < ENOUGH_PHRASINGS * len(entries)

    all_words = [one for examples in words for one in examples]
    speller, vectoriser = Speller(all_words), Vectoriser()
    vectors = vectoriser.fit(all_words, min_frequency=1 if is_sparse else 2)
    give_back_memory()  # 10 MB, before the classifier's weights take as much
    answers = vectoriser.transform([normaliser.words(plain_text(one.answer)) for one in entries])
    coverage = Coverage(vectors, entry_counts, answers, vectoriser.letter_trigrams)
    classes = np.repeat(np.arange(len(counts)), counts)
    ordered = [one for examples in phrasings.ordered for one in examples]
    scorer = Scorer(
        vectoriser,
        Classifier(vectors, classes, vectoriser.size, ordered),
        coverage,
        NearestNeighbours(vectors, entry_counts) if is_sparse else None,
    )
    calibration = _calibrate(entries, scorer, phrasings, vectors, classes)
    return Learned(Reader(normaliser, speller, vectoriser), scorer, phrasings, calibration)


def _examples(entry: Entry) -> tuple[str, ...]:
    """List the texts to learn an entry from: its phrasings, and its answer if they are few."""
    if len(entry.phrasings) >= ENOUGH_PHRASINGS:
        return entry.phrasings
    return (*entry.phrasings, plain_text(entry.answer))


def _calibrate(
    entries: Sequence[Entry], scorer: Scorer, phrasings: Phrasings, vectors: Vectors, classes: Ints
) -> Calibration:
    """Learn from the scores that phrasings had before they were learned."""
    has_few = [len(entry.phrasings) < ENOUGH_PHRASINGS for entry in entries]
    ordered = [one for examples in phrasings.ordered for one in examples]
    lessons = []
    for index, class_scores in scorer.classifier.validation.items():
        label = int(classes[index])
        is_in_scope = label < len(entries)
        if is_in_scope and has_few[label]:
            continue
        coverage = scorer.coverage.shares(vectors, index, label if is_in_scope else None)
        scores = Scores.add_up(class_scores, COVERAGE_WEIGHT * coverage, coverage)
        first = int(scores.entries.argmax())
        is_right = first == label
        similarity = phrasings.similarity(ordered[index], first, leave_out=is_right)
        lessons.append(Lesson(scores.evidence(first, similarity), is_in_scope, is_right))
    return Calibration(lessons)
