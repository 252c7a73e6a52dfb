"""What an addition does: the bot is built anew with it, and compared."""

from dataclasses import dataclass

from bot.editing.addition import Addition
from faq.diff.comparison import Change, cases_near, compare
from faq.evaluation import Case, Result, evaluate
from faq.source import Source


@dataclass(frozen=True)
class Effect:
    """What an addition does.

    Attributes:
        own: what becomes of the new phrasings themselves.
        checked: how many phrasings nearby were put to the bot, before and after.
        changes: those of them with another reply.
    """

    own: tuple[Result, ...]
    checked: int
    changes: tuple[Change, ...]


def measure(addition: Addition) -> Effect:
    """Build the bot anew with an addition, and compare.

    Raises:
        KnowledgeError: the addition makes the knowledge base faulty.
    """
    near = cases_near(Source(addition.reading), [text for text, _ in addition.taught])
    cases = [Case(text, frozenset([id_] if id_ else [])) for text, id_ in addition.taught]
    own = evaluate(addition.after.forgetting_phrasings(), ([case] for case in cases))
    changes = compare(addition.before, addition.after, [[case] for case in near])
    return Effect(tuple(own), len(near), tuple(changes))
