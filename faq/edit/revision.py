"""An entry as its maintainer sees it in an editor: its lines, and its other phrasings below."""

from collections.abc import Iterator
from difflib import unified_diff

from bot.dialogue import Dialogue
from bot.editing.draft import Draft
from bot.editing.text_file import TextFile
from bot.errors import FaqError
from bot.kept.learned import learn_once
from bot.knowledge import Entry, Knowledge
from bot.knowledge.fault import suggest_name
from bot.knowledge.loading import read_knowledge
from bot.knowledge.places import SUFFIX
from bot.knowledge.reading import with_usual_characters
from faq.diff.comparison import Change, cases_near, compare
from faq.edit.yaml_lines import KnowledgeLines
from faq.source import Source

_HEADER = "# Changez ce que vous voulez, sauf « id » ; puis enregistrez, et fermez l'éditeur.\n"
_SEPARATOR = "# ----- Autres façons de demander, une par ligne -----\n"


class Revision:
    """The lines of one entry, before and after they were edited."""

    def __init__(self, source: Source, entry_id: str) -> None:
        """Take an entry.

        Raises:
            FaqError: there is none of this id, or it is not written line by line.
        """
        knowledge = source.knowledge
        if entry_id not in knowledge.entry_by_id:
            remedy = suggest_name(entry_id, knowledge.entry_by_id)
            raise FaqError(f"l'entrée « {entry_id} » n'existe pas ; {remedy}")
        self._source = source
        self._entry = knowledge.entry_by_id[entry_id]
        folder = source.phrasings
        self._phrasings = folder / f"{entry_id}{SUFFIX}" if folder else None
        self._draft = Draft()
        self._shown = self.text()

    def text(self) -> str:
        """Return what is to be edited, as it is now.

        Raises:
            FaqError: the entry is gone, or a file cannot be read.
        """
        text = TextFile(self._source.path).text
        start, end = self._range(text)
        lines = text.split("\n")[start:end]
        phrasings = f"{_SEPARATOR}{TextFile(self._phrasings).text}" if self._phrasings else ""
        return "\n".join([f"{_HEADER}{lines[0]}", *lines[1:], phrasings])

    def take(self, edited: str) -> Knowledge:
        """Take what was edited, and load the knowledge base with it.

        Raises:
            FaqError: the separator or the id is gone, or somebody else has changed what is edited.
            KnowledgeError: there are faults in it.
        """
        self._tell_changes()
        written = with_usual_characters(edited).removeprefix(_HEADER)
        entry, separator, phrasings = written.partition(_SEPARATOR)
        if self._phrasings and not separator:
            raise FaqError("la ligne qui sépare l'entrée de ses formulations a disparu")
        self._draft = Draft()
        self._draft.change(self._source.path, lambda text: self._with_entry(text, entry))
        if self._phrasings and phrasings.strip() != TextFile(self._phrasings).text.strip():
            self._draft.change(self._phrasings, lambda _: phrasings)
        knowledge = read_knowledge(self._source.path, self._draft.texts).knowledge
        if self._entry.id not in knowledge.entry_by_id:
            raise FaqError(f"l'identifiant doit rester « {self._entry.id} »")
        return knowledge

    def differences(self) -> Iterator[str]:
        """List the lines that have changed, as `diff` writes them."""
        for path, text in self._draft.texts.items():
            yield from _differences(TextFile(path).text, text)

    def effect(self, after: Knowledge) -> list[Change]:
        """List the phrasings around the entry that the bot understands otherwise than before."""
        phrasings = self._phrasings_of(self._source.knowledge) + self._phrasings_of(after)
        near = cases_near(self._source, list(dict.fromkeys(phrasings)))
        before = self._source.knowledge
        dialogues = Dialogue(before, learn_once(before)), Dialogue(after)
        return list(compare(*dialogues, [[case] for case in near]))

    def save(self) -> None:
        """Write what was taken.

        Raises:
            FaqError: a file is not what it was when it was read.
        """
        self._draft.save()

    def _tell_changes(self) -> None:
        """Raise once what somebody else has changed meanwhile: the bot, for an admin, say.

        Raises:
            FaqError: naming the lines; whoever edits takes them over, or does not.
        """
        before, self._shown = self._shown, self.text()
        if lines := "\n".join(_differences(before, self._shown)):
            problem = "l'entrée a changé entre-temps"
            raise FaqError(f"{problem} :\n{lines}\nreprenez ces lignes si vous les voulez")

    def _phrasings_of(self, knowledge: Knowledge) -> tuple[str, ...]:
        entry: Entry | None = knowledge.entry_by_id.get(self._entry.id)
        return entry.phrasings if entry else ()

    def _range(self, text: str) -> tuple[int, int]:
        return KnowledgeLines(text).entry_lines(self._entry.id)

    def _with_entry(self, text: str, entry: str) -> str:
        start, end = self._range(text)
        lines = text.split("\n")
        return "\n".join([*lines[:start], *entry.strip("\n").split("\n"), *lines[end:]])


def _differences(before: str, after: str) -> Iterator[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), "-", "+", n=0, lineterm="")
    yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))
