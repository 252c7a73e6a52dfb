"""The three bands of a reply: answer if sure enough, suggest if unsure, else say so."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.knowledge import Entry
from bot.matcher import Match
from bot.matcher.choice import scarcity

# From this confidence on, an entry is answered if there are many phrasings: they make the matcher
# surer. Of 1,763 questions that nobody taught the bot, .921 are then answered right, .017 wrong and
# .970 reached, with .48 .926, .019 and .969. In small FAQs confidences are low and spread: of 240
# questions to eight with two or three phrasings an entry, .48 are answered right with .45, .05
# wrong, and of 92 out of scope .04; with .5, .44, .04 and .04.
RICH_ANSWER_CONFIDENCE = 0.52
ANSWER_CONFIDENCE = 0.45
FEW_SCARCITY = 0.5  # from this mean scarcity on, the phrasings of a knowledge base are few
# Unless the next one is nearly as likely: at most this many times as likely. On two FAQs by others,
# .009 fewer are then answered wrong, and .006 fewer right.
MAX_RIVAL_SHARE = 0.6
# An entry with few phrasings is underrated beside one with many: so many times its confidence is
# added if it has a single one and the other enough, by the square of how much scarcer it is. Of 177
# questions to a pair just added with one phrasing .03 to .05 are answered wrong with 40 to 80, and
# .71 reached; without the others than the next two, .07. Of 832 questions to the entries beside it,
# .951 to .942 are answered right. With the difference itself instead of its square, cdtn, where all
# have few, has .565 instead of .595 right.
UNDERRATED = 60.0
# From this confidence on that one of the suggestions is right, they are worth their buttons. Of the
# same questions .976 are then reached, and .28 of what is out of scope gets buttons; with .12 it is
# .976 and .31. Of the 240 to small FAQs .88 are reached with .04.
RICH_SUGGESTION_CONFIDENCE = 0.16
SUGGESTION_CONFIDENCE = 0.04
MAX_SUGGESTIONS = 3
# What is denied, or not said at all, is not likelier than this to be wanted: just a suggestion. Of
# 2,276 labelled messages 43 are so, and 3 of them want what is suggested first. Of 42 plain ones
# out of scope .095 are then answered, .167 without; of 621 labelled questions as many right.
GUESS_CONFIDENCE = 0.17


@dataclass(frozen=True)
class Gates:
    """The confidences, 0..1, where the bands of one knowledge base begin.

    Attributes:
        answer: from which an entry is answered.
        suggestion: from which suggestions are made; that of all of them together.
        scarcity: how few phrasings each entry has, by its id; 1 for a single one, 0 for enough.
    """

    answer: float
    suggestion: float
    scarcity: Mapping[str, float]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Gates":
        """Return what suits a knowledge base, by how few phrasings its entries have."""
        scarce = scarcity([len(entry.phrasings) for entry in entries]).tolist()
        share = min(sum(scarce) / len(scarce) / FEW_SCARCITY, 1.0)
        return cls(
            _between(RICH_ANSWER_CONFIDENCE, ANSWER_CONFIDENCE, share),
            _between(RICH_SUGGESTION_CONFIDENCE, SUGGESTION_CONFIDENCE, share),
            {entry.id: one for entry, one in zip(entries, scarce, strict=True)},
        )

    def is_sure(self, ranking: Sequence[Match]) -> bool:
        """Check whether the first entry is likely, and much likelier than the others."""
        if confidence(ranking) < self.answer:
            return False
        first, *rivals = ranking
        highest = max((self._likelihood(one, first) for one in rivals), default=0.0)
        return highest <= MAX_RIVAL_SHARE * first.confidence

    def _likelihood(self, rival: Match, first: Match) -> float:
        """Return how likely a rival is, for one that has more phrasings or fewer."""
        scarcer = self.scarcity[rival.entry.id] - self.scarcity[first.entry.id]
        return rival.confidence * (1 + UNDERRATED * max(scarcer, 0.0) ** 2)

    def is_surely_among(self, ids: Container[str], ranking: Sequence[Match]) -> bool:
        """Check whether some entries come first, and are likely though it is not sure which.

        If none but the first is counted, 203 of 239 messages of small talk are answered right, not
        207, and one more of 2,918 others.
        """
        if not ranking or ranking[0].entry.id not in ids:
            return False
        likelihood = sum(match.confidence for match in ranking if match.entry.id in ids)
        rivals = (match.confidence for match in ranking if match.entry.id not in ids)
        is_likely = likelihood >= self.answer
        return is_likely and max(rivals, default=0.0) <= MAX_RIVAL_SHARE * likelihood


def _between(rich: float, scarce: float, share: float) -> float:
    return rich + share * (scarce - rich)


def confidence(ranking: Sequence[Match]) -> float:
    """Return the confidence in the first entry; 0 if there is none."""
    return ranking[0].confidence if ranking else 0.0


def as_guess(ranking: Sequence[Match]) -> list[Match]:
    """Return a ranking in which no entry is likelier than a guess."""
    return [replace(one, confidence=min(one.confidence, GUESS_CONFIDENCE)) for one in ranking]
