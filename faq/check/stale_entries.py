"""Entries that nobody has verified for long: what `faq check --older-than` lists."""

from collections.abc import Iterator
from datetime import date

from bot.knowledge import Fault
from faq.source import Source


def find_stale(source: Source, days: int, today: date) -> Iterator[Fault]:
    """List the entries that were last verified more than so many days ago, or never."""
    for entry in source.knowledge.entries:
        age = (today - entry.verified).days if entry.verified else None
        if age is not None and age <= days:
            continue
        when = f"vérifiée il y a {age} jours" if age is not None else "jamais vérifiée"
        remedy = f"relisez-la, puis notez le jour : « verifie_le: {today} »"
        yield source.remark(entry, when, remedy)
