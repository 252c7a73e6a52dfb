"""QnA Maker and custom question answering of Microsoft: JSON, and the text format .qna."""

import re
from collections.abc import Iterator
from typing import Any

from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import json_of, make_item
from faq.imports.qna_cells import choose_section, list_prompts, list_suggestions
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts

_LISTS = ("qnaDocuments", "qnaList", "qnas", "Qnas")
_QNA = re.compile(r"^#+ *\? *(.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_FILTER = re.compile(r"^[-*+] *([^=\n]+?) *= *(.+)$", re.MULTILINE)
_VARIANT = re.compile(r"^[-*+] *([^\n]+)$", re.MULTILINE)
_PROMPT = re.compile(r"^[-*+] *\[[^\]]*\]\(#(?:\?)?([^)]+)\)", re.MULTILINE)
_ID = re.compile(r"<a id *= *[\"']([^\"']+)[\"']")


def _claims(files: Files) -> Files:
    return [file for file in files if _documents(json_of(file)) or _is_qna(file)]


def _is_qna(file: SourceFile) -> bool:
    return file.is_text and bool(_QNA.search(file.text) and _BLOCK.search(file.text))


def _read(files: Files, notes: Notes) -> Findings:
    items = [item for file in files for item in _read_file(file, notes)]
    return Findings("QnA Maker", tuple(items))


def _read_file(file: SourceFile, notes: Notes) -> Iterator[Item]:
    if _is_qna(file):
        yield from _read_qna(file, notes)
        return
    for document in _documents(json_of(file)):
        yield _read_document(file, document, notes)


def _documents(value: Any) -> list[dict[str, Any]]:
    """List the pairs of a JSON export, whatever its version calls them."""
    lists = [at(value, key) for key in _LISTS] + [at(value, "Assets", key) for key in _LISTS]
    found = [mappings(items) for items in lists]
    return next((items for items in found if items and _get(items[0], "questions")), [])


def _get(document: dict[str, Any], key: str) -> Any:
    """Look up a key, which newer versions write with a capital."""
    return document.get(key, document.get(key.capitalize()))


def _read_document(file: SourceFile, document: dict[str, Any], notes: Notes) -> Item:
    section, is_small_talk = choose_section(_metadata(_get(document, "metadata")))
    context = _get(document, "context")
    questions = texts(_get(document, "questions"))
    item = make_item(
        file,
        questions,
        next(iter(texts(_get(document, "answer"))), ""),
        notes,
        section=section or None,
        is_small_talk=is_small_talk,
        name=next(iter(texts(_get(document, "id"))), None),
        related=tuple(list_prompts(at(context, "prompts") or at(context, "Prompts"))),
    )
    if at(context, "isContextOnly") is True or at(context, "IsContextOnly") is True:
        notes.reread(item.place, "ne se comprend qu'après une autre question", item.question)
    for key in (
        "alternateQuestionClusters",
        "activeLearningSuggestions",
        "AlternateQuestionClusters",
    ):
        for question in list_suggestions(document.get(key)):
            why = "formulation suggérée, non reprise : à confirmer"
            notes.reread(item.place, why, question)
    return item


def _metadata(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: str(item) for key, item in value.items()}
    return {str(one.get("name")): str(one.get("value")) for one in mappings(value)}


def _read_qna(file: SourceFile, notes: Notes) -> Iterator[Item]:
    """Read the pairs of a text file; a pair ends where the next one begins."""
    starts = list(_QNA.finditer(file.text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(file.text)
        block = file.text[start.end() : end]
        answer = _BLOCK.search(block)
        above = block[: answer.start()] if answer else block
        variants, _, filters = above.partition("**Filters:**")
        section, is_small_talk = choose_section(dict(_FILTER.findall(filters)))
        before = file.text[starts[number - 1].end() if number else 0 : start.start()]
        names = _ID.findall(before)
        place_line = file.text.count("\n", 0, start.start()) + 1
        item = make_item(
            file,
            [start[1], *_VARIANT.findall(variants)],
            answer[1] if answer else "",
            notes,
            section=section or None,
            is_small_talk=is_small_talk,
            name=names[-1] if names else None,
            related=tuple(_PROMPT.findall(block[answer.end() :])) if answer else (),
        )
        yield Item(**{**vars(item), "place": Place(file.name, place_line)})


FORMAT = Format("QnA Maker", _claims, _read)
