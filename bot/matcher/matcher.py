"""The matcher: from a question to the best entries, through all the stages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from rapidfuzz import fuzz, process

from bot.heap import give_back_memory
from bot.knowledge import Entry, Knowledge
from bot.markup import plain_text
from bot.matcher.classifier import Classifier
from bot.matcher.confidence import Calibration, Evidence, Lesson
from bot.matcher.coverage import WEIGHT, Coverage
from bot.matcher.features import Floats, Ints, Vectoriser, Vectors, Words
from bot.matcher.follow_ups import FollowUps
from bot.matcher.nearest import Nearest
from bot.matcher.similarity import likeness
from bot.matcher.spelling import Speller
from bot.normalise import Normaliser

SPARSE = 3  # phrasings an entry; with fewer, learning from them alone falls behind likeness to them
# An entry so far behind the first has a confidence of at most .04, however like it a phrasing is.
BEHIND = 0.6
# A message is read as a follow-up if it is short and either not clear by itself or much like one;
# clear is also what is out of scope. After a random answer, .004 of complete questions then go
# wrong that were right without; .015 of what is out of scope get an answer, .011 without.
FOLLOW_UP_WORDS = 10
CLEAR = 0.95  # confidence
ALIKE = 0.5  # likeness
OUTSIDE = 0.2  # score of being out of scope over that of the first entry


@dataclass(frozen=True)
class Match:
    """An entry as the answer to a question.

    Attributes:
        score: the classifier's, about 1 apart where it is sure; comparable within one ranking.
        confidence: the calibrated probability, 0..1, that this entry is right.
    """

    entry: Entry
    score: float
    confidence: float


@dataclass(frozen=True)
class Explanation:
    """Why an entry has the place that it has.

    Attributes:
        nearest: the phrasing of the entry that is most like the question.
        words: each word of the normalised question, and what the score would lose without it.
    """

    match: Match
    evidence: Evidence
    nearest: str
    words: tuple[tuple[str, float], ...]


class Matcher:
    """Knows one knowledge base; is built in less than a second, and answers in less than 1 ms."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = knowledge.entries
        self._number = {entry.id: number for number, entry in enumerate(knowledge.entries)}
        self._normaliser = Normaliser(knowledge.lexicon)
        outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
        examples = [*map(_examples, knowledge.entries), *([outside] if outside else [])]
        words = [[self._normaliser.words(text) for text in texts] for texts in examples]
        self._speller = Speller(text for texts in words for text in texts)
        self._phrasings = [[_sorted(text) for text in texts] for texts in words]
        counts = [len(texts) for texts in words]
        is_sparse = sum(counts[: len(self._entries)]) < SPARSE * len(self._entries)
        self._vectoriser = Vectoriser()
        vectors = self._vectoriser.fit(
            [text for texts in words for text in texts],
            min_frequency=1 if is_sparse else 2,
        )
        give_back_memory()  # 10 MB, before the classifier's weights take as much
        self._nearest = Nearest(vectors, counts[: len(self._entries)]) if is_sparse else None
        answers = [self._normaliser.words(plain_text(entry.answer)) for entry in self._entries]
        self._coverage = Coverage(
            vectors,
            counts[: len(self._entries)],
            self._vectoriser.vectors(answers),
            self._vectoriser.letters,
        )
        classes = np.repeat(np.arange(len(words)), counts)
        texts = [phrasing for phrasings in self._phrasings for phrasing in phrasings]
        self._classifier = Classifier(vectors, classes, self._vectoriser.size, texts)
        self._calibration = self._calibrate(vectors, classes, texts)
        # No method of this object: with a circle, it would stay in memory when it is replaced.
        vectorise = partial(_vectors, self._normaliser, self._speller, self._vectoriser)
        self._follow_ups = FollowUps(knowledge, vectorise)

    def rank(self, question: str, limit: int = 5, previous: str | None = None) -> list[Match]:
        """List the best entries, best first.

        Args:
            question: what the user wrote, as it is.
            limit: how many entries at most.
            previous: id of the entry that was answered before; a short message that is not clear by
                itself is read as a follow-up of it.

        Returns:
            Fewer than `limit` only if there are fewer entries; nothing if the question has no word.
        """
        words = self._words(question)
        if not words:
            return []
        message = self._vectoriser.vectors([words])
        scores, coverage = self._score(message)
        matches = self._best(scores, coverage, words, limit)
        if previous not in self._number or len(words) > FOLLOW_UP_WORDS:
            return matches
        before = self._number[previous]
        likeness = self._follow_ups.likeness(before, self._vectoriser.spread(*message.row(0)))
        outside = float(scores[-1]) - matches[0].score if self._has_outside else 0.0
        is_clear = matches[0].confidence >= CLEAR or outside > OUTSIDE
        if is_clear and likeness.max() < ALIKE:
            return matches
        # What such a message has words for says little: it leaves out what it is about.
        scores[: len(self._entries)] += self._follow_ups.support(before, likeness)
        scores[: len(self._entries)] -= WEIGHT * coverage
        return self._best(scores, np.maximum(coverage, likeness), words, limit, likeness)

    def first(self, question: str) -> str | None:
        """Give the id of the best entry; much quicker than `rank`, and without a confidence."""
        return self.firsts([question])[0]

    def firsts(self, questions: Sequence[str]) -> list[str | None]:
        """Give the id of the best entry for each question; all together are quicker than singly."""
        words = [self._words(question) for question in questions]
        messages = self._vectoriser.vectors(words)
        count = len(self._entries)
        return [
            self._entries[int(self._score(messages, index)[0][:count].argmax())].id
            if words[index]
            else None
            for index in range(len(questions))
        ]

    def likeness(self, questions: Sequence[str]) -> Floats:
        """Tell how alike each two questions are, 0..1."""
        confidences = np.zeros((len(questions), len(self._entries)), np.float32)
        for row, question in zip(confidences, questions, strict=True):
            for match in self.rank(question):
                row[self._number[match.entry.id]] = match.confidence
        words = self._normaliser.words
        known = [words(text) for entry in self._entries for text in entry.phrasings]
        return likeness([words(text) for text in questions], known, confidences)

    def explain(self, question: str, limit: int = 3) -> list[Explanation]:
        """Say what speaks for the best entries; empty if the question has no word."""
        words = self._words(question)
        if not words:
            return []
        scores, coverage = self._score(self._vectoriser.vectors([words]))
        without = [self._scores(words[:i] + words[i + 1 :]) for i in range(len(words))]
        return [
            Explanation(
                match=match,
                evidence=self._evidence(
                    scores, coverage, number, self._similarity(_sorted(words), number)
                ),
                nearest=self._most_similar(_sorted(words), number),
                words=tuple(
                    (word, float(scores[number] - other[number]))
                    for word, other in zip(words, without, strict=True)
                ),
            )
            for match in self._best(scores, coverage, words, limit)
            for number in [self._number[match.entry.id]]
        ]

    def _scores(self, words: Words) -> Floats:
        return self._score(self._vectoriser.vectors([words]))[0]

    def _score(self, messages: Vectors, index: int = 0) -> tuple[Floats, Floats]:
        """Score all entries, and last being out of scope; give the coverage of the entries too."""
        features, weights = messages.row(index)
        scores = self._classifier.scores(features, weights)
        coverage = self._coverage.shares(messages, index)
        inside = scores[: len(self._entries)]
        inside += WEIGHT * coverage
        if self._nearest:
            inside += self._nearest.support(self._vectoriser.spread(features, weights))
        return scores, coverage

    def _most_similar(self, text: str, number: int) -> str:
        """Give the phrasing of an entry that is most like a text."""
        found = process.extractOne(text, self._phrasings[number], scorer=fuzz.ratio)
        return _examples(self._entries[number])[found[2]]

    def _words(self, text: str) -> list[str]:
        """List the words of a message, with typing errors corrected."""
        return self._speller.correct(self._normaliser.words(text))

    def _best(
        self,
        scores: Floats,
        coverage: Floats,
        words: Words,
        limit: int,
        likeness: Floats | None = None,
    ) -> list[Match]:
        """Take the first entries by score; `likeness` is that to follow-ups, where it is one."""
        text = _sorted(words)
        inside = scores[: len(self._entries)]
        best = np.argsort(-inside, kind="stable")[:limit].tolist()
        hopeless = inside.max() - BEHIND
        matches = []
        for number in best:
            similarity = self._similarity(text, number) if scores[number] > hopeless else 0.0
            if likeness is not None:
                similarity = max(similarity, float(likeness[number]))
            confidence = self._calibration.confidence(
                self._evidence(scores, coverage, number, similarity)
            )
            matches.append(Match(self._entries[number], float(scores[number]), confidence))
        return matches

    def _calibrate(self, vectors: Vectors, classes: Ints, phrasings: Sequence[str]) -> Calibration:
        """Learn from what the classifier thought of phrasings that it had not learned yet."""
        has_few = [len(entry.phrasings) < SPARSE for entry in self._entries] + [False]
        lessons = []
        for index, scores in self._classifier.foresight.items():
            wanted = int(classes[index])
            if not has_few[wanted]:
                itself = wanted if wanted < len(self._entries) else None
                coverage = self._coverage.shares(vectors, index, itself)
                lessons.append(self._lesson(scores, coverage, wanted, phrasings[index]))
        return Calibration(lessons)

    def _lesson(self, scores: Floats, coverage: Floats, wanted: int, text: str) -> Lesson:
        inside = scores[: len(self._entries)]
        inside += WEIGHT * coverage
        first = int(inside.argmax())
        similarity = self._similarity(text, first, itself=first == wanted)
        return Lesson(
            self._evidence(scores, coverage, first, similarity),
            is_in_scope=wanted < len(self._entries),
            is_right=first == wanted,
        )

    def _evidence(
        self, scores: Floats, coverage: Floats, number: int, similarity: float
    ) -> Evidence:
        count = len(self._entries)
        score = float(scores[number])
        rivals = max(scores[:number].max(initial=0), scores[number + 1 : count].max(initial=0))
        outside = float(scores[count]) if self._has_outside else 0.0
        return Evidence(score - float(rivals), score - outside, similarity, float(coverage[number]))

    @property
    def _has_outside(self) -> bool:
        return len(self._phrasings) > len(self._entries)

    def _similarity(self, text: str, number: int, itself: bool = False) -> float:
        """Compare with the nearest phrasing of an entry; one that is `itself` does not count."""
        found = process.extract(text, self._phrasings[number], scorer=fuzz.ratio, limit=1 + itself)
        return found[-1][1] / 100 if len(found) > itself else 0.0


def _examples(entry: Entry) -> tuple[str, ...]:
    """List what the matcher learns an entry from: its phrasings, and its answer if they are few."""
    if len(entry.phrasings) >= SPARSE:
        return entry.phrasings
    return (*entry.phrasings, plain_text(entry.answer))


def _sorted(words: Words) -> str:
    """Order the words of a text, so that texts compare alike in whatever order they come."""
    return " ".join(sorted(words))


def _vectors(
    normaliser: Normaliser, speller: Speller, vectoriser: Vectoriser, texts: Sequence[str]
) -> Vectors:
    return vectoriser.vectors([speller.correct(normaliser.words(text)) for text in texts])
