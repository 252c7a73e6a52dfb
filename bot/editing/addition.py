"""Add phrasings and entries to a knowledge base, in memory until they are known to be all right."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from bot.dialogue import Dialogue
from bot.editing.draft import Draft
from bot.editing.identifier import propose_id
from bot.editing.line_insertion import add_lines
from bot.editing.yaml_insertion import add_entry, add_items, add_variants
from bot.errors import FaqError
from bot.kept.learned import learn_once
from bot.knowledge import Entry, Knowledge
from bot.knowledge.equality import comparable
from bot.knowledge.fault import suggest_name
from bot.knowledge.loading import Reading, read_knowledge
from bot.knowledge.places import SUFFIX
from bot.knowledge.reading import with_usual_characters
from bot.matcher import Match

Kind: TypeAlias = Literal["near", "far"]


class Addition:
    """One addition to a knowledge base, in memory until it is saved.

    Attributes:
        reading: the knowledge base without the addition, and what was read to load it.
        taught: the texts that are added, and the entry that each asks for; None if it is to be
            refused.
    """

    def __init__(self, path: Path, before: Dialogue | None = None) -> None:
        """Begin.

        Args:
            path: the file of the knowledge base.
            before: the dialogue about it, if there is one already.
        """
        self.reading: Reading = read_knowledge(path)
        self.taught: list[tuple[str, str | None]] = []
        if before:
            self.before = before
        self._path = path
        self._draft = Draft()

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base without the addition."""
        return self.reading.knowledge

    @cached_property
    def before(self) -> Dialogue:
        """The dialogue without the addition; built when it is first needed."""
        return Dialogue(self.knowledge, learn_once(self.knowledge))

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
        """Return an entry.

        Raises:
            FaqError: there is none of this id.
        """
        found = self.knowledge.entry_by_id.get(entry_id)
        if found is None:
            remedy = suggest_name(entry_id, self.knowledge.entry_by_id)
            raise FaqError(f"l'entrée « {entry_id} » n'existe pas ; {remedy}")
        return found

    def refuse_known(self, texts: Sequence[str]) -> None:
        """Refuse phrasings that some entry has, or that are given twice.

        Raises:
            FaqError: naming the phrasing, and the entry that has it.
        """
        owners = {
            comparable(phrasing): f"est déjà une formulation de « {entry.id} »"
            for entry in self.knowledge.entries
            for phrasing in entry.phrasings
        }
        for text in texts:
            if comparable(text) in owners:
                raise FaqError(f"« {text} » {owners[comparable(text)]} ; rien n'a été écrit")
            owners[comparable(text)] = "est donnée deux fois"

    def propose_id(self, question: str) -> str:
        """Make an id of the words of a question that are rarest in the knowledge base."""
        return propose_id(question, self.knowledge)

    def add_variants(self, entry: Entry, variants: Sequence[str]) -> None:
        """Add variants to an entry: to its file of phrasings, or within the knowledge base."""
        variants = _usual(variants)
        self.refuse_known(variants)
        if self._phrasings:
            self._add_lines(self._phrasings / f"{entry.id}{SUFFIX}", variants)
        else:
            self._draft.change(self._path, lambda text: add_variants(text, entry.id, variants))
        self.taught = [(text, entry.id) for text in variants]

    def add_entry(self, entry: Entry) -> None:
        """Add an entry, its variants in a file of their own where there is a folder for that."""
        entry = entry.model_copy(
            update={
                "question": with_usual_characters(entry.question),
                "variants": _usual(entry.variants),
                "answer": with_usual_characters(entry.answer),
            }
        )
        self.refuse_known(entry.phrasings)
        folder, written = self._phrasings, entry
        if folder:
            written = entry.model_copy(update={"variants": ()})
        self._draft.change(self._path, lambda text: add_entry(text, written))
        if folder and entry.variants:
            self._add_lines(folder / f"{entry.id}{SUFFIX}", entry.variants)
        self.taught = [(text, entry.id) for text in entry.phrasings]

    @property
    def takes_examples(self) -> bool:
        """Check whether the knowledge base names a place for messages to refuse."""
        return "out_of_scope" in self.reading.companions

    def add_examples(self, kind: Kind, examples: Sequence[str]) -> None:
        """Add messages to refuse.

        Raises:
            FaqError: one is known already, or the knowledge base names no file of its own for them.
        """
        examples = _usual(examples)
        self.refuse_known(examples)
        place = self.reading.companions.get("out_of_scope")
        if place is None:
            problem = f"{self._path} ne nomme aucun fichier de messages hors sujet"
            raise FaqError(f"{problem} ; ajoutez-lui la clé « out_of_scope »")
        is_folder = place.is_dir()
        known = {
            comparable(text): f"{one}{SUFFIX}" if is_folder else place.name
            for one, texts in self.knowledge.out_of_scope
            for text in texts
        }
        for example in examples:
            if comparable(example) in known:
                file = known[comparable(example)]
                raise FaqError(f"« {example} » est déjà dans {file} ; rien n'a été écrit")
        if is_folder:
            self._add_lines(place / f"{kind}{SUFFIX}", examples)
        else:
            self._draft.change(place, lambda text: add_items(text, (), kind, examples))
        self.taught = [(example, None) for example in examples]

    def save(self) -> None:
        """Write the addition.

        Raises:
            FaqError: a file is not what it was when it was read.
            KnowledgeError: the addition makes the knowledge base faulty.
        """
        self._changed()
        self._draft.save()

    @property
    def _phrasings(self) -> Path | None:
        """The folder of further phrasings, if the knowledge base names one."""
        return self.reading.companions.get("phrasings")

    def _changed(self) -> Knowledge:
        return read_knowledge(self._path, self._draft.texts).knowledge

    def _add_lines(self, path: Path, phrasings: Sequence[str]) -> None:
        self._draft.change(path, lambda text: add_lines(text, phrasings))


def _usual(texts: Sequence[str]) -> tuple[str, ...]:
    """Replace unusual characters of texts; a question that is passed on may come from anywhere."""
    return tuple(map(with_usual_characters, texts))
