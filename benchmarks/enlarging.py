"""Makes large knowledge bases out of a small one, with its manner of asking and other words.

Each copy of the original replaces the content words, the same way in all its entries: the first
letters of a word, its stem, become those of an invented one, and its ending stays, so that
« diplôme », « diplômes » and « diplomé » still belong together and a typing error in the ending is
still one. Words that many entries share (« comment », « faut », the subject itself) stay as they
are, so the copies are not simply told apart. Invented stems follow the letters of the original's
(a Markov chain of order 2) and come from a stock that all copies draw on: as in a real language,
the vocabulary grows more slowly than the text. A phrasing that comes out as in an earlier copy is
left out, for a knowledge base may not have it twice.

Up to `PHRASINGS` of each entry are kept; what is left over serves as questions that the matcher has
not seen. They are harder than real ones, for a typing error in a stem makes it another one.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.knowledge import Entry, Knowledge, Section
from bot.normalise import fold

PHRASINGS = 50  # an entry; the project's own entries have about twice as many
STEM = 5  # letters
SHORT = 3  # letters; words that are no longer are mostly grammar, and stay
SHARED = 0.4  # of the entries; a stem that more of them use stays
STOCK = 12_000  # invented stems; about as many as a French dictionary has

_WORD = re.compile(r"[^\W\d_]+")
_END = "$"


@dataclass(frozen=True)
class Enlarged:
    """A large knowledge base, and pairs of a question and the id of its entry."""

    knowledge: Knowledge
    questions: tuple[tuple[str, str], ...]


def enlarge(knowledge: Knowledge, phrasings: int, seed: int = 0) -> Enlarged:
    """Make a knowledge base with about this many phrasings."""
    copies = _Copies(knowledge, random.Random(seed))
    entries: list[Entry] = []
    questions: list[tuple[str, str]] = []
    count = 0
    while count < phrasings:
        for entry, rest in copies.next():
            if count < phrasings:
                entries.append(entry)
                questions += [(text, entry.id) for text in rest]
                count += len(entry.phrasings)
    sections = dict.fromkeys(entry.section for entry in entries)
    large = Knowledge(
        sections=tuple(Section(id=name, title=name) for name in sections),
        entries=tuple(entries),
        out_of_scope=knowledge.out_of_scope,
        lexicon=knowledge.lexicon,
    )
    return Enlarged(large, tuple(questions))


class _Copies:
    """Makes one copy of a knowledge base after the other."""

    def __init__(self, knowledge: Knowledge, chance: random.Random) -> None:
        self._originals = knowledge.entries
        self._chance = chance
        self._stock = _Stock(knowledge, chance)
        self._taken: set[str] = set()
        self._number = 0

    def next(self) -> Iterator[tuple[Entry, list[str]]]:
        """Copy all entries in other words; give each with the phrasings that it has no use for."""
        self._number += 1
        disguise = _Disguise(self._stock, self._chance)
        for original in self._originals:
            texts = list(self._new(disguise.text(text) for text in original.phrasings))
            self._chance.shuffle(texts)
            if len(texts) > PHRASINGS // 2:
                yield self._entry(original, texts[:PHRASINGS]), texts[PHRASINGS:]

    def _entry(self, original: Entry, texts: list[str]) -> Entry:
        return Entry(
            id=f"{self._number}-{original.id}",
            section=f"copie-{self._number}",
            question=texts[0],
            variants=tuple(texts[1:]),
            answer=original.answer,
        )

    def _new(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            if fold(text) not in self._taken:
                self._taken.add(fold(text))
                yield text


class _Stock:
    """The invented stems, and the stems of the original that stay.

    Attributes:
        stems: to be chosen from.
        shared: what is never replaced.
    """

    def __init__(self, knowledge: Knowledge, chance: random.Random) -> None:
        users = Counter(stem for entry in knowledge.entries for stem in _stems(entry.phrasings))
        limit = SHARED * len(knowledge.entries)
        self.shared = frozenset(stem for stem, count in users.items() if count > limit)
        chain = _Chain(sorted(users))
        found: dict[str, None] = {}  # in the order of invention, unlike a set
        while len(found) < STOCK:
            stem = chain.word(chance)
            if not stem.endswith(_END):
                found[stem] = None
        self.stems = list(found)


class _Disguise:
    """Replaces the content words of one copy, always in the same way."""

    def __init__(self, stock: _Stock, chance: random.Random) -> None:
        self._stock = stock
        self._chance = chance
        self._stem_of: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Replace the content words of a text."""
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def _word(self, word: str) -> str:
        stem = _stem(word)
        if len(word) <= SHORT or stem in self._stock.shared:
            return word
        if stem not in self._stem_of:
            self._stem_of[stem] = self._chance.choice(self._stock.stems)
        return self._stem_of[stem] + word[STEM:]


class _Chain:
    """Invents stems whose letters follow each other as in those that it has seen."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._next = defaultdict(list)
        for stem in stems:
            for position, letter in enumerate(stem + _END):
                self._next[stem[max(0, position - 2) : position]].append(letter)

    def word(self, chance: random.Random) -> str:
        """Invent a stem; one that ends with `_END` has come out too short."""
        letters = ""
        while len(letters) < STEM and not letters.endswith(_END):
            letters += chance.choice(self._next[letters[-2:]])
        return letters


def _stems(texts: Iterable[str]) -> set[str]:
    """Collect the stems of the longer words."""
    return {_stem(word) for text in texts for word in _WORD.findall(text) if len(word) > SHORT}


def _stem(word: str) -> str:
    return fold(word)[:STEM]
