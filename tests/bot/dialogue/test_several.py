"""How sure the bot is of one of several questions."""

from bot.dialogue.question_finder import Question
from bot.dialogue.several import confidence_among
from bot.knowledge import Entry, Knowledge
from bot.matcher import Match


def ranking(knowledge: Knowledge, *confidences: float) -> Question:
    entries: tuple[Entry, ...] = knowledge.entries
    return [
        Match(entry, score=0.0, confidence=confidence)
        for entry, confidence in zip(entries, confidences, strict=False)
    ]


def test_what_no_other_entry_suits_is_surer_beside_another_question(knowledge: Knowledge) -> None:
    alone, rivalled = ranking(knowledge, 0.2), ranking(knowledge, 0.2, 0.2, 0.2)
    assert confidence_among(alone) > 0.5 > confidence_among(rivalled) > 0.2


def test_what_is_certain_or_without_a_word_is_so_beside_another_question(
    knowledge: Knowledge,
) -> None:
    assert confidence_among(ranking(knowledge, 1.0)) == 1.0
    assert confidence_among([]) == 0.0
