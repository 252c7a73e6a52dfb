"""Variants that stand under one entry and mean another.

all variants -> those that another entry would get if they were not learned themselves
-> those that it gets for sure, once the others were learned without them
-> those that are clearly nearer to one of its phrasings than to any of their own
-> those that are so once the others were learned in another order, too
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from bot.knowledge import Entry, Fault
from faq.check.rivals import Learner, Rival
from faq.source import Source

# Of 1,800 variants that were moved to other entries by chance, 521 are named, and 3 good ones; in
# one order alone, 529 and 5. Where all were left as they are, nothing is named in four bases.
SEEMING_LEAD = 0.5  # of the other entry, for a variant to be left out at all
SURE_LEAD = 1.1
CONFIRMED_LEAD = 0.9  # in another order of learning; some are sure by the order alone
NEARER = 10  # similarity of the words in alphabetical order, 0..100
MAX_LEFT_OUT = 0.2  # share of the phrasings; without more of them it would be another bot


def check(source: Source) -> list[Fault]:
    """List the variants that are certain to be taken for another entry but for being learned."""
    phrasings = [(entry, text) for entry in source.knowledge.entries for text in entry.phrasings]
    learner = _learner(source)
    suspects = _suspects(phrasings, learner.rivals())
    if not suspects:
        return []
    confused = [*_confused(source, phrasings, learner.rivals_unlearned(suspects), SURE_LEAD)]
    if confused:
        in_another_order = learner.rivals_unlearned(suspects, order=1)
        again = [*_confused(source, phrasings, in_another_order, CONFIRMED_LEAD)]
        confused = [fault for fault in confused if fault in again]
    return confused


def _confused(
    source: Source,
    phrasings: Sequence[tuple[Entry, str]],
    rivals: Mapping[int, Rival],
    lead: float,
) -> Iterator[Fault]:
    """List the variants whose rival is farther ahead than this, and nearer in words."""
    for number, rival in rivals.items():
        if rival.lead <= lead:
            continue
        (entry, variant), other = phrasings[number], source.knowledge.entries[rival.number]
        nearer = _nearer_phrasing(source, entry, variant, other)
        if nearer:
            yield source.remark(
                entry,
                f"« {variant} » se confond avec « {nearer} » de « {other.id} »",
                "reformulez-la, déplacez-la, ou donnez-lui des variantes du même esprit",
                variant,
            )


def _learner(source: Source) -> Learner:
    knowledge = source.knowledge
    outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
    return Learner(
        [source.words_of_each(entry.phrasings) for entry in knowledge.entries],
        source.words_of_each(outside),
    )


def _suspects(phrasings: Sequence[tuple[Entry, str]], rivals: Sequence[Rival]) -> list[int]:
    """List the numbers of the variants that seem to mean another entry, in their order."""
    suspects = [
        number
        for number, ((entry, text), rival) in enumerate(zip(phrasings, rivals, strict=True))
        if rival.lead > SEEMING_LEAD and text in entry.variants
    ]
    suspects.sort(key=lambda number: -rivals[number].lead)
    return sorted(suspects[: int(MAX_LEFT_OUT * len(phrasings))])


def _nearer_phrasing(source: Source, entry: Entry, variant: str, other: Entry) -> str | None:
    """Return the nearest phrasing of another entry, if it is clearly nearer than all of its own."""
    own = [text for text in entry.phrasings if text != variant]
    similarity, phrasing = _nearest(source, variant, other.phrasings)
    is_nearer = similarity > _nearest(source, variant, own)[0] + NEARER
    return phrasing if is_nearer and phrasing != variant else None


def _nearest(source: Source, text: str, phrasings: Sequence[str]) -> tuple[float, str]:
    """Return the phrasing most similar to a text, 0..100; nothing is similar if there is none."""
    ordered = [source.sorted_words(phrasing) for phrasing in phrasings]
    found = process.extract(source.sorted_words(text), ordered, scorer=fuzz.ratio, limit=1)
    return next(((similarity, phrasings[place]) for _, similarity, place in found), (0.0, ""))
