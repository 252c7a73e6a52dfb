"""Why an entry has the place that it has in a ranking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge import Entry
from bot.matcher.features import Words
from bot.matcher.learning import Learned
from bot.matcher.ranking import Match, rank
from bot.normalise import in_alphabetical_order


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry as the answer to a question.

    Attributes:
        margin: log-odds of the entry above those of its strongest rival; negative if not first,
            infinite if it is the only one.
        scope_margin: log-odds of the entry above those of no entry.
        meaning: cosine similarity to the mean of its phrasings, -1..1.
        coverage: how much of the question the entry has words for, 0..1.
        similarity: of the question to the nearest phrasing, letter by letter, 0..1 (RapidFuzz).
    """

    margin: float
    scope_margin: float
    meaning: float
    coverage: float
    similarity: float


@dataclass(frozen=True)
class Explanation:
    """What the matcher saw of an entry.

    Attributes:
        nearest: the phrasing of the entry that is most similar to the question.
        words: each word of the normalised question, and what the log-odds would lose without it.
    """

    match: Match
    evidence: Evidence
    nearest: str
    words: tuple[tuple[str, float], ...]


def explain(
    learned: Learned, entries: Sequence[Entry], words: Words, known: int | None, limit: int
) -> Iterator[Explanation]:
    """Explain the ranking of the best entries for a question.

    Args:
        learned: what the matcher has learned.
        entries: those of the knowledge base.
        words: those of the question.
        known: see `Readings.known`.
        limit: how many entries at most.
    """
    ordered, phrasings = in_alphabetical_order(words), learned.phrasings
    without_one = [[*words[:i], *words[i + 1 :]] for i in range(len(words))]
    messages = learned.encoder.encode([words, *without_one])
    plain, *others = map(learned.scorer.score, messages)
    scores = plain if known is None else plain.sure_of(known)
    number_of = {entry.id: number for number, entry in enumerate(entries)}
    for match in rank(entries, scores.entries, scores.confidences, limit):
        number = number_of[match.entry.id]
        losses = [float(plain.entries[number] - other.entries[number]) for other in others]
        evidence = Evidence(
            scores.margin(number),
            match.score - scores.outside,
            float(scores.evidence.prototype[number]),
            float(scores.evidence.coverage[number]),
            phrasings.similarity(ordered, number),
        )
        nearest = phrasings.nearest(ordered, number)
        yield Explanation(match, evidence, nearest, tuple(zip(words, losses, strict=True)))
