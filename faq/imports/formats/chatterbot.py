"""ChatterBot: YAML files of conversations; what is said first, and what is answered."""

from typing import Any

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.small_talk import is_small_talk, is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import UnreadableError, at, texts


def yaml_of(file: SourceFile) -> Any:
    """Return what a file holds if it is sound YAML, else None."""
    try:
        return file.yaml
    except UnreadableError:
        return None


def _is_chatterbot(file: SourceFile) -> bool:
    return isinstance(at(yaml_of(file), "conversations"), list)


def _read(files: Files, notes: Notes) -> Findings:
    items = [item for file in files for item in _read_file(file, notes)]
    return Findings("ChatterBot", tuple(items))


def _read_file(file: SourceFile, notes: Notes) -> list[Item]:
    content = yaml_of(file)
    categories = texts(at(content, "categories"))
    section = categories[0] if categories else None
    items = []
    for turns in content["conversations"]:
        said = texts(turns) if isinstance(turns, list) else []
        place = Place(file.name, file.line_of(*said[:1]))
        if len(said) < 2:
            notes.reject(place, said[0] if said else "?", "sans réponse")
            continue
        for further in said[2:]:
            notes.leave_out(place, "suite d'une conversation", f"{said[0]} : {further}")
        question = convert_phrasing(said[0])
        items.append(
            Item(
                place=place,
                question=question,
                answer=convert_text(said[1], place, notes),
                section=section,
                is_small_talk=is_small_talk(question) or is_small_talk_name(section or ""),
            )
        )
    return items


FORMAT = Format("ChatterBot", each(_is_chatterbot), _read)
