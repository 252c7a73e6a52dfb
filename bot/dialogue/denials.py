"""Hears what a message denies: « je ne veux pas devenir responsable », « pas le salaire ».

What is denied is not answered as if it were asked. It is suggested at most, unless the entry is
asked for in that way (« je ne veux pas parler à un robot »), or the rest of the message is clear.
"""

import re
from dataclasses import replace

from bot.knowledge import Knowledge
from bot.matcher import Match
from bot.matcher.follow_ups import Before
from bot.matcher.readings import Readings
from bot.normalise import Normaliser
from bot.phrases import Phrases

# What is denied is not likelier than this to be wanted: a suggestion. Of 42 plain messages out of
# scope .095 are then answered, .167 before; of 621 labelled questions as many are answered right.
MAX_DENIED_CONFIDENCE = 0.3
_END_OF_CLAUSE = re.compile(r"[.?!;,:\n]+")


class DenialReader:
    """Tells what is denied from what is asked."""

    def __init__(self, knowledge: Knowledge, normaliser: Normaliser) -> None:
        lexicon, words = knowledge.lexicon, normaliser.words
        self._normaliser = normaliser
        self._denials = [Phrases(lexicon.denials, normaliser)]
        self._exclusions = Phrases(lexicon.exclusions, normaliser)
        self._light = Phrases([*lexicon.fillers, *lexicon.continuations], normaliser)
        opposites = Phrases(lexicon.opposites, normaliser)
        if not any(opposites.stand_in(words(entry.question)) for entry in knowledge.entries):
            self._denials.append(opposites)

    def read(
        self, text: str, ranking: list[Match], readings: Readings, before: Before
    ) -> tuple[str, list[Match]]:
        """Return what a message asks beside what it denies, and the best entries for that.

        Args:
            text: the message.
            ranking: the best entries for it.
            readings: of the message.
            before: what came before it.
        """
        clauses = [one for one in _END_OF_CLAUSE.split(text) if one.strip()]
        kept = [one for one in clauses if not self._denies(one)]
        if len(kept) == len(clauses) or not ranking:
            return text, ranking
        if self._denies(readings.nearest(text, ranking[0].entry)):
            return text, ranking
        asked = ", ".join(kept)
        if rest := readings.rank_after(asked, len(ranking), before):
            return asked, rest
        return text, [
            replace(one, confidence=min(one.confidence, MAX_DENIED_CONFIDENCE)) for one in ranking
        ]

    def _denies(self, clause: str) -> bool:
        words = self._normaliser.words(clause)
        told = self._light.leave_out(words)
        if any(denials.stand_in(words) for denials in self._denials):
            return True
        return self._exclusions.length_at(told) > 0
