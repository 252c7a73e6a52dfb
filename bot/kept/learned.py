"""What was learned from a knowledge base, from a kept copy if there is one."""

from pydantic_core import to_json

from bot.kept.copies import KeptCopies, cache_folder, copy_name
from bot.knowledge import Knowledge
from bot.matcher.learning import Given, Learned, learn

_PLACES = {"path", "texts", "tour", "files", "folders"}  # where a knowledge base is


def learned_name(knowledge: Knowledge) -> str:
    """Return the name of the copy of what is learned from a knowledge base."""
    said = {name: vars(knowledge)[name] for name in Knowledge.__match_args__ if name not in _PLACES}
    return copy_name("learned", to_json(said))


def learn_kept(knowledge: Knowledge, copies: KeptCopies, name: str | None = None) -> Learned:
    """Return what was learned from a knowledge base; if need be, learn it and keep it.

    Args:
        knowledge: the knowledge base.
        copies: where copies are.
        name: that of the copy, if it is known.
    """
    name = name or learned_name(knowledge)
    recalled = copies.recall(name, vars(Given.of(knowledge)))
    if isinstance(recalled, Learned):
        return recalled
    learned = learn(knowledge)
    copies.keep(name, learned, vars(learned.given))
    return learned


def learn_once(knowledge: Knowledge) -> Learned:
    """Return what was learned from a knowledge base; the user's other programs need not again."""
    return learn_kept(knowledge, KeptCopies(cache_folder()))
