"""Knowledge bases with fewer phrasings, as those that maintainers have only begun."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.knowledge import Entry, Knowledge


def cut(knowledge: Knowledge, count: int, ids: Collection[str] | None = None) -> Knowledge:
    """Leave so many phrasings, and no keywords or follow-ups, to all entries or to some.

    Args:
        knowledge: the knowledge base.
        count: phrasings that are left, the entry's question being the first.
        ids: those of the entries to cut; all if None.
    """
    entries = tuple(
        _cut(entry, count) if ids is None or entry.id in ids else entry
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
