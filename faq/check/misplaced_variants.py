"""Variants that stand under one entry and mean another.

all variants -> those that seem to mean another entry when they are not learned themselves
-> those with a nearer phrasing there -> those of which a bot without them is certain
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.knowledge import Entry, Fault, Knowledge
from bot.matcher import Matcher
from faq.check.leave_one_out import find_rivals
from faq.source import Source

# A variant seems to mean another entry if that is so far ahead. Of 300 variants that were moved to
# other entries by chance .98 do, and .12 of the others.
AHEAD = 0.3
MAX_SUSPECTS = 0.2  # share of the phrasings; a bot without more of them would be another one
# It is misplaced if a bot that has not learned it is certain of another entry, whose nearest
# phrasing is clearly nearer than any of its own. Of the 300 that finds a fifth, and nothing else;
# sure of it alone (.9), it finds .62, and with them thirty good ones: « super réponse » for « hors
# sujet, réponse inutile ».
CERTAIN = 0.99  # confidence
NEARER = 10  # similarity of the words in alphabetical order, 0..100


@dataclass(frozen=True)
class Suspect:
    """A variant that seems to mean another entry than the one it stands under.

    Attributes:
        rival: the entry that it seems to mean.
        lead: by how much that is ahead.
    """

    entry: Entry
    variant: str
    rival: Entry
    lead: float


def check(source: Source) -> Iterator[Fault]:
    """Find the variants that are certain to be taken for another entry but for being learned."""
    suspects = find_suspects(source)
    doubtful = [one for one in suspects if _nearer_phrasing(source, one, one.rival)]
    if not doubtful:
        return
    matcher = Matcher(_without(source.knowledge, suspects))
    for suspect in doubtful:
        (match,) = matcher.rank(suspect.variant, limit=1)
        other = source.knowledge.entry_by_id[match.entry.id]
        phrasing = _nearer_phrasing(source, suspect, other)
        if phrasing and match.confidence >= CERTAIN:
            yield source.remark(
                suspect.entry,
                f"« {suspect.variant} » se confond avec « {phrasing} » de « {other.id} »",
                "reformulez-la, déplacez-la, ou donnez-lui des variantes du même esprit",
                suspect.variant,
            )


def find_suspects(source: Source) -> Sequence[Suspect]:
    """List the variants that seem to mean another entry, in the order of the knowledge base."""
    knowledge = source.knowledge
    outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
    rivals = find_rivals(
        [[source.words(text) for text in entry.phrasings] for entry in knowledge.entries],
        [source.words(text) for text in outside],
    )
    phrasings = [(entry, text) for entry in knowledge.entries for text in entry.phrasings]
    suspects = [
        Suspect(entry, text, knowledge.entries[rival.number], rival.lead)
        for (entry, text), rival in zip(phrasings, rivals, strict=True)
        if rival.lead > AHEAD and text in entry.variants
    ]
    most = int(MAX_SUSPECTS * len(phrasings))
    least_lead = min(sorted((one.lead for one in suspects), reverse=True)[:most], default=0.0)
    return [one for one in suspects if one.lead >= least_lead]


def _without(knowledge: Knowledge, suspects: Collection[Suspect]) -> Knowledge:
    """Leave some variants out of a knowledge base."""
    left_out = {(suspect.entry.id, suspect.variant) for suspect in suspects}
    entries = []
    for entry in knowledge.entries:
        variants = tuple(text for text in entry.variants if (entry.id, text) not in left_out)
        entries.append(entry.model_copy(update={"variants": variants}))
    return replace(knowledge, entries=tuple(entries))


def _nearer_phrasing(source: Source, suspect: Suspect, other: Entry) -> str | None:
    """Find the nearest phrasing of another entry, if it is clearly nearer than all of its own."""
    own = [text for text in suspect.entry.phrasings if text != suspect.variant]
    limit = NEARER + _nearest(source, suspect.variant, own)[0]
    similarity, phrasing = _nearest(source, suspect.variant, other.phrasings)
    return phrasing if other.id != suspect.entry.id and similarity > limit else None


def _nearest(source: Source, text: str, phrasings: Sequence[str]) -> tuple[float, str]:
    """Find the phrasing most similar to a text, 0..100; nothing is similar if there is none."""
    ordered = [source.sorted_words(phrasing) for phrasing in phrasings]
    found = process.extract(source.sorted_words(text), ordered, scorer=fuzz.ratio, limit=1)
    return next(((similarity, phrasings[place]) for _, similarity, place in found), (0.0, ""))
