"""Writes what an import brings into a knowledge base that is there, line by line.

If the process is killed on the way, what is there loads all the same, and the next import does the
rest: the files of entries that go are removed before the entries, those of new ones come after
them, and what is remembered comes last.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.editing.line_insertion import add_lines
from bot.editing.replacing import replace_all
from bot.editing.text_file import TextFile
from bot.errors import FaqError
from bot.knowledge import KnowledgeError, load_knowledge
from bot.knowledge.format import file_name_in
from bot.knowledge.phrasing_files import parse_phrasings
from bot.knowledge.places import SUFFIX
from faq.edit.yaml_lines import KnowledgeLines
from faq.imports.memory import FILE, memory_text
from faq.imports.plan import Plan
from faq.imports.writing import PHRASINGS, beside, fields_of, inline, section_fields
from faq.source import Source


def apply_plan(plan: Plan, source: Source) -> None:
    """Write a plan, once the knowledge base with it has been tried.

    Raises:
        FaqError: a file is written in a way that the changes cannot be made in, or has changed, or
            the knowledge base would have faults; nothing was written.
    """
    _Applying(plan, source).write()


class _Applying:
    def __init__(self, plan: Plan, source: Source) -> None:
        self._plan = plan
        self._source = source
        self._folder = source.path.parent
        self._files: dict[Path, TextFile] = {}
        self._texts: dict[Path, str | None] = {}  # None of a file that goes

    def write(self) -> None:
        """Change texts in memory, try them in a copy of the folder, then write them."""
        path = self._source.path
        self._remove_phrasings()
        self._texts[path] = self._knowledge_text(self._file(path).text)
        for id_, (added, removed) in self._plan.variants.items():
            if removed or beside(added):
                self._change_lines(self._phrasing_file(id_), beside(added), removed)
        for entry in self._plan.added:
            if beside(entry.variants):
                self._change_lines(self._phrasing_file(entry.id), beside(entry.variants), ())
        self._change_near()
        self._texts[self._folder / FILE] = memory_text(self._plan.memory)
        self._try()
        for path in self._texts:
            path.parent.mkdir(exist_ok=True)
        replace_all({self._file(path): text for path, text in self._texts.items()})

    def _remove_phrasings(self) -> None:
        for id_ in self._plan.removed:
            path = self._phrasing_file(id_)
            if path.exists():
                self._texts[path] = None

    def _try(self) -> None:
        """Load the knowledge base as it is going to be."""
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name, self._folder.name)
            shutil.copytree(self._folder, copy)
            for path, text in self._texts.items():
                tried = copy / path.relative_to(self._folder)
                if text is None:
                    tried.unlink()
                    continue
                tried.parent.mkdir(exist_ok=True)
                tried.write_text(text, encoding="utf-8", newline="\n")
            try:
                load_knowledge(copy / self._source.path.name)
            except KnowledgeError as error:
                faults = str(error).replace(f"{copy}{os.sep}", f"{self._folder}{os.sep}")
                raise FaqError(f"{faults}\nrien n'a été écrit") from None

    def _file(self, path: Path) -> TextFile:
        return self._files.setdefault(path, TextFile(path))

    def _phrasing_file(self, id_: str) -> Path:
        # Git keeps no empty folder, and where it is missing, that of the bot stands for it.
        name = file_name_in(self._source.document(self._source.path).value, "phrasings")
        if name is None:
            problem = f"{self._source.path} ne nomme plus de dossier de formulations"
            raise FaqError(f"{problem} ; rendez-lui la clé « phrasings: {PHRASINGS} »")
        return self._folder / name / f"{id_}{SUFFIX}"

    def _change_lines(self, path: Path, added: Sequence[str], removed: Sequence[str]) -> None:
        text = self._texts.get(path) or self._file(path).text
        gone = {p.line for p in parse_phrasings(path, text).phrasings if p.text in removed}
        lines = enumerate(text.split("\n"), start=1)
        kept = "\n".join(line for number, line in lines if number not in gone)
        self._texts[path] = add_lines(kept, added)

    def _change_near(self) -> None:
        added, removed = self._plan.near
        folder = self._source.out_of_scope
        if not (added or removed):
            return
        if folder is None or not folder.is_dir() or folder.parent != self._folder:
            raise FaqError(
                f"les messages hors sujet ne sont pas dans un dossier de {self._folder} ; "
                f"ajoutez à la main : {', '.join(added)}"
            )
        self._change_lines(folder / f"near{SUFFIX}", added, removed)

    def _knowledge_text(self, text: str) -> str:
        lines = KnowledgeLines(text)
        titles = {section.title: section.id for section in self._source.knowledge.sections}
        titles |= {section.title: section.id for section in self._plan.sections}
        for section in self._plan.sections:
            lines.add_section(section_fields(section))
        for change in self._plan.changed:
            value = titles[str(change.new)] if change.key == "section" else change.new
            lines.set_field(change.entry_id, change.key, value)
        for id_, (added, removed) in self._plan.variants.items():
            own = lines.texts_of(id_, "variants")
            changed = (*(text for text in own if text not in removed), *inline(added))
            if changed != own:
                lines.set_field(id_, "variants", changed)
        for entry in self._plan.added:
            lines.add_entry(fields_of(entry))
        for id_ in self._plan.removed:
            lines.remove_entry(id_)
        return lines.text()
