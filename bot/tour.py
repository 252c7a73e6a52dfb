"""The guided tour through a knowledge base, and the self-check at its end, loaded from YAML.

Both lead to entries of the knowledge base that names their file; one that names none has no tour.
"""

from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from string import digits
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from bot.knowledge import Fault, Knowledge, KnowledgeError
from bot.knowledge.fault import suggest_name
from bot.knowledge.format import FrozenModel, Text, check_placeholders

if TYPE_CHECKING:
    from bot.knowledge.strict_yaml import Location

MAX_READINGS = 4
MAX_LABEL = 34  # characters; more does not fit a button on a phone

EntryIds = Annotated[tuple[Text, ...], Field(min_length=1)]


def _filled_in(*names: str) -> AfterValidator:
    """Allow a text these words in braces, for the bot to put something in their place."""
    return AfterValidator(lambda text: check_placeholders(text, names))


class Step(FrozenModel):
    """What the article says in one of its sections.

    Attributes:
        section: id of the section, whose title is shown.
        entries: ids of its key questions.
    """

    section: Text
    text: Text
    entries: EntryIds


class Tour(FrozenModel):
    """The guided tour; `layout` arranges a step, `closing` comes after the last one."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    layout: Annotated[Text, _filled_in("bar", "number", "total", "title", "text")]
    closing: Text
    next_button: Text
    restart_button: Text


class Option(FrozenModel):
    """An answer to choose.

    Attributes:
        remark: what the article says to those who choose it.
        entries: ids of the entries that are worth reading then, the best first.
    """

    label: Annotated[Text, Field(max_length=MAX_LABEL)]
    remark: Text
    entries: EntryIds


class Question(FrozenModel):
    """A question about the user; each option is known by its digit, so there are ten at most."""

    text: Text
    options: Annotated[tuple[Option, ...], Field(min_length=1, max_length=len(digits))]


class SelfCheck(FrozenModel):
    """The self-check; `layout` arranges a question, `summary` what the answers come to."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    layout: Annotated[Text, _filled_in("number", "total", "text")]
    summary: Annotated[Text, _filled_in("remarks")]
    open_button: Text

    def choices(self, answers: str) -> tuple[Option, ...] | None:
        """Read the answers so far.

        Args:
            answers: a digit for each question that is answered, the place of the option from 0.

        Returns:
            The options chosen, or None if there are none such.
        """
        chosen = [
            dict(zip(digits, question.options, strict=False)).get(answer)
            for question, answer in zip(self.questions, answers, strict=False)
        ]
        found = tuple(option for option in chosen if option)
        return found if len(found) == len(answers) else None


class Guide(FrozenModel):
    """The format of `knowledge/parcours_fr.yaml`."""

    back_button: Text
    tour: Tour
    check: SelfCheck

    def dead_references(self, knowledge: Knowledge) -> "Iterator[tuple[Location, str, set[str]]]":
        """List the ids that a knowledge base has not got: place in the file, id, ids there are."""
        sections = {section.id for section in knowledge.sections}
        for number, step in enumerate(self.tour.steps):
            if step.section not in sections:
                yield ("tour", "steps", number, "section"), step.section, sections
        entries = set(knowledge.entry_by_id)
        for place, ids in self._entries():
            for position, identifier in enumerate(ids):
                if identifier not in entries:
                    yield (*place, position), identifier, entries

    def _entries(self) -> "Iterator[tuple[Location, tuple[str, ...]]]":
        for number, step in enumerate(self.tour.steps):
            yield ("tour", "steps", number, "entries"), step.entries
        for number, question in enumerate(self.check.questions):
            for place, option in enumerate(question.options):
                yield ("check", "questions", number, "options", place, "entries"), option.entries


def readings(options: tuple[Option, ...]) -> tuple[str, ...]:
    """Choose the ids of the entries to read: the best one for each option, then the second ones."""
    in_turn = chain.from_iterable(zip_longest(*(option.entries for option in options)))
    return tuple(dict.fromkeys(identifier for identifier in in_turn if identifier))[:MAX_READINGS]


def load_guide(knowledge: Knowledge) -> Guide | None:
    """Load the tour and the self-check; None if the knowledge base has none.

    Raises:
        KnowledgeError: with all faults of the file; it is also one to lead to what is not there.
    """
    if knowledge.tour is None:
        return None
    from bot.knowledge.loading import read_model  # only here: what was kept needs no YAML

    guide = read_model(knowledge.tour, Guide)
    faults = list(_faults(knowledge.tour, guide, knowledge))
    if faults:
        raise KnowledgeError(faults)
    return guide


def _faults(path: Path, guide: Guide, knowledge: Knowledge) -> Iterator[Fault]:
    from bot.knowledge.strict_yaml import read_yaml

    document = read_yaml(path)
    for location, identifier, known in guide.dead_references(knowledge):
        is_section = location[-1] == "section"
        kind = "la section" if is_section else "l'entrée"
        problem = f"{kind} « {identifier} » n'existe pas"
        remedy = suggest_name(identifier, known)
        if not is_section and identifier in knowledge.switched_off:
            problem = f"l'entrée « {identifier} » est éteinte (« actif: false »)"
            remedy = "ôtez-la d'ici, ou rallumez-la"
        yield Fault(path, document.line(location), None, problem, remedy)
