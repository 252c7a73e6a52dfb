"""Which items of a source are in French; files of two languages are common."""

from collections.abc import Iterable

from bot.knowledge import KNOWLEDGE_DIR, LEXICON_FILE, Lexicon, read_model
from bot.normalise import split_words

MIN_FOREIGN = 3  # foreign words that it takes; « Hello » alone is something that French people say
TIMES_FRENCH = 2  # as many foreign words as French ones, at least
# The most frequent words of French, folded, but for those that are words of another language, too.
_FRENCH = frozenset(
    """
    le la les l' de du des d' un une et est c' ce cette ces que qu' qui quoi quel quelle quels
    quelles ne n' pas je j' tu il elle nous vous ils elles mon ma mes votre vos notre nos son sa ses
    leur leurs au aux en dans sur pour par avec sans sont etre avoir avez faut peut peux comment
    combien pourquoi quand ou oui si plus tous tout toute s' m' t' y
    """.split()  # noqa: SIM905  (a list of 80 literals would take 80 lines)
)


class LanguageGuess:
    """Tells what is in another language than French, by its most frequent words."""

    def __init__(self) -> None:
        lexicon = read_model(KNOWLEDGE_DIR / LEXICON_FILE, Lexicon)
        self._foreign = [
            {word for text in texts for word in split_words(text)} - _FRENCH
            for texts in lexicon.foreign_words
        ]

    def is_foreign(self, texts: Iterable[str]) -> bool:
        """Check whether some texts together are most likely in another language than French."""
        words = [word for text in texts for word in split_words(text)]
        french = sum(word in _FRENCH for word in words)
        foreign = max(sum(word in known for word in words) for known in self._foreign)
        return foreign >= MIN_FOREIGN and foreign >= TIMES_FRENCH * french
