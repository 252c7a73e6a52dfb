"""What people are known to write just after the answers of a knowledge base, and what they mean."""

import numpy as np

from bot.knowledge import Knowledge
from bot.matcher.features import Words
from bot.matcher.inverted_index import InvertedIndex
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Floats, Vectors
from bot.normalise import Normaliser
from bot.phrases import Phrases

ANY = -1  # instead of the number of an entry: what may follow each and means the same again


class KnownFollowUps:
    """The follow-ups of all entries (`Entry.follow_ups`, `Lexicon.clarifications`), one a row.

    Attributes:
        previous: the number of the entry that each follows.
        meant: the number of the entry that each means.
    """

    def __init__(
        self, knowledge: Knowledge, normaliser: Normaliser, vectoriser: Vectoriser
    ) -> None:
        """Vectorise the follow-ups of a knowledge base.

        Args:
            knowledge: the knowledge base.
            normaliser: what makes words of texts.
            vectoriser: what makes vectors of words.
        """
        number = {entry.id: place for place, entry in enumerate(knowledge.entries)}
        known = [
            (number[entry.id], number[meant], text)
            for entry in knowledge.entries
            for meant, texts in entry.follow_ups.items()
            for text in texts
        ]
        known += [(ANY, ANY, text) for text in knowledge.lexicon.clarifications]
        previous, meant, texts = zip(*known, strict=True) if known else ((), (), ())
        self.previous, self.meant = np.array(previous, np.int32), np.array(meant, np.int32)
        self._light = Phrases(normaliser.words_of_each(knowledge.lexicon.fillers))
        openings = normaliser.words_of_each(knowledge.lexicon.openings)
        self._openings, self._opening = Phrases(openings), next(iter(openings), [])
        places = normaliser.words_of_each(knowledge.lexicon.places)
        self._places, self._place = Phrases(places), next(iter(places), [])
        told = [self.told_by(words) for words in normaliser.words_of_each(texts)]
        self._index = InvertedIndex(vectoriser.transform(told), vectoriser.size)

    def told_by(self, words: Words) -> list[str]:
        """List what a text says: without politeness, with one opening and one place for any.

        « pis à Namur » means what « et à Paris » does.
        """
        told = self._places.exchange(self._light.leave_out(words), self._place)
        opening = self._openings.end_of_opening(told)
        return [*self._opening, *told[opening:]] if opening else told

    def similarities(self, message: Vectors) -> Floats:
        """Compare each follow-up with a message, a single row, in letters and words; 0..1."""
        return self._index.cosine_similarities(*message.row(0))
