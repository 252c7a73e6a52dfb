"""Entries with few ways to be asked for."""

from collections.abc import Iterator

from bot.knowledge import Fault
from faq.source import Source

ENOUGH_VARIANTS = 12  # variants


def check(source: Source) -> Iterator[Fault]:
    """List the entries with few variants."""
    for entry in source.knowledge.entries:
        count = len(entry.variants)
        if count < ENOUGH_VARIANTS:
            yield source.remark(
                entry,
                f"l'entrée n'a {_describe_count(count)}",
                f"écrivez-en {ENOUGH_VARIANTS} au moins, comme les gens les tapent",
            )


def _describe_count(count: int) -> str:
    return f"que {count} variante{'s' if count > 1 else ''}" if count else "aucune variante"
