"""Go through the gaps in a terminal, and do about each what is wanted."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from bot.dialogue import Dialogue
from bot.editing.addition import Addition
from bot.errors import FaqError
from bot.gaps import (
    Decision,
    Gap,
    NearestEntry,
    apply_decision,
    decided_gaps,
    find_gaps,
    find_nearest,
    find_weak_entries,
    read_feedback,
    teachable,
)
from bot.kept.learned import learn_once
from bot.knowledge import load_knowledge
from bot.knowledge.equality import comparable
from bot.storage import use_existing
from faq.edit.conclusion import write_if_agreed
from faq.edit.prompts import ask, ask_entry
from faq.gaps.description import (
    describe_decision,
    describe_gap,
    describe_gaps,
    describe_size,
    describe_weak_entries,
)
from faq.gaps.prompts import DELETE, ENTRY, LATER, VARIANT, ask_choice, ask_kind, ask_which

Delete: TypeAlias = Callable[[Sequence[int], str | None], None]


def review_gaps(path: Path, url: str, asks: bool) -> None:
    """Show where the bot fails, and ask what is to be done about it if that is wanted.

    Args:
        path: the file of the knowledge base.
        url: the database of the bot.
        asks: somebody is there to answer.

    Raises:
        FaqError: one of them cannot be read.
    """
    base = load_knowledge(path)
    dialogue = Dialogue(base, learn_once(base))
    feedback = asyncio.run(use_existing(url, read_feedback))
    gaps = find_gaps(feedback.questions, dialogue)
    click.echo(describe_weak_entries(find_weak_entries(feedback, dialogue)))

    def delete(ids: Sequence[int], entry_id: str | None) -> None:
        asyncio.run(use_existing(url, lambda storage: storage.questions.delete(ids, entry_id)))

    desk = Desk(path, dialogue, delete)
    for decision, gap in decided_gaps(feedback.questions):
        click.echo(f"\n{describe_decision(decision, gap)}")
        if asks and not desk.apply(decision, gap):
            desk.settle([gap])
    click.echo(f"\n{describe_size(gaps)}")
    if asks:
        desk.settle(gaps)
    elif gaps:
        click.echo(describe_gaps(gaps, dialogue))


class Desk:
    """Where gaps are dealt with, one after the other."""

    def __init__(self, path: Path, dialogue: Dialogue, delete: Delete) -> None:
        """Begin.

        Args:
            path: the file of the knowledge base.
            dialogue: about it.
            delete: deletes the questions of these numbers, which are done with; who asked is told
                the entry of this id, if there is one.
        """
        self._path = path
        self._dialogue = dialogue
        self._delete = delete

    def apply(self, decision: Decision, gap: Gap) -> bool:
        """Write what was decided on Telegram, if that is agreed to; return whether it can be."""
        addition = Addition(self._path, self._dialogue)
        try:
            apply_decision(decision, gap, addition)
            is_done = not addition.taught or self._write_if_agreed(addition)
        except FaqError as error:
            click.echo(error)
            return False
        if is_done:
            self._delete(gap.ids, decision.entry_id)
        return True

    def settle(self, gaps: Sequence[Gap]) -> None:
        """Ask about each gap until nothing of it is left, or it is left for later."""
        for number, gap in enumerate(gaps, start=1):
            rest: Gap | None = gap
            while rest and rest.asked:
                click.echo(f"\nGroupe {number} sur {len(gaps)}")
                rest = self._settle_some(rest)

    def _settle_some(self, gap: Gap) -> Gap | None:
        """Deal with a gap or a part of it; give the rest, None if that is left for later."""
        nearest = find_nearest(gap, self._dialogue)
        for line in describe_gap(gap, nearest):
            click.echo(line)
        choice = ask_choice()
        if choice == LATER:
            return None
        chosen, rest = gap.split(ask_which(gap))
        if choice == DELETE:
            self._delete(chosen.ids, None)
            click.echo("C'est effacé.")
            return rest
        try:
            addition, entry_id = self._addition(choice, chosen, nearest)
            if not self._write_if_agreed(addition):
                return gap
        except FaqError as error:
            click.echo(error)
            return gap
        self._delete(chosen.ids, entry_id)
        return rest

    def _addition(
        self, choice: int, gap: Gap, nearest: NearestEntry | None
    ) -> tuple[Addition, str | None]:
        """Return what is to be added for a gap, and the id of the entry that answers it."""
        addition = Addition(self._path, self._dialogue)
        texts = teachable(gap)
        if not texts:
            raise FaqError("Il n'y a rien à en apprendre : supprimez-la.")
        entry_id = None
        if choice == VARIANT:
            proposal = nearest.entry.id if nearest else None
            entry_id = ask("Identifiant", proposal)
            addition.add_variants(addition.entry(entry_id), texts)
        elif choice == ENTRY:
            entry_id = _add_entry(addition, texts)
        else:
            addition.add_examples(ask_kind(), texts)
        return addition, entry_id

    def _write_if_agreed(self, addition: Addition) -> bool:
        """Change the knowledge base if that is agreed to; tell whether it is."""
        is_written = write_if_agreed(addition)
        if is_written:
            self._dialogue = addition.after
        return is_written


def _add_entry(addition: Addition, variants: tuple[str, ...]) -> str:
    entry = ask_entry(addition, variants=variants)
    others = [text for text in variants if comparable(text) != comparable(entry.question)]
    addition.add_entry(entry.model_copy(update={"variants": tuple(others)}))
    return entry.id
