"""Knowledge bases with fewer phrasings, as those that maintainers have only begun."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.knowledge import Entry, Knowledge


def cut(knowledge: Knowledge, count: int, ids: Collection[str] | None = None) -> Knowledge:
    """Leave so many phrasings to all entries or to some: no keywords, and no follow-ups.

    Nothing is known to follow those that are cut, nor to mean them after others.

    Args:
        knowledge: the knowledge base.
        count: phrasings that are left, the entry's question being the first.
        ids: those of the entries to cut; all if None.
    """
    few = {entry.id for entry in knowledge.entries} if ids is None else {*ids}
    entries = tuple(
        _cut(entry, count) if entry.id in few else _without_follow_ups(entry, few)
        for entry in knowledge.entries
    )
    return replace(knowledge, entries=entries)


def cut_each(knowledge: Knowledge, count: int, every: int) -> Iterator[tuple[str, Knowledge]]:
    """Cut every so many-th entry in turn, among the others as they are: a pair just added.

    Small talk is left out: a maintainer adds none.
    """
    on_subject = [entry.id for entry in knowledge.entries if entry.id not in knowledge.small_talk]
    for id_ in on_subject[::every]:
        yield id_, cut(knowledge, count, {id_})


def _cut(entry: Entry, count: int) -> Entry:
    variants = entry.variants[: count - 1]
    return entry.model_copy(update={"variants": variants, "keywords": (), "follow_ups": {}})


def _without_follow_ups(entry: Entry, meant: Collection[str]) -> Entry:
    """Return an entry that nothing is known to follow that means certain others."""
    kept = {id_: texts for id_, texts in entry.follow_ups.items() if id_ not in meant}
    return entry.model_copy(update={"follow_ups": kept})
