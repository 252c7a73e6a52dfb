"""Answers messages that ask several things."""

from collections.abc import Iterable, Sequence

from bot.dialogue.bands import Gates, confidence
from bot.dialogue.parts import Cutter
from bot.dialogue.question_finder import Question, QuestionFinder
from bot.knowledge import Entry, Knowledge
from bot.matcher.readings import Readings
from bot.reply import Answer

# One of several questions is answered from this confidence on, else offered. With .3, two more of
# 350 messages that ask several get all answers, but hardly anything unsure is merely offered.
PART_CONFIDENCE = 0.4
MAX_ANSWERS = 3  # the rest are offered

# How much it counts that a question may be off the subject, beside one that is on it. Of 3,363
# second questions that nobody taught the bot, it answers .84 right and .09 wrong after any other
# question, and .85 and .13 of what people ask just after an answer; without this and what came
# before, .82 and .08, and .74 and .14, at the confidence that suited best. That was before entries
# were learned from follow-ups as well; since then each of the two helps two of 325 messages.
OFF_SUBJECT_SHARE = 0.2


def confidence_among(question: Question) -> float:
    """Return the confidence, 0..1, in the first entry for one of several questions."""
    on_subject = sum(match.confidence for match in question)
    return confidence(question) / (on_subject + OFF_SUBJECT_SHARE * (1 - on_subject))


class SeveralAnswers:
    """Answers messages that ask several things."""

    def __init__(self, knowledge: Knowledge, gates: Gates, cutter: Cutter) -> None:
        self._knowledge = knowledge
        self._gates = gates
        self._cutter = cutter

    def answer(self, text: str, readings: Readings, *, is_story: bool) -> Answer | None:
        """Answer what a message asks, in its order; None if it most likely asks one thing."""
        questions = QuestionFinder(self._cutter, self._knowledge.remarks, readings).find(
            text, is_story=is_story
        )
        if len(questions) < 2 or not self._is_any_sure(questions):
            return None
        sure = [one[0].entry.id for one in questions if confidence_among(one) >= PART_CONFIDENCE]
        unsure = [
            match.entry.id
            for question in questions
            if confidence_among(question) < PART_CONFIDENCE
            and confidence(question) >= self._gates.suggestion
            for match in question
            if match.entry.id not in self._knowledge.small_talk
        ]
        asked = list(dict.fromkeys(sure))
        answered, left = asked[:MAX_ANSWERS], [*asked[MAX_ANSWERS:], *unsure]
        offered = [id_ for id_ in dict.fromkeys(left) if id_ not in answered]
        if len(answered) < 2 and not offered:
            return None
        return Answer(self._entries(answered), beyond=self._entries(offered))

    def _is_any_sure(self, questions: Sequence[Question]) -> bool:
        """Check whether the bot is sure of a question; of one on the subject, if there is any."""
        small_talk = self._knowledge.small_talk
        on_subject = [one for one in questions if one and one[0].entry.id not in small_talk]
        return any(map(self._gates.is_sure, on_subject or questions))

    def _entries(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(self._knowledge.entry_by_id[id_] for id_ in ids)
