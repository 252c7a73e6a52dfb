"""How well an entry is found now, and which further phrasing would help most, in French."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import Entry, Knowledge
from faq.edit.held_out import MAX_PHRASINGS, ask_held_out
from faq.edit.phrasing_kinds import PhrasingKinds
from faq.evaluation import Result, count_outcomes
from faq.numbers import percent

MAX_RIVALS = 3
MAX_KINDS = 2


@dataclass(frozen=True)
class Reach:
    """What visitors meet with who ask for an entry.

    Attributes:
        phrasings: how many it has.
        answered: share of their questions that get its answer.
        reached: share of those that get its answer or its button.
    """

    phrasings: int
    answered: float
    reached: float


# Every second entry of the bot's own knowledge base cut in turn, among others with a hundred
# phrasings and more; 138 questions by other hands (`benchmarks.understanding.ask_new_pairs`).
REACH_AMONG_MANY = (
    Reach(1, 0.41, 0.83),
    Reach(3, 0.46, 0.80),
    Reach(5, 0.53, 0.83),
    Reach(10, 0.53, 0.89),
)
# Four FAQs of 12 to 30 entries with one to four phrasings each, each with 45 questions by others.
REACH_AMONG_FEW = Reach(1, 0.11, 0.50)
MAX_FEW = 5  # phrasings that entries have on average where there are few


def advise(knowledge: Knowledge, entry: Entry) -> Iterator[str]:
    """Describe how well an entry is found, what comes before it, and what would help most."""
    count = len(dict.fromkeys((entry.question, *entry.variants)))
    yield f"\n« {entry.id} », avec {_phrasings(count)} :"
    yield from _found(ask_held_out(knowledge, entry), count, entry)
    yield from _usual(knowledge, count)
    yield from _missing(PhrasingKinds(knowledge.lexicon), entry)


def _found(results: Sequence[Result], count: int, entry: Entry) -> Iterator[str]:
    """Describe what became of phrasings that the bot had not learned."""
    if not results:
        yield (
            "  Rien à mesurer encore : il faut une deuxième formulation."
            if count == 1
            else "  Elle est bien fournie ; « faq eval » mesure comment elle est trouvée."
        )
        return
    found = count_outcomes(results)
    low, high = found.right.interval
    yield (
        f"  Chacune posée à un bot qui ne l'a pas apprise : {found.right.count} avec la réponse, "
        f"{found.suggested.count} avec la bonne proposition, {found.wrong.count} avec une autre "
        f"réponse, {found.refused.count} avec rien."
    )
    yield (
        f"  Pour d'autres messages de la même main : entre {percent(low)} et {percent(high)} "
        "de réponses justes."
    )
    rivals = Counter(
        result.turn.ranking[0].entry.id
        for result in results
        if result.turn.ranking and not result.is_first()
    )
    if rivals:
        names = ", ".join(f"{id_} ({count})" for id_, count in rivals.most_common(MAX_RIVALS))
        yield f"  Passent devant : {names}. Dites ce qui distingue « {entry.id} »."


def _usual(knowledge: Knowledge, count: int) -> Iterator[str]:
    """Describe what an entry with so many phrasings usually meets with in such a knowledge base."""
    if count > MAX_PHRASINGS:
        return
    if knowledge.size <= MAX_FEW * len(knowledge.entries):
        usual, where = REACH_AMONG_FEW, "dans une FAQ où chaque entrée en a une à quatre"
    else:
        usual = _reach_among_many(count)
        where = f"avec {_phrasings(usual.phrasings)}, parmi des entrées qui en ont cent"
    yield (
        f"  D'habitude, {where}, {percent(usual.answered)} des visiteurs ont la réponse, et "
        f"{percent(usual.reached - usual.answered)} son bouton."
    )


def _reach_among_many(count: int) -> Reach:
    """Return what was measured with so many phrasings, interpolated; with the most at most."""
    measured = [one.phrasings for one in REACH_AMONG_MANY]
    answered = np.interp(count, measured, [one.answered for one in REACH_AMONG_MANY])
    reached = np.interp(count, measured, [one.reached for one in REACH_AMONG_MANY])
    return Reach(min(count, measured[-1]), float(answered), float(reached))


def _missing(kinds: PhrasingKinds, entry: Entry) -> Iterator[str]:
    names = [kind.name for kind in kinds.missing(entry)[:MAX_KINDS]]
    if names:
        yield f"  Ce qui aiderait le plus : une formulation {' ; puis une '.join(names)}."


def _phrasings(count: int) -> str:
    return f"{count} formulation{'s' if count > 1 else ''}"
