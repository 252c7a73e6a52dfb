"""Why an entry has the place that it has in a ranking."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.matcher.confidence import Evidence
from bot.matcher.features import Words
from bot.matcher.learning import Learned
from bot.matcher.ranking import Match, Ranker
from bot.normalise import in_alphabetical_order


@dataclass(frozen=True)
class Explanation:
    """What speaks for an entry as the answer to a question.

    Attributes:
        nearest: the phrasing of the entry that is most similar to the question.
        words: each word of the normalised question, and what the score would lose without it.
    """

    match: Match
    evidence: Evidence
    nearest: str
    words: tuple[tuple[str, float], ...]


def explain(learned: Learned, ranker: Ranker, words: Words, limit: int) -> Iterator[Explanation]:
    """Explain the ranking of the best entries for the words of a question."""
    ordered, phrasings = in_alphabetical_order(words), learned.phrasings
    without_one = [[*words[:i], *words[i + 1 :]] for i in range(len(words))]
    vectors = learned.reader.vectoriser.transform([words, *without_one])
    scores, *others = (learned.scorer.score(vectors, index) for index in range(len(vectors)))
    number_of = {entry.id: number for number, entry in enumerate(ranker.entries)}
    for match in ranker.rank(scores, words, limit):
        number = number_of[match.entry.id]
        losses = [float(scores.entries[number] - other.entries[number]) for other in others]
        yield Explanation(
            match,
            scores.evidence(number, phrasings.similarity(ordered, number)),
            phrasings.nearest(ordered, number),
            tuple(zip(words, losses, strict=True)),
        )
