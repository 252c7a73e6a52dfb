"""Variants that stand under one entry and mean another."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.knowledge import Fault, Knowledge
from bot.normalise import Normaliser
from faq.evaluation import Result, cross_validate
from faq.source import Source

# A variant is misplaced if a bot that has not learned it is certain of another entry, whose nearest
# phrasing is clearly nearer than any of its own. Of 300 variants that were moved to other entries
# by chance this finds a fifth, and nothing else; sure alone (.9), it finds half of them, and with
# them a score of good ones a time: « super réponse » for « hors sujet, réponse inutile ».
CERTAIN = 0.98  # confidence
NEARER = 10  # likeness of the words in alphabetical order, 0..100


def find_misplaced_variants(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find the variants that are certain to be taken for another entry but for being learned.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    source = Source.read(path)
    confused = [
        result
        for result in cross_validate(knowledge)
        if result.case.wanted and not result.is_first() and result.confidence >= CERTAIN
    ]
    return sorted(_doubts(source, confused), key=lambda doubt: (doubt.file, doubt.line))


def _doubts(source: Source, confused: Iterable[Result]) -> Iterator[Fault]:
    nearest = _Nearest(source.knowledge)
    for result in confused:
        question, entry = result.case.question, min(result.case.wanted)
        other = result.turn.ranking[0].entry.id
        likeness, phrasing = nearest.phrasing(question, other)
        if likeness > nearest.phrasing(question, entry)[0] + NEARER:
            yield source.remark(
                source.knowledge.entry_by_id[entry],
                question,
                problem=f"« {question} » se confond avec « {phrasing} » de « {other} »",
                remedy="reformulez-la, déplacez-la, ou donnez-lui des variantes du même esprit",
            )


class _Nearest:
    """Finds the phrasing of an entry that is most like a text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = knowledge.entry_by_id
        self._normaliser = Normaliser(knowledge.lexicon)

    def phrasing(self, text: str, entry: str) -> tuple[float, str]:
        """Give its likeness, 0..100, and the phrasing; the text itself does not count."""
        others = [phrasing for phrasing in self._entries[entry].phrasings if phrasing != text]
        if not others:
            return 0.0, ""
        words = self._normaliser.sorted_words
        found = process.extractOne(text, others, scorer=fuzz.ratio, processor=words)
        return found[1], found[0]
