"""How what is decided about questions that were passed on comes into the knowledge base."""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.dialogue import Dialogue
from bot.editing.identifier import propose_id
from bot.errors import FaqError
from bot.gaps.decision import Decision, decision_about
from bot.gaps.finding import Gap, gap_of, rank_entries
from bot.knowledge import Entry, Knowledge
from bot.knowledge.equality import comparable
from bot.markup import plain_text
from bot.masking import without_masks
from bot.storage.questions import PassedOn

if TYPE_CHECKING:
    from bot.editing.addition import Addition


def decided_gaps(questions: Iterable[PassedOn]) -> list[tuple[Decision, Gap]]:
    """List the decisions that wait to be written, each with the questions that it is about."""
    together: dict[str, tuple[Decision, list[PassedOn]]] = {}
    for question in questions:
        if decision := decision_about(question):
            same = together.setdefault(decision.model_dump_json(), (decision, []))
            same[1].append(question)
    return [(decision, gap_of(same)) for decision, same in together.values()]


def teachable(gap: Gap) -> tuple[str, ...]:
    """List what the bot can learn from questions: each in its own words, without masks."""
    texts = {comparable(text): text for text in map(without_masks, gap.texts) if text}
    return tuple(texts.values())


def compose_entry(text: str, gap: Gap, questions: Iterable[PassedOn], dialogue: Dialogue) -> Entry:
    """Compose the entry that an answer to some questions makes, without variants.

    Its section is that of the nearest entry. Its question is the first line of the text if that is
    one, else the question that was passed on most often.

    Args:
        text: the answer.
        gap: the questions.
        questions: all that were passed on: new entries that are decided on have their ids already.
        dialogue: about the knowledge base.
    """
    # Lines as a file holds them; apps may send letters apart from their accents.
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).strip().splitlines()]
    first = plain_text(lines[0])
    is_question = first.endswith("?") and len(lines) > 1
    question = first if is_question else without_masks(gap.example) or gap.example
    answer = "\n".join(lines[1:] if is_question else lines).strip()
    return Entry(
        id=_id_for(question, answer, questions, dialogue.knowledge),
        section=_nearest_section(gap, dialogue),
        question=question,
        answer=answer,
    )


def _id_for(question: str, answer: str, questions: Iterable[PassedOn], knowledge: Knowledge) -> str:
    for entry in knowledge.entries:
        if (entry.question, entry.answer) == (question, answer):
            return entry.id  # by a process that died before it could say so
    decided = [one.entry_id for one, _ in decided_gaps(questions) if one.entry_id]
    return propose_id(question, knowledge, decided)


def _nearest_section(gap: Gap, dialogue: Dialogue) -> str:
    knowledge = dialogue.knowledge
    topics = [section.id for section in knowledge.sections if not section.small_talk]
    nearest = (one.entry.section for one in rank_entries(gap, dialogue))
    fallback = topics[0] if topics else knowledge.sections[0].id
    return next((section for section in nearest if section in topics), fallback)


def write_decision(decision: Decision, gap: Gap, addition: "Addition") -> None:
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


def _say_the_same(one: Entry, other: Entry) -> bool:
    return (one.question, one.answer) == (other.question, other.answer)


def _unknown(texts: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(map(comparable, known))
    return tuple(text for text in texts if comparable(text) not in there)
