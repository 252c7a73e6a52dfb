"""Entries that are switched off: they stay in the file, and the bot does not know them."""

from collections.abc import Mapping, Set

from bot.knowledge.format import Entry


def leave_out_switched_off(entries: Mapping[int, Entry], off: Set[str]) -> dict[int, Entry]:
    """Return the entries that are switched on, without what leads to others, by their place."""
    if not off:
        return dict(entries)
    return {index: _without(entry, off) for index, entry in entries.items() if entry.active}


def _without(entry: Entry, off: Set[str]) -> Entry:
    """Return an entry that leads to none of those that are switched off."""
    related = tuple(id_ for id_ in entry.related if id_ not in off)
    follow_ups = {id_: texts for id_, texts in entry.follow_ups.items() if id_ not in off}
    return entry.model_copy(update={"related": related, "follow_ups": follow_ups})
