"""How well one entry is found: its phrasings, each put to a bot that has not learned it."""

from dataclasses import replace

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge
from faq.evaluation import Case, Result, evaluate

FOLDS = 3  # the bot is built anew for each: a second with 10,000 phrasings
MAX_PHRASINGS = 50  # of an entry; `faq eval` measures those that have more


def ask_held_out(knowledge: Knowledge, entry: Entry) -> list[Result]:
    """Put a third of an entry's phrasings at a time to a bot that has learned the others.

    Keywords stay, for nobody is told by them how a visitor writes.

    Returns:
        Nothing if the entry has a single phrasing, or more than `MAX_PHRASINGS`.
    """
    phrasings = list(dict.fromkeys((entry.question, *entry.variants)))
    if not 1 < len(phrasings) <= MAX_PHRASINGS:
        return []
    results: list[Result] = []
    for fold in range(min(FOLDS, len(phrasings))):
        kept = [text for number, text in enumerate(phrasings) if number % FOLDS != fold]
        left = entry.model_copy(update={"question": kept[0], "variants": tuple(kept[1:])})
        others = tuple(left if one.id == entry.id else one for one in knowledge.entries)
        dialogue = Dialogue(replace(knowledge, entries=others))
        asked = [[Case(text, frozenset([entry.id]))] for text in phrasings[fold::FOLDS]]
        results += evaluate(dialogue, asked)
    return results
