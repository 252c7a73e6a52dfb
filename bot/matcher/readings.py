"""The texts of one message, each read and scored at most once.

A message is ranked as a whole, and so are its parts, which may be questions of their own. They are
vectorised in batches, a score is computed when it is first asked for, and a wrong word is corrected
once, however many of the parts it stands in. What only opens a text counts where it goes on with
something, and nowhere else: with « du coup » before them, .90 of 287 short questions were answered
right when it counted, .95 are now, as without it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.knowledge import Entry
from bot.matcher.features import Words
from bot.matcher.follow_ups import Before, FollowUp, FollowUps
from bot.matcher.learning import Learned
from bot.matcher.ranking import Match, rank
from bot.matcher.scoring import Message, Scores
from bot.normalise import in_alphabetical_order

# Words of a text that are matched; the longest labelled question has 66. Without a limit, 4,096
# characters take up to 12 ms instead of 7.
MAX_MATCHED_WORDS = 200

# What went before completes a message, and never overrides or weakens one that is clear by itself.
# A message is read as a follow-up if it is short, and if it is elliptic (« et … ») or so similar to
# what is known to follow, by what it is alone: clear, clearly out of scope, or neither. Of 621
# questions, .000 are then not answered right after another one that are right alone (.010 to .050
# when a question below .95 was always read as a follow-up, and clear ones from a similarity of .5
# on); of 83 later turns of dialogues, .87 are answered right, .82 before. It is read so as well if
# that only chooses between the first few, but makes none of them likelier: were it to, .08 of 247
# questions out of scope would be answered after an answer instead of .05, and no later turn more.
MAX_FOLLOW_UP_WORDS = 10
CLEAR_CONFIDENCE = 0.4  # alone; a little below what is answered (`bot.dialogue.bands`)
SIMILARITY_TO_CLEAR = 0.8
CLEARLY_OUTSIDE = 1.5  # log-odds of no entry above those of the first
SIMILARITY_TO_OUTSIDE = 0.45
SIMILARITY_TO_UNCLEAR = 0.4
CLOSE_PLACES = 3
# An elliptic message this similar is one, whatever it may look like alone.
SURE_SIMILARITY = 0.5
# One that is far outside alone, and not similar enough for that, is none: of 355 messages out of
# scope with « et » before them, .09 are then answered after an answer, .12 otherwise; of 197 later
# turns as many are reached.
FAR_OUTSIDE = 3.0  # log-odds of no entry above those of the first


_Told: TypeAlias = tuple[str, ...]  # the words of a text that are matched


# Where a message of so few words, and alone less likely than this, is about something else with
# what came before it, both are as likely: of 228 later turns, .93 are then answered right or
# suggested instead of .92, and of 659 questions after another one, one fewer is answered right.
# With up to 6 words, as many are reached, and .02 fewer of the later turns are answered at once.
MAX_UNCLEAR_WORDS = 4
SURE_CONFIDENCE = 0.8


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
        self._scores: dict[_Told, Scores] = {}
        self._ranked: dict[_Told, list[Match]] = {}

    def plain_words(self, text: str) -> Words:
        """List the words of a text, as they are spelled."""
        if text not in self._plain_words:
            self._plain_words[text] = self._learned.reader.normaliser.words(text)
        return self._plain_words[text]

    def words(self, text: str) -> Words:
        """List the words of a text, with typing errors corrected."""
        if text not in self._words:
            speller = self._learned.reader.speller
            matched = self.plain_words(text)[:MAX_MATCHED_WORDS]
            self._words[text] = speller.correct(matched, self._corrections)
        return self._words[text]

    def vectorise(self, texts: Iterable[str]) -> None:
        """Vectorise texts in one batch, those that have words and are new."""
        told = dict.fromkeys(self._told_by(text) for text in texts if self.words(text))
        new = [one for one in told if one not in self._messages]
        if new:
            self._messages.update(zip(new, self._learned.reader.read(new), strict=True))

    def first(self, text: str) -> Entry | None:
        """Return the best entry, much quicker than `rank`; None if the text has no word."""
        if not self.words(text):
            return None
        return self._entries[int(self._score(text).entries.argmax())]

    def rank(self, text: str, limit: int) -> list[Match]:
        """List the best entries for a text, best first; none if it has no word."""
        if not self.words(text):
            return []
        told = self._told_by(text)
        ranked = self._ranked.get(told, [])
        if len(ranked) < min(limit, len(self._entries)):
            ranked = rank(self._entries, self._score(text), limit)
            self._ranked[told] = ranked
        return ranked[:limit]

    def confidence(self, text: str, entry: Entry) -> float:
        """Return the confidence, 0..1, that an entry is right for a text that has words."""
        return float(self._score(text).confidences[self._place[entry.id]])

    def coverage(self, text: str, entry: Entry) -> float:
        """Return how much of a text that has words an entry has words for, 0..1."""
        return float(self._score(text).evidence.coverage[self._place[entry.id]])

    def rank_after(self, text: str, limit: int, before: Before) -> list[Match]:
        """List the best entries for a text, read with what came before it if that completes it.

        Args:
            text: the text.
            limit: how many entries at most.
            before: what came before it.
        """
        alone, words = self.rank(text, limit), self.words(text)
        if not 0 < len(words) <= MAX_FOLLOW_UP_WORDS:
            return alone
        follow_up = self._follow_ups.read(before, words)
        if follow_up is None:
            return alone
        together = self._rank_together(text, limit, follow_up)
        likely = self._choose(text, alone, together, follow_up)
        other = alone if likely is together else together
        is_short = len(words) <= MAX_UNCLEAR_WORDS
        if not is_short or alone[0].confidence >= SURE_CONFIDENCE:
            return likely
        return _both(likely, other, limit)

    def _choose(
        self, text: str, alone: list[Match], together: list[Match], follow_up: FollowUp
    ) -> list[Match]:
        """Choose between a message read alone and read with what came before it."""
        if follow_up.is_elliptic:
            if follow_up.similarity >= SURE_SIMILARITY:
                return together
            is_unlike = follow_up.similarity < SIMILARITY_TO_OUTSIDE
            if is_unlike and self._is_outside_by(FAR_OUTSIDE, text):
                return alone
        elif follow_up.similarity < self._needed_similarity(text, alone, together):
            return alone
        elif follow_up.similarity < SIMILARITY_TO_UNCLEAR:
            return [
                replace(match, confidence=self.confidence(text, match.entry)) for match in together
            ]
        return max(alone, together, key=lambda matches: matches[0].confidence)

    def nearest(self, text: str, entry: Entry) -> str:
        """Return the phrasing of an entry that is most similar to a text."""
        words = in_alphabetical_order(self.words(text))
        return self._learned.phrasings.nearest(words, self._place[entry.id])

    def _told_by(self, text: str) -> _Told:
        """List the words of a text without those that only open it."""
        if text not in self._told:
            self._told[text] = tuple(self._follow_ups.without_opening(self.words(text)))
        return self._told[text]

    def _rank_together(self, text: str, limit: int, follow_up: FollowUp) -> list[Match]:
        message, words = self._messages[self._told_by(text)], self.words(text)
        if len(message.words) < len(words):  # what opens it tells that it goes on with something
            (message,) = self._learned.reader.read([words])
        scores = self._learned.scorer.score_follow_up(
            message, follow_up.support, follow_up.similarities
        )
        return rank(self._entries, scores, limit)

    def _needed_similarity(
        self, text: str, alone: Sequence[Match], together: Sequence[Match]
    ) -> float:
        """Return how similar to a follow-up a message must be to be read as one, 0..1."""
        if alone[0].confidence >= CLEAR_CONFIDENCE:
            return SIMILARITY_TO_CLEAR
        if self._is_outside_by(CLEARLY_OUTSIDE, text):
            return SIMILARITY_TO_OUTSIDE
        is_close = together[0].entry in [match.entry for match in alone[:CLOSE_PLACES]]
        return 0.0 if is_close else SIMILARITY_TO_UNCLEAR

    def _is_outside_by(self, margin: float, text: str) -> bool:
        """Check whether being out of scope is above the first entry by so much, in log-odds."""
        scores = self._score(text)
        return scores.outside - float(scores.entries.max()) > margin

    def _score(self, text: str) -> Scores:
        told = self._told_by(text)
        if told not in self._scores:
            self.vectorise([text])
            self._scores[told] = self._learned.scorer.score(self._messages[told])
        return self._scores[told]


def _both(likely: list[Match], other: list[Match], limit: int) -> list[Match]:
    """Put the first of another reading beside that of the likely one, unless they are the same."""
    first, rival = likely[0], other[0]
    if first.entry is rival.entry:
        return likely
    rest = [match for match in likely[1:] if match.entry is not rival.entry]
    half = first.confidence / 2
    ranked = [replace(first, confidence=half), replace(rival, confidence=half), *rest]
    return ranked[:limit]
