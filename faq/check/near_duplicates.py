"""Phrasings that are nearly those of another entry."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from bot.knowledge import Fault
from bot.knowledge.equality import comparable
from faq.source import Source

# Similarity, 0..100, of two phrasings with their words in alphabetical order: as a whole, and of
# the words that differ, which are others in « école responsable back office » and « cv responsable
# back office » (91 and 29).
TWICE, TWICE_REST = 90, 80
ROWS = 60  # compared with all others of like lengths at a time; more take more memory
_LETTERS = " esaitnruoldpcmvqhfgbjxykzw0123456789"  # the most frequent ones first
_ROUNDING = 0.001
_TELLING = 14  # of them leave few pairs, for which all are counted


def check(source: Source) -> Iterator[Fault]:
    """List the phrasings of which another entry has nearly the same."""
    known = [
        (entry, phrasing)
        for entry in source.knowledge.entries
        for phrasing in dict.fromkeys(entry.phrasings)
    ]
    texts = [source.sorted_words(phrasing) for _, phrasing in known]
    for first, second in sorted(find_alike(texts, TWICE)):
        (other, other_phrasing), (entry, phrasing) = known[first], known[second]
        is_same = comparable(phrasing) == comparable(other_phrasing)  # is told elsewhere
        if other.id == entry.id or is_same or not texts[first]:
            continue
        if _differ_little(texts[first], texts[second]):
            yield source.remark(
                entry,
                f"« {phrasing} » se confond avec « {other_phrasing} » de « {other.id} »",
                "ne gardez que celle qui est à sa place, ou distinguez-les",
                phrasing,
            )


def find_alike(texts: Sequence[str], similarity: int) -> Iterator[tuple[int, int]]:
    """List the pairs of texts that are alike, by their numbers, the lower one first.

    Args:
        texts: plain words.
        similarity: how alike they are at least, 0..100.
    """
    order = np.argsort([len(text) for text in texts], kind="stable")
    counts = _count_letters([texts[number] for number in order])
    lengths = counts.sum(axis=0)
    for start in range(0, len(texts), ROWS):
        for row, column in _with_letters_in_common(counts, lengths, start, similarity):
            first, second = sorted((int(order[row]), int(order[column])))
            if fuzz.ratio(texts[first], texts[second]) >= similarity:
                yield first, second


def _count_letters(texts: Sequence[str]) -> npt.NDArray[np.int16]:
    """Count how many of each letter each text has: a row a letter, as they are compared."""
    number = np.full(128, len(_LETTERS))  # all else counts as one more letter
    number[[ord(letter) for letter in _LETTERS]] = range(len(_LETTERS))
    letters = number[np.frombuffer("".join(texts).encode("ascii"), np.uint8)]
    text = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    width = len(_LETTERS) + 1
    counts = np.bincount(text * width + letters, minlength=len(texts) * width)
    return counts.reshape(-1, width).T[:-1].astype(np.int16, order="C")


def _with_letters_in_common(
    counts: npt.NDArray[np.int16], lengths: npt.NDArray[np.int64], start: int, similarity: int
) -> Iterator[tuple[int, int]]:
    """List the pairs of texts that have enough letters in common to be alike.

    Two texts have at most so many letters to insert or delete, to make one the other, and at least
    as many as their counts of letters differ. Of 21 million pairs that leaves 2,000.

    Args:
        counts: how many of each letter each text has, from the shortest text to the longest; a row
            a letter.
        lengths: how many letters each has.
        start: the first of those texts that are compared with those after them.
        similarity: how alike they are at least, 0..100.
    """
    rows = slice(start, start + ROWS)
    longest = lengths[rows][-1] * (200 - similarity) // similarity
    columns = slice(start, int(np.searchsorted(lengths, longest, side="right")))
    differing = np.zeros((len(lengths[rows]), len(lengths[columns])), np.int16)
    for count in counts[:_TELLING]:
        differing += np.abs(count[rows, None] - count[columns])
    share = (lengths * (100 - similarity) / 100 + _ROUNDING).astype(np.float32)
    allowed = share[rows, None] + share[columns]
    row, column = np.nonzero(np.triu(differing <= allowed, 1))
    all_differing = np.abs(counts[:, start + row] - counts[:, start + column]).sum(axis=0)
    is_near = all_differing <= allowed[row, column]
    yield from zip((start + row[is_near]).tolist(), (start + column[is_near]).tolist(), strict=True)


def _differ_little(text: str, other: str) -> bool:
    """Check whether the words that two texts do not have in common are alike."""
    words, others = text.split(), other.split()
    rest = " ".join(word for word in words if word not in others)
    other_rest = " ".join(word for word in others if word not in words)
    return fuzz.ratio(rest, other_rest) >= TWICE_REST
