"""Ids as a person would choose them: the few words of a question that tell it from the others."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from bot.knowledge import Knowledge
from bot.knowledge.format import MAX_ID
from bot.normalise import split_words

ID_WORDS = 3
MIN_WORD = 3  # letters; shorter ones say little
# Words that ask or join, folded; they are in an id only where there is nothing else.
_FRAME = frozenset(
    """
    ainsi alors aussi aux avec avez avoir cela ces cet cette comme comment dans des doit dois
    donc elle elles est etes etre eux faire fait faut ici ils les leur leurs lors mais mes moi
    mon nos notre nous ont par pas peut peux peuvent plus pour pourquoi pouvez puis puisse qu
    quand que quel quelle quelles quels qui quoi sera ses son sont suis sur tes ton tous tout
    toute tres une vais vos votre vous combien existe savoir
    """.split()  # noqa: SIM905  (a list of 90 literals would take 90 lines)
)


def propose_id(question: str, knowledge: Knowledge, also_taken: Iterable[str] = ()) -> str:
    """Make an id of the words of a question that are rarest in a knowledge base.

    Args:
        question: what the id is for.
        knowledge: the knowledge base, whose ids are taken.
        also_taken: ids that are given besides.
    """
    phrasings = (phrasing for entry in knowledge.entries for phrasing in entry.phrasings)
    taken = {*knowledge.entry_by_id, *knowledge.switched_off, *also_taken}
    return choose_id(question, count_words(phrasings), taken)


def choose_id(question: str, counts: Counter[str], taken: Container[str]) -> str:
    """Make an id of the words of a question, the number of phrasings with each word being known."""
    words = list(dict.fromkeys(_words(question)))
    words = [word for word in words if word not in _FRAME] or words
    telling = sorted(words, key=lambda word: (counts[word], -len(word)))[:ID_WORDS]
    return free_id("-".join(word for word in words if word in telling), taken)


def count_words(phrasings: Iterable[str]) -> Counter[str]:
    """Count the phrasings that have each word."""
    return Counter(word for text in phrasings for word in set(_words(text)))


def free_id(name: str, taken: Container[str]) -> str:
    """Make an id of a name in lower case without accents, numbered if it is taken."""
    return next(one for one in _numbered(name[:MAX_ID].strip("-") or "entree") if one not in taken)


def _words(text: str) -> list[str]:
    return [word for word in split_words(text) if len(word) >= MIN_WORD and word.isalnum()]


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name[: MAX_ID - len(f'-{number}')]}-{number}"
        number += 1
