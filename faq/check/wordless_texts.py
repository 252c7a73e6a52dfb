"""Phrasings and messages to refuse from which the matcher learns nothing.

Those are emoji, say, or another script: its words are of Latin letters and digits.
"""

from collections.abc import Iterator

from bot.knowledge import Fault
from faq.source import Source


def check(source: Source) -> Iterator[Fault]:
    """List the texts without a word."""
    phrasings = ((place, *phrasing) for phrasing, place in source.places.items())
    examples = ((place, None, example) for place, example in source.examples())
    found = [*phrasings, *examples]
    words = source.words_of_each([text for *_, text in found])
    for (place, entry, text), known in zip(found, words, strict=True):
        if not known:
            yield Fault(
                file=place.file,
                line=place.line,
                entry=entry,
                problem=f"« {text} » n'a aucun mot que le bot puisse lire",
                remedy="écrivez-en un en lettres latines, ou supprimez cette ligne",
            )
