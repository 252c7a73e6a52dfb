"""The entry that an answer to questions that were passed on makes."""

import unicodedata
from collections.abc import Iterable

from bot.dialogue import Dialogue
from bot.editing.identifier import propose_id
from bot.gaps.decision import decided_gaps
from bot.gaps.finding import rank_entries
from bot.gaps.gap import Gap
from bot.knowledge import Entry, Knowledge
from bot.markup import plain_text
from bot.masking import without_masks
from bot.storage.questions import PassedOn


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
