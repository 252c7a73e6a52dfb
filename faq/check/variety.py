"""Whether entries have enough ways to be asked for, and those different enough to learn from."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from bot.knowledge import Entry, Fault, Knowledge
from bot.normalise import Normaliser
from faq.source import Source

FEW = 12  # variants
# Likeness, 0..100, of two phrasings with their words in alphabetical order …
ALIKE = 85
# … and of two that are asked for two entries: as a whole, and of the words that differ, which are
# other words in « école responsable back office » and « cv responsable back office » (91 and 29).
TWICE, TWICE_REST = 90, 80
UNIFORM = 0.5  # share of the variants that are like another; .17 at most in the bot's own entries
ROWS = 1000  # compared with all others at a time; more take more memory


def find_poor_entries(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find the entries with few variants, or with many that hardly differ.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    source = Source.read(path)
    normaliser = Normaliser(knowledge.lexicon)
    remarks = ((entry, _remark(entry, normaliser)) for entry in knowledge.entries)
    return [source.remark(entry, entry.question, *remark) for entry, remark in remarks if remark]


def find_near_duplicates(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find the phrasings that are nearly those of another entry.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    source = Source.read(path)
    return [
        source.remark(
            entry,
            phrasing,
            problem=f"« {phrasing} » se confond avec « {other_phrasing} » de « {other.id} »",
            remedy="ne gardez que celle qui est à sa place, ou distinguez-les",
        )
        for (other, other_phrasing), (entry, phrasing) in _near_duplicates(knowledge)
    ]


def share_alike(texts: Sequence[str]) -> float:
    """Give the share of sorted texts that are like another one of them."""
    likeness = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
    np.fill_diagonal(likeness, 0)
    return float((likeness.max(axis=1) > 0).mean()) if len(texts) > 1 else 0.0


def _remark(entry: Entry, normaliser: Normaliser) -> tuple[str, str] | None:
    """Word what is wrong with the variants of an entry, and the remedy."""
    count = len(entry.variants)
    if count < FEW:
        problem = f"l'entrée n'a que {count} variante{'s' if count > 1 else ''}"
        return problem, f"écrivez-en {FEW} au moins, comme les gens les tapent"
    share = share_alike([normaliser.sorted_words(text) for text in entry.variants])
    if share > UNIFORM:
        problem = f"{share:.0%} des variantes ressemblent de près à une autre".replace("%", " %")
        return problem, "variez : SMS, situations, fautes, mots-clés, sans les mots de l'article"
    return None


def _near_duplicates(
    knowledge: Knowledge,
) -> Iterator[tuple[tuple[Entry, str], tuple[Entry, str]]]:
    """List the pairs of phrasings that are nearly the same in two entries, the earlier first."""
    normaliser = Normaliser(knowledge.lexicon)
    known = [
        (entry, phrasing)
        for entry in knowledge.entries
        for phrasing in dict.fromkeys(entry.phrasings)
    ]
    texts = [normaliser.sorted_words(phrasing) for _, phrasing in known]
    for start in range(0, len(texts), ROWS):
        rows = process.cdist(
            texts[start : start + ROWS],
            texts[start:],
            scorer=fuzz.ratio,
            score_cutoff=TWICE,
            dtype=np.uint8,
        )
        for row, column in np.argwhere(np.triu(rows, 1)).tolist():
            first, second = start + row, start + column
            is_other = known[first][0].id != known[second][0].id
            if is_other and texts[first] and _differ_little(texts[first], texts[second]):
                yield known[first], known[second]


def _differ_little(text: str, other: str) -> bool:
    """Tell whether the words that two texts do not have in common are alike."""
    words, others = text.split(), other.split()
    rest = " ".join(word for word in words if word not in others)
    other_rest = " ".join(word for word in others if word not in words)
    return fuzz.ratio(rest, other_rest) >= TWICE_REST
