"""New phrasings and entries, looked at before they are written: are they new, do they help?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.kept.copies import learn_once
from bot.knowledge import Entry, Knowledge
from bot.knowledge.equality import comparable
from bot.knowledge.fault import suggest_name
from bot.knowledge.loading import read_knowledge
from bot.knowledge.phrasing_files import SUFFIX
from bot.knowledge.strict_yaml import Location
from bot.matcher import Match
from faq.diff.comparison import Change, cases_near, compare
from faq.edit.draft import Draft
from faq.edit.identifier import propose_id
from faq.edit.line_insertion import add_lines
from faq.edit.yaml_insertion import add_entry, add_items
from faq.evaluation import Case, Result, evaluate
from faq.source import Source

Kind: TypeAlias = Literal["near", "far"]


@dataclass(frozen=True)
class Effect:
    """What an addition does.

    Attributes:
        own: what becomes of the new phrasings themselves.
        checked: how many phrasings nearby were put to the bot, before and after.
        changes: those of them with another reply.
    """

    own: tuple[Result, ...]
    checked: int
    changes: tuple[Change, ...]


class Addition:
    """One addition to a knowledge base, in memory until it is saved."""

    def __init__(self, path: Path, before: Dialogue | None = None) -> None:
        """Begin.

        Args:
            path: the file of the knowledge base.
            before: the dialogue about it, if there is one already.
        """
        self._source = Source.read(path)
        self._knowledge = self._source.knowledge
        if before:
            self.before = before
        self._draft = Draft()
        self._cases: list[Case] = []

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base without the addition."""
        return self._knowledge

    @cached_property
    def before(self) -> Dialogue:
        """The dialogue without the addition; built when it is first needed."""
        return Dialogue(self._knowledge, learn_once(self._knowledge))

    @cached_property
    def after(self) -> Dialogue:
        """The dialogue with the addition.

        Raises:
            KnowledgeError: the addition makes the knowledge base faulty.
        """
        return Dialogue(self._changed())

    def existing(self, text: str) -> Sequence[Match]:
        """List the entries that are nearest to a text."""
        return self.before.respond(text).ranking[:3]

    def entry(self, entry_id: str) -> Entry:
        """Find an entry.

        Raises:
            FaqError: there is none of this id.
        """
        found = self._knowledge.entry_by_id.get(entry_id)
        if found is None:
            remedy = suggest_name(entry_id, self._knowledge.entry_by_id)
            raise FaqError(f"l'entrée « {entry_id} » n'existe pas ; {remedy}")
        return found

    def refuse_known(self, texts: Sequence[str]) -> None:
        """Refuse phrasings that some entry has, or that are given twice.

        Raises:
            FaqError: naming the phrasing, and the entry that has it.
        """
        owners = {
            comparable(phrasing): f"est déjà une formulation de « {entry.id} »"
            for entry in self._knowledge.entries
            for phrasing in entry.phrasings
        }
        for text in texts:
            if comparable(text) in owners:
                raise FaqError(f"« {text} » {owners[comparable(text)]} ; rien n'a été écrit")
            owners[comparable(text)] = "est donnée deux fois"

    def propose_id(self, question: str) -> str:
        """Make an id of the words of a question that are rarest in the knowledge base."""
        phrasings = [text for entry in self._knowledge.entries for text in entry.phrasings]
        return propose_id(question, phrasings, self._knowledge.entry_by_id)

    def add_variants(self, entry: Entry, variants: Sequence[str]) -> None:
        """Add variants to an entry: to its file of phrasings, or within the knowledge base."""
        self.refuse_known(variants)
        if self._source.phrasings:
            self._add_lines(self._source.phrasings / f"{entry.id}{SUFFIX}", variants)
        else:
            place = ("entries", self._source.index_of(entry))
            self._add_items(self._source.path, place, "variants", variants, after="question")
        self._cases = _cases(variants, entry.id)

    def add_entry(self, entry: Entry) -> None:
        """Add an entry, its variants in a file of their own where there is a folder for that."""
        self.refuse_known(entry.phrasings)
        folder, written = self._source.phrasings, entry
        if folder:
            written = entry.model_copy(update={"variants": ()})
        self._draft.change(self._source.path, lambda text: add_entry(text, written))
        if folder and entry.variants:
            self._add_lines(folder / f"{entry.id}{SUFFIX}", entry.variants)
        self._cases = _cases(entry.phrasings, entry.id)

    def add_examples(self, kind: Kind, examples: Sequence[str]) -> None:
        """Add messages to refuse.

        Raises:
            FaqError: one is known already, or the knowledge base names no file of its own for them.
        """
        self.refuse_known(examples)
        place = self._source.out_of_scope
        if place is None:
            problem = f"{self._source.path} ne nomme aucun fichier de messages hors sujet"
            raise FaqError(f"{problem} ; ajoutez-lui la clé « out_of_scope »")
        known = {comparable(text): place for place, text in self._source.examples()}
        for example in examples:
            if comparable(example) in known:
                file = known[comparable(example)].file.name
                raise FaqError(f"« {example} » est déjà dans {file} ; rien n'a été écrit")
        if place.is_dir():
            self._add_lines(place / f"{kind}{SUFFIX}", examples)
        else:
            self._add_items(place, (), kind, examples)
        self._cases = [Case(example, frozenset()) for example in examples]

    def measure(self) -> Effect:
        """Build the bot anew with the addition, and compare.

        Raises:
            KnowledgeError: the addition makes the knowledge base faulty.
        """
        near = cases_near(self._source, [case.question for case in self._cases])
        own = evaluate(self.after, ([case] for case in self._cases))
        changes = compare(self.before, self.after, [[case] for case in near])
        return Effect(tuple(own), len(near), tuple(changes))

    def save(self) -> None:
        """Write the addition.

        Raises:
            FaqError: a file is not what it was when it was read.
            KnowledgeError: the addition makes the knowledge base faulty.
        """
        self._changed()
        self._draft.save()

    def _changed(self) -> Knowledge:
        return read_knowledge(self._source.path, self._draft.texts).knowledge

    def _add_lines(self, path: Path, phrasings: Sequence[str]) -> None:
        self._draft.change(path, lambda text: add_lines(text, phrasings))

    def _add_items(
        self,
        path: Path,
        parent: Location,
        key: str,
        items: Sequence[str],
        after: str | None = None,
    ) -> None:
        self._draft.change(path, lambda text: add_items(text, parent, key, items, after))


def _cases(texts: Collection[str], entry_id: str) -> list[Case]:
    return [Case(text, frozenset([entry_id])) for text in texts]
