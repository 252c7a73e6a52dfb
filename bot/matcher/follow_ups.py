"""Reads a message with what came before it: « et sans ? », « combien du coup », « et eux ? ».

Each entry lists what people write just after its answer, under the entry that they mean
(`Entry.follow_ups`). What follows one entry teaches of the others too: « et l'âge ? » means the
same after any of them, and « encore plus simplement ? » the same entry again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.knowledge import Knowledge
from bot.matcher.encoder import Encoder
from bot.matcher.features import Words
from bot.matcher.known_follow_ups import KnownFollowUps
from bot.matcher.vectors import SAME, Floats, SmallInts
from bot.phrases import Phrases


@dataclass(frozen=True)
class Before:
    """What came before a message.

    Attributes:
        answered: ids of the entries that were answered last.
        offered: ids of the entries that were offered since; a guess makes nothing that is merely
            related to it likelier.
    """

    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class FollowUp:
    """What speaks for each entry as what a message means after others; an array each.

    Attributes:
        after: similarity in letters and words to what follows these and means the entry, 0..1.
        meaning: similarity in meaning to the same, 0..1.
        elsewhere: similarity in letters and words to what follows others and means the entry, 0..1.
        again: for the entries before, similarity to what asks on about the same entry, 0..1.
        is_related: whether an entry that was answered is related to it, 0 or 1.
        is_in_section: whether it is in the section of one that was answered, 0 or 1.
        is_elliptic: whether the message begins as what goes on with something: « et … ».
    """

    after: Floats
    meaning: Floats
    elsewhere: Floats
    again: Floats
    is_related: Floats
    is_in_section: Floats
    is_elliptic: bool

    @property
    def is_known(self) -> bool:
        """Whether the message is known word for word to follow."""
        return float(self.after.max()) >= SAME

    @property
    def similarity(self) -> float:
        """The similarity to the nearest of all that is known to follow something, 0..1."""
        return max(float(one.max()) for one in (self.after, self.elsewhere, self.again))


class FollowUps:
    """Knows what may follow each entry."""

    def __init__(self, knowledge: Knowledge, known: KnownFollowUps, encoder: Encoder) -> None:
        self._entries = knowledge.entries
        self._number = {entry.id: index for index, entry in enumerate(knowledge.entries)}
        place = {section.id: index for index, section in enumerate(knowledge.sections)}
        self._section = np.array([place[entry.section] for entry in knowledge.entries])
        self._known, self._encoder = known, encoder
        words = encoder.normaliser.words_of_each
        self._continuations = Phrases(words(knowledge.lexicon.continuations))
        self._meanings: dict[int, tuple[SmallInts, Floats]] = {}

    def read(self, before: Before, words: Words) -> FollowUp | None:
        """Read a message as what follows entries; return None if none of them is known.

        Args:
            before: what came before it.
            words: those of the message.
        """
        answered, offered = (
            [self._number[id_] for id_ in ids if id_ in self._number]
            for ids in (before.answered, before.offered)
        )
        previous = [*answered, *offered]
        if not previous:
            return None
        told = self._known.words.told_by(words)
        similarity = self._known.similarities(self._encoder.vectoriser.transform_each([told])[0])
        follows = np.isin(self._known.previous, answered)
        if similarity[follows].max(initial=0) < SAME:  # word for word, it is no guess
            follows = np.isin(self._known.previous, previous)
        is_again = ~follows & (self._known.previous == self._known.meant)
        again = np.zeros(len(self._entries), np.float32)
        again[previous] = similarity[is_again].max(initial=0)
        return FollowUp(
            self._nearest(similarity, follows),
            self._meaning(previous, told),
            self._nearest(similarity, ~follows & ~is_again),
            again,
            self._related(answered),
            np.isin(self._section, self._section[answered]).astype(np.float32),
            self._continuations.length_at(told) > 0,
        )

    def _nearest(self, similarity: Floats, counted: npt.NDArray[np.bool_]) -> Floats:
        """Return for each entry the greatest similarity of those follow-ups that count."""
        nearest = np.zeros(len(self._entries), np.float32)
        np.maximum.at(nearest, self._known.meant[counted], similarity[counted])
        return nearest

    def _meaning(self, previous: Sequence[int], words: Words) -> Floats:
        """Compare the meaning of a message with that of what follows entries."""
        nearest = np.zeros(len(self._entries), np.float32)
        (message,) = self._encoder.word_vectors.embed([words])
        for one in previous:
            meant, meanings = self._meanings_after(one)
            np.maximum.at(nearest, meant, meanings @ message)
        return nearest

    def _meanings_after(self, previous: int) -> tuple[SmallInts, Floats]:
        """Embed what follows an entry, when it is first needed; return what it means as well."""
        if previous not in self._meanings:
            after = self._entries[previous].follow_ups
            texts = [text for texts in after.values() for text in texts]
            meant = [self._number[meant] for meant, texts in after.items() for _ in texts]
            words = self._encoder.normaliser.words_of_each(texts)
            told = [self._known.words.told_by(one) for one in words]
            embedded = self._encoder.word_vectors.embed(told)
            self._meanings[previous] = np.array(meant, np.int32), embedded
        return self._meanings[previous]

    def _related(self, answered: Sequence[int]) -> Floats:
        related = np.zeros(len(self._entries), np.float32)
        ids = {id_ for one in answered for id_ in self._entries[one].related}
        related[[self._number[id_] for id_ in ids]] = 1
        return related
