"""Phrasings that several entries have: they speak for all of them, and the bot has to ask back."""

from collections.abc import Iterator

from bot.knowledge import Entry, Fault
from bot.knowledge.equality import comparable
from faq.source import Source


def check(source: Source) -> Iterator[Fault]:
    """List the phrasings that an earlier entry has, too."""
    first: dict[str, Entry] = {}
    for entry in source.knowledge.entries:
        for phrasing in dict.fromkeys(entry.phrasings):
            other = first.setdefault(comparable(phrasing), entry)
            if other.id != entry.id:
                yield source.remark(
                    entry,
                    f"« {phrasing} » est ambiguë : elle vaut aussi pour « {other.id} »",
                    "gardez-la si elle demande bien les deux ; sinon, à un seul endroit",
                    phrasing,
                )
