"""Takes no message that asks for thanks or a goodbye: « et je dois y aller souvent ? ».

Letters and words do not tell « je dois y aller » from it; the question mark does.
"""

from collections.abc import Sequence

from bot.knowledge import Entry, Knowledge
from bot.matcher import Match

# Of the phrasings of thanks and goodbyes less than .01 have a question mark, of complaints .04 and
# of greetings .4.
MAX_ASKED_SHARE = 0.02


class RemarkReader:
    """Knows the small talk that hardly ever asks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._unasked = {
            entry.id
            for entry in knowledge.entries
            if entry.id in knowledge.remarks and _asked_share(entry) <= MAX_ASKED_SHARE
        }

    def leave_out(self, text: str, ranking: Sequence[Match]) -> list[Match]:
        """Leave out what asks nothing, if a message asks."""
        if "?" not in text or not ranking or ranking[0].entry.id not in self._unasked:
            return list(ranking)
        return [match for match in ranking if match.entry.id not in self._unasked]


def _asked_share(entry: Entry) -> float:
    return sum("?" in phrasing for phrasing in entry.phrasings) / len(entry.phrasings)
