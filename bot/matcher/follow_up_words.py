"""What a text says as a follow-up, in words: « pis l'autre svp » is « et l'autre »."""

from bot.knowledge import Lexicon
from bot.matcher.features import Words
from bot.normalise import Normaliser
from bot.phrases import Phrases


class FollowUpWords:
    """Leaves out of follow-ups what makes no difference to them."""

    def __init__(self, lexicon: Lexicon, normaliser: Normaliser) -> None:
        """Begin.

        Args:
            lexicon: the fillers and openings.
            normaliser: what makes words of texts.
        """
        self._light = Phrases(normaliser.words_of_each(lexicon.fillers))
        openings = normaliser.words_of_each(lexicon.openings)
        self._openings, self._opening = Phrases(openings), next(iter(openings), [])

    def told_by(self, words: Words) -> list[str]:
        """List what a text says: without politeness, and with one opening for any of them."""
        told = self._light.leave_out(words)
        opening = self._openings.end_of_opening(told)
        return [*self._opening, *told[opening:]] if opening else told
