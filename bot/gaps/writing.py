"""How what is decided about questions that were passed on comes into the knowledge base."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.gaps.decision import Decision
from bot.gaps.gap import Gap
from bot.knowledge import Entry
from bot.knowledge.equality import comparable
from bot.masking import without_masks

if TYPE_CHECKING:
    from bot.editing.addition import Addition


def teachable(gap: Gap) -> tuple[str, ...]:
    """List what the bot can learn from questions: each in its own words, without masks."""
    texts = {comparable(text): text for text in map(without_masks, gap.texts) if text}
    return tuple(texts.values())


def apply_decision(decision: Decision, gap: Gap, addition: "Addition") -> None:
    """Add what was decided about questions to a knowledge base; it is not saved yet.

    What is there already is left out, so that a decision may be written again.

    Raises:
        FaqError: a question asks for another entry already, the entry is gone, or what is to be a
            new one has the id of another.
    """
    texts = teachable(gap)
    known = addition.knowledge.entry_by_id
    if decision.entry is not None and decision.entry.id not in known:
        question = decision.entry.question
        variants = _unknown(texts, [question])
        addition.add_entry(decision.entry.model_copy(update={"variants": variants}))
    elif decision.entry_id is not None:
        entry = addition.entry(decision.entry_id)
        if decision.entry is not None and not _say_the_same(entry, decision.entry):
            problem = f"l'entrée « {entry.id} » existe déjà et dit autre chose"
            raise FaqError(f"{problem} : rien n'a été écrit ; recommencez")
        if new := _unknown(texts, entry.phrasings):
            addition.add_variants(entry, new)
    elif addition.takes_examples:
        outside = addition.knowledge.out_of_scope
        if new := _unknown(texts, outside.near + outside.far):
            addition.add_examples("near", new)  # near or far, they are learned alike


def write_decision(decision: Decision, gap: Gap, dialogue: Dialogue) -> bool:
    """Write what was decided about questions; return whether it may be written here.

    Raises:
        FaqError: it cannot be written like that.
    """
    path = dialogue.knowledge.path
    if path is None:
        return False
    # Only here: to edit takes YAML, which is seldom needed, and most bots may not write.
    from bot.editing.addition import Addition
    from bot.editing.text_file import NotWritableError

    addition = Addition(path, dialogue)
    apply_decision(decision, gap, addition)
    try:
        if addition.taught:
            addition.save()
    except NotWritableError:
        return False
    return True


def _say_the_same(one: Entry, other: Entry) -> bool:
    return (one.question, one.answer) == (other.question, other.answer)


def _unknown(texts: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(map(comparable, known))
    return tuple(text for text in texts if comparable(text) not in there)
