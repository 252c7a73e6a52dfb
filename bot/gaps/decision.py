"""What is decided about questions that were passed on, before it is in the knowledge base."""

from collections.abc import Iterable

from pydantic import ValidationError

from bot.gaps.gap import Gap, gap_of
from bot.knowledge import Entry
from bot.knowledge.format import FrozenModel, Id
from bot.storage.questions import PassedOn


class Decision(FrozenModel):
    """What is to become of some questions.

    Attributes:
        entry_id: the entry that answers them; None if they are out of scope.
        entry: that entry, without variants, if the knowledge base has none of this id yet.
    """

    entry_id: Id | None = None
    entry: Entry | None = None


def decision_about(question: PassedOn) -> Decision | None:
    """Return what is decided about a question; None if nothing is.

    What another version has noted, in words that this one does not know, is to be decided again.
    """
    try:
        return Decision.model_validate_json(question.decision) if question.decision else None
    except ValidationError:
        return None


def decided_gaps(questions: Iterable[PassedOn]) -> list[tuple[Decision, Gap]]:
    """List the decisions that wait to be written, each with the questions that it is about."""
    together: dict[str, tuple[Decision, list[PassedOn]]] = {}
    for question in questions:
        if decision := decision_about(question):
            same = together.setdefault(decision.model_dump_json(), (decision, []))
            same[1].append(question)
    return [(decision, gap_of(same)) for decision, same in together.values()]
