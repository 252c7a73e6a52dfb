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
            lexicon: the fillers, openings and places.
            normaliser: what makes words of texts.
        """
        self._light = Phrases(normaliser.words_of_each(lexicon.fillers))
        self._openings = Phrases(normaliser.words_of_each(lexicon.openings))
        self._places = Phrases(normaliser.words_of_each(lexicon.places))

    def told_by(self, words: Words) -> list[str]:
        """List what a text says: without politeness, with one opening and one place for any.

        « pis à Namur » means what « et à Paris » does.
        """
        told = self._places.exchange(self._light.leave_out(words))
        opening = self._openings.end_of_opening(told)
        return [*self._openings.first, *told[opening:]] if opening else told
