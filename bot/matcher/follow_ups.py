"""Reads an elliptic message with what came before it: « et sans ? », « pourquoi ? », « et eux ? ».

Each entry lists what people write just after its answer, under the entry that they mean
(`Entry.follow_ups`); « pourquoi ? » means the same entry again (`Lexicon.clarifications`).
Similarity to those, and being related to the previous entry, support an entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import Knowledge
from bot.matcher.features import Words
from bot.matcher.reading import Reader
from bot.matcher.vectors import Floats, Vectors
from bot.phrases import Phrases

# Added to the utilities of entries, in log-odds. Of 98 later turns of
# dialogues, .95 then have the right entry first and all among the first three; .68 and .81 without.
SIMILARITY_WEIGHT = 13.0
RELATED_BONUS = 1.3
SAME_SECTION_BONUS = 1.3


@dataclass(frozen=True)
class Before:
    """What came before a message.

    Attributes:
        answered: ids of the entries that were answered last.
        offered: ids of the entries that were offered since; of a guess, nothing is supported but
            what is known to follow it.
    """

    answered: Sequence[str] = ()
    offered: Sequence[str] = ()


@dataclass(frozen=True)
class FollowUp:
    """A message as what may follow some entries.

    Attributes:
        similarities: to what is known to follow them; 0..1 for each entry that it may mean.
        support: what to add to the utility of each entry, in log-odds.
        is_elliptic: whether it begins as what goes on with something: « et … », « sinon … ».
    """

    similarities: Floats
    support: Floats
    is_elliptic: bool

    @property
    def similarity(self) -> float:
        """The similarity to the nearest of what is known to follow, 0..1."""
        return float(self.similarities.max())


class FollowUps:
    """Knows what may follow each entry."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self._entries = knowledge.entries
        self._number = {entry.id: index for index, entry in enumerate(knowledge.entries)}
        place = {section.id: index for index, section in enumerate(knowledge.sections)}
        self._section = np.array([place[entry.section] for entry in knowledge.entries])
        self._reader = reader
        lexicon, words = knowledge.lexicon, reader.normaliser.words_of_each
        self._light = Phrases(words(lexicon.fillers))
        self._continuations = Phrases(words(lexicon.continuations))
        self._openings = Phrases(words([*lexicon.openings, *lexicon.fillers]))
        self._clarifications = self._vectorise(lexicon.clarifications)
        self._known_after: dict[int, list[tuple[int, Vectors]]] = {}

    def read(self, before: Before, words: Words) -> FollowUp | None:
        """Read a message as what follows entries; return None if none of them is known."""
        answered, offered = (
            [self._number[id_] for id_ in ids if id_ in self._number]
            for ids in (before.answered, before.offered)
        )
        if not answered and not offered:
            return None
        told = self._light.leave_out(words)  # politeness is like any other politeness
        similarities = self._similarities([*answered, *offered], told)
        is_elliptic = self._continuations.length_at(told) > 0
        return FollowUp(similarities, self._support(answered, similarities), is_elliptic)

    def without_opening(self, words: Words) -> list[str]:
        """Leave off what only opens a message, such as « oui mais » and « bon ben »."""
        return self._openings.leave_off(words)

    def _similarities(self, previous: Sequence[int], words: Words) -> Floats:
        similarities = np.zeros(len(self._section), np.float32)
        vectoriser = self._reader.vectoriser
        message = vectoriser.dense(*vectoriser.transform([words]).row(0))
        for before in previous:
            for meant, texts in [(before, self._clarifications), *self._known(before)]:
                nearest = texts.cosine_similarities(message).max(initial=0)
                similarities[meant] = max(similarities[meant], nearest)
        return similarities

    def _support(self, answered: Sequence[int], similarities: Floats) -> Floats:
        support: Floats = SIMILARITY_WEIGHT * similarities
        support += SAME_SECTION_BONUS * np.isin(self._section, self._section[answered])
        related = {self._number[id_] for one in answered for id_ in self._entries[one].related}
        support[list(related)] += RELATED_BONUS
        return support

    def _known(self, previous: int) -> list[tuple[int, Vectors]]:
        """List what may follow an entry; vectorised when it is first needed, to start sooner."""
        if previous not in self._known_after:
            self._known_after[previous] = [
                (self._number[meant], self._vectorise(texts))
                for meant, texts in self._entries[previous].follow_ups.items()
            ]
        return self._known_after[previous]

    def _vectorise(self, texts: Sequence[str]) -> Vectors:
        told = [self._light.leave_out(self._reader.words(text)) for text in texts]
        return self._reader.vectoriser.transform(told)
