"""Entries with many variants that hardly differ, so that little is learned from them."""

from collections.abc import Iterator, Sequence

from bot.knowledge import Fault
from faq.check.few_variants import ENOUGH_VARIANTS
from faq.check.near_duplicates import find_alike
from faq.numbers import percent
from faq.source import Source

ALIKE = 85  # similarity, 0..100, of two phrasings with their words in alphabetical order
UNIFORM = 0.5  # share of the variants that are like another; .17 at most in the bot's own entries


def check(source: Source) -> Iterator[Fault]:
    """List the entries most of whose variants are like another one."""
    for entry in source.knowledge.entries:
        if len(entry.variants) < ENOUGH_VARIANTS:
            continue  # that is said already
        share = share_alike([source.sorted_words(text) for text in entry.variants])
        if share > UNIFORM:
            yield source.remark(
                entry,
                f"{percent(share)} des variantes ressemblent de près à une autre",
                "variez : SMS, situations, fautes, mots-clés, sans les mots de l'article",
            )


def share_alike(texts: Sequence[str]) -> float:
    """Compute the share of sorted texts that are like another one of them."""
    alike = {number for pair in find_alike(texts, ALIKE) for number in pair}
    return len(alike) / len(texts) if texts else 0.0
