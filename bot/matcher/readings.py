"""The texts of one message, each read and scored at most once.

A message is ranked as a whole, and so are its parts, which may be questions of their own. They are
vectorised in batches, a score is computed when it is first asked for, and a wrong word is corrected
once, however many of the parts it stands in. What only opens a text counts where it goes on with
something, and nowhere else: with « du coup » before them, .90 of 287 short questions were answered
right when it counted, .95 are now, as without it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from bot.knowledge import Entry
from bot.matcher.features import Words
from bot.matcher.follow_ups import Before, FollowUp, FollowUps
from bot.matcher.learning import Learned
from bot.matcher.mixture import mix
from bot.matcher.ranking import Match, rank
from bot.matcher.scoring import Message, Scores
from bot.normalise import in_alphabetical_order

# Words of a text that are matched; the longest labelled question has 66. Without a limit, 4,096
# characters take up to 12 ms instead of 7.
MAX_MATCHED_WORDS = 200
MIN_PROBABILITY = 1e-30  # a probability of 0 is taken for this

_Told: TypeAlias = tuple[str, ...]  # the words of a text that are matched
_Read: TypeAlias = tuple[_Told, int | None]  # these, and of what entry they are known to be


class Readings:
    """Reads, scores and ranks the texts of one message.

    Texts that differ in signs only, such as a sentence and a part of the message that is all of it,
    are scored once.
    """

    def __init__(
        self,
        learned: Learned,
        entries: Sequence[Entry],
        place: Mapping[str, int],
        follow_ups: FollowUps,
    ) -> None:
        """Begin.

        Args:
            learned: what the matcher has learned.
            entries: those of the knowledge base.
            place: the number of each of them, by its id.
            follow_ups: what may follow each entry.
        """
        self._learned = learned
        self._entries = entries
        self._place = place
        self._follow_ups = follow_ups
        self._corrections: dict[str, str] = {}
        self._plain_words: dict[str, list[str]] = {}
        self._words: dict[str, list[str]] = {}
        self._told: dict[str, _Told] = {}
        self._messages: dict[_Told, Message] = {}
        self._known: dict[str, int | None] = {}
        self._scores: dict[_Read, Scores] = {}
        self._ranked: dict[_Read, list[Match]] = {}
        self._followed: dict[tuple[str, Before], FollowUp | None] = {}

    def plain_words(self, text: str) -> Words:
        """List the words of a text, as they are spelled."""
        if text not in self._plain_words:
            self._plain_words[text] = self._learned.encoder.normaliser.words(text)
        return self._plain_words[text]

    def words(self, text: str) -> Words:
        """List the words of a text, with typing errors corrected."""
        if text not in self._words:
            speller = self._learned.encoder.speller
            matched = self.plain_words(text)[:MAX_MATCHED_WORDS]
            self._words[text] = speller.correct(matched, self._corrections)
        return self._words[text]

    def vectorise(self, texts: Iterable[str]) -> None:
        """Vectorise texts in one batch, those that have words and are new."""
        told = dict.fromkeys(self._told_by(text) for text in texts if self.words(text))
        new = [one for one in told if one not in self._messages]
        if new:
            self._messages.update(zip(new, self._learned.encoder.encode(new), strict=True))

    def first(self, text: str) -> Entry | None:
        """Return the best entry, much quicker than `rank`; None if the text has no word."""
        if not self.words(text):
            return None
        return self._entries[int(self._score(text).entries.argmax())]

    def rank(self, text: str, limit: int) -> list[Match]:
        """List the best entries for a text, best first; none if it has no word."""
        if not self.words(text):
            return []
        read = self._told_by(text), self.known(text)
        ranked = self._ranked.get(read, [])
        if len(ranked) < min(limit, len(self._entries)):
            scores = self._score(text)
            ranked = rank(self._entries, scores.entries, scores.confidences, limit)
            self._ranked[read] = ranked
        return ranked[:limit]

    def known(self, text: str) -> int | None:
        """Return the number of the entry that has a text as a phrasing, word for word.

        It is the number of entries if the text is a message to refuse, None if it is not known.
        It is first looked for as it is typed: « bon week-end » wishes one, « week-end » asks.
        """
        if text not in self._known:
            known = self._learned.known
            found = known.class_of(self.plain_words(text))
            self._known[text] = known.class_of(self._told_by(text)) if found is None else found
        return self._known[text]

    def known_entry(self, text: str) -> Entry | None:
        """Return the entry that has a text as a phrasing, word for word; None if none has."""
        known = self.known(text)
        return None if known is None or known == len(self._entries) else self._entries[known]

    def knows(self, text: str, before: Before) -> bool:
        """Check whether a text is known word for word, by itself or after what came before."""
        return self.known(text) is not None or self.meant_after(text, before) is not None

    def meant_after(self, text: str, before: Before) -> Entry | None:
        """Return the entry that a text is known, word for word, to mean after what came before."""
        follow_up = self._follow_up(text, before)
        if follow_up is None or not follow_up.is_known:
            return None
        return self._entries[int(follow_up.after.argmax())]

    def confidence(self, text: str, entry: Entry) -> float:
        """Return the confidence, 0..1, that an entry is right for a text that has words."""
        return float(self._score(text).confidences[self._place[entry.id]])

    def coverage(self, text: str, entry: Entry) -> float:
        """Return how much of a text that has words an entry has words for, 0..1."""
        return float(self._score(text).evidence.coverage[self._place[entry.id]])

    def rank_after(self, text: str, limit: int, before: Before) -> list[Match]:
        """List the best entries for a text, read with what came before it.

        What came before completes a text, and never weakens it: where both readings have the same
        first entry, the surer one counts.

        Args:
            text: the text.
            limit: how many entries at most.
            before: what came before it.
        """
        alone, follow_up = self.rank(text, limit), self._follow_up(text, before)
        if follow_up is None:
            return alone
        confidences = mix(self._score(text), follow_up)
        scores = np.log(np.maximum(confidences, MIN_PROBABILITY))
        together = rank(self._entries, scores, confidences, limit)
        is_agreed = alone[0].entry is together[0].entry
        return alone if is_agreed and alone[0].confidence > together[0].confidence else together

    def nearest(self, text: str, entry: Entry) -> str:
        """Return the phrasing of an entry that is most similar to a text."""
        words = in_alphabetical_order(self.words(text))
        return self._learned.phrasings.nearest(words, self._place[entry.id])

    def _told_by(self, text: str) -> _Told:
        """List the words of a text without those that only open it."""
        if text not in self._told:
            openings = self._learned.encoder.openings
            self._told[text] = tuple(openings.leave_off(self.words(text)))
        return self._told[text]

    def _follow_up(self, text: str, before: Before) -> FollowUp | None:
        """Read a text as what follows entries; None if it has no word, or nothing came before."""
        if (text, before) not in self._followed:
            words = self.words(text)
            self._followed[text, before] = self._follow_ups.read(before, words) if words else None
        return self._followed[text, before]

    def _score(self, text: str) -> Scores:
        read = told, known = self._told_by(text), self.known(text)
        if read not in self._scores:
            self.vectorise([text])
            scores = self._learned.scorer.score(self._messages[told])
            self._scores[read] = scores if known is None else scores.sure_of(known)
        return self._scores[read]
