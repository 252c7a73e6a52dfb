"""How similar a question is to the phrasings of an entry (RapidFuzz)."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process


class Phrasings:
    """Knows the phrasings of each entry."""

    def __init__(self, texts: Sequence[Sequence[str]], ordered: Sequence[Sequence[str]]) -> None:
        """Keep the phrasings of each entry.

        Args:
            texts: as they are written.
            ordered: the same with their words in alphabetical order.
        """
        self._texts = texts
        # As one text for each entry, of which hardly any is ever looked at: 13,000 texts take three
        # times the memory, and 5 ms at each start.
        self._lines = ["\n".join(phrasings) for phrasings in ordered]

    def ordered(self, entry: int) -> list[str]:
        """List the phrasings of an entry, each with its words in alphabetical order."""
        return self._lines[entry].split("\n")

    def similarity(self, ordered: str, entry: int) -> float:
        """Compare a question with the nearest phrasing of an entry; 0..1.

        Args:
            ordered: the words of the question, in alphabetical order.
            entry: the number of the entry.
        """
        return process.extractOne(ordered, self.ordered(entry), scorer=fuzz.ratio)[1] / 100

    def nearest(self, ordered: str, entry: int) -> str:
        """Return the phrasing of an entry that is most similar to a question, as it is written."""
        found = process.extractOne(ordered, self.ordered(entry), scorer=fuzz.ratio)
        return self._texts[entry][found[2]]
