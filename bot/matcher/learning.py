"""What is learned from a knowledge base, before the first question comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np

from bot.heap import give_back_memory
from bot.knowledge import Entry, Knowledge
from bot.markup import plain_text
from bot.matcher.choice import WEIGHTS, ChoiceModel, Weights
from bot.matcher.classifier import Classifier
from bot.matcher.clear_follow_ups import clear_follow_ups
from bot.matcher.coverage import Coverage
from bot.matcher.encoder import Encoder
from bot.matcher.features import Words
from bot.matcher.known_follow_ups import KnownFollowUps
from bot.matcher.known_texts import KnownTexts
from bot.matcher.meaning import Meaning
from bot.matcher.missing_words import MissingWords
from bot.matcher.phrasings import Phrasings
from bot.matcher.scoring import Scorer
from bot.matcher.spelling import Speller
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.word_vectors import WordVectors, load_word_vectors
from bot.normalise import Normaliser, in_alphabetical_order
from bot.phrases import Phrases

# Phrasings an entry; with fewer, the classifier learns it from its answer as well.
ENOUGH_TO_CLASSIFY = 3
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class Given:
    """What learning begins with; it is made anew in no time.

    Attributes:
        texts: what is learned of each entry, and last what is out of scope if there is anything.
    """

    normaliser: Normaliser
    word_vectors: WordVectors
    texts: Sequence[Sequence[str]]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Given":
        """Return what a knowledge base gives."""
        outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
        texts = [*map(_examples, knowledge.entries), *([outside] if outside else [])]
        return cls(Normaliser(knowledge.lexicon), load_word_vectors(), texts)


@dataclass(frozen=True)
class Learned:
    """All that is learned; `bot.kept` can keep it.

    Attributes:
        phrasings: of each entry, and last the out-of-scope examples if there are any.
        known: the same, to know one again word for word.
        follow_ups: what is known to be written after the answers.
    """

    given: Given
    encoder: Encoder
    scorer: Scorer
    phrasings: Phrasings
    known: KnownTexts
    follow_ups: KnownFollowUps


def learn(knowledge: Knowledge, weights: Weights = WEIGHTS) -> Learned:
    """Learn the entries of a knowledge base, each a class, and what is out of scope as one more.

    Entries are learned from their phrasings, and from follow-ups that mean them by themselves.
    """
    entries, given = knowledge.entries, Given.of(knowledge)
    normaliser, word_vectors, lexicon = given.normaliser, given.word_vectors, knowledge.lexicon
    openings = Phrases(normaliser.words_of_each([*lexicon.openings, *lexicon.fillers]))
    words = [normaliser.words_of_each(texts) for texts in given.texts]
    asked = [found[: len(entry.phrasings)] for found, entry in zip(words, entries, strict=False)]
    known = KnownTexts([*asked, *words[len(entries) :]])
    clear = clear_follow_ups(knowledge, normaliser, openings)
    taught = [[*one, *more] for one, more in zip(asked, clear, strict=True)]
    examples = [[*one, *more] for one, more in zip_longest(words, clear, fillvalue=())]
    counts = [len(one) for one in examples]
    entry_counts = counts[: len(entries)]
    is_sparse = sum(entry_counts) < ENOUGH_TO_CLASSIFY * len(entries)

    all_words = [*chain.from_iterable(examples)]
    speller, vectoriser = Speller(all_words, word_vectors), Vectoriser()
    vectors = vectoriser.fit(all_words, min_frequency=1 if is_sparse else 2)
    give_back_memory()  # 10 MB, before the classifier's weights take as much
    answers = [normaliser.words(plain_text(entry.answer)) for entry in entries]
    in_answers = vectoriser.transform(answers)
    coverage = Coverage(vectors, entry_counts, in_answers, vectoriser.letter_trigrams)
    ordered = [[in_alphabetical_order(one) for one in of_class] for of_class in examples]
    classes = np.repeat(np.arange(len(counts)), counts)
    classifier = Classifier(vectors, classes, vectoriser.size, [*chain.from_iterable(ordered)])
    # The follow-ups that come last in each class are no phrasings.
    known_ordered = [one[: len(found)] for one, found in zip(ordered, words, strict=True)]
    phrasings = Phrasings(given.texts, known_ordered)
    choice = ChoiceModel([len(entry.phrasings) for entry in entries], weights)
    sentences = [normaliser.words_of_each(_sentences(entry)) for entry in entries]
    meaning = Meaning(word_vectors, taught, sentences, choice.few)
    missing_words = MissingWords(word_vectors, taught, answers, choice.few)
    scorer = Scorer(classifier, coverage, meaning, missing_words, choice)
    encoder = Encoder(normaliser, openings, speller, vectoriser, word_vectors)
    _learn_none(scorer, encoder, all_words, classes.tolist(), entry_counts)
    classifier.validation.clear()  # nothing more is to be learned from it
    follow_ups = KnownFollowUps(knowledge, normaliser, vectoriser)
    return Learned(given, encoder, scorer, phrasings, known, follow_ups)


def _learn_none(
    scorer: Scorer,
    encoder: Encoder,
    examples: Sequence[Words],
    classes: Sequence[int],
    entry_counts: Sequence[int],
) -> None:
    """Let the scorer learn when no entry is right, from examples as yet unlearned."""
    validation = scorer.classifier.validation
    lessons, is_none = [], []
    messages = encoder.encode([examples[index] for index in validation])
    for message, (index, class_scores) in zip(messages, validation.items(), strict=True):
        entry = classes[index] if classes[index] < len(entry_counts) else None
        coverage = scorer.coverage.shares(message.features, 0, entry)
        lessons.append(scorer.weigh(message, class_scores, coverage, entry).none)
        is_none.append(entry is None)
    scorer.choice.learn_none(lessons, is_none)


def _examples(entry: Entry) -> tuple[str, ...]:
    """List the texts to learn an entry from: its phrasings, and its answer if they are few."""
    if len(entry.phrasings) >= ENOUGH_TO_CLASSIFY:
        return entry.phrasings
    return (*entry.phrasings, plain_text(entry.answer))


def _sentences(entry: Entry) -> list[str]:
    """List the sentences of an answer."""
    return _SENTENCE_END.split(plain_text(entry.answer))
