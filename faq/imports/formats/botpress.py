"""Botpress 12: the export of its questions and answers, in one file or a file each."""

import re
from collections.abc import Iterator
from typing import Any

from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import each_json, first_answer, json_of, make_item
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts

_RANDOM = re.compile(r"^[a-z0-9]{10}_")  # what stands before the words of an id
_GENERAL = {"global", "default", ""}


def _is_botpress(value: Any) -> bool:
    return bool(_documents(value))


def _documents(value: Any) -> list[dict[str, Any]]:
    found = mappings(at(value, "qnas")) or mappings(value) or [value]
    return [one for one in found if isinstance(at(one, "data", "questions"), dict)]


def _read(files: Files, notes: Notes) -> Findings:
    items = [
        item
        for file in files
        for document in _documents(json_of(file))
        for item in _read_document(file, document, notes)
    ]
    return Findings("Botpress 12", tuple(items))


def _read_document(file: SourceFile, document: dict[str, Any], notes: Notes) -> Iterator[Item]:
    data, name = document["data"], str(document.get("id") or "")
    questions, answers = texts(at(data, "questions", "fr")), texts(at(data, "answers", "fr"))
    other = next((found for one in data["questions"].values() for found in texts(one)), name)
    subject = questions[0] if questions else other
    place = Place(file.name, file.line_of(subject, name))
    if why := _refusal(data, questions, answers):
        notes.reject(place, subject, why)
        return
    contexts = [one for one in texts(data.get("contexts")) if one not in _GENERAL]
    yield make_item(
        file,
        questions,
        first_answer(answers, place, subject, notes),
        notes,
        section=contexts[0] if contexts else None,
        is_small_talk=any("small" in one.casefold() for one in contexts) or "smalltalk" in name,
        name=_RANDOM.sub("", name) or None,
    )


def _refusal(data: dict[str, Any], questions: list[str], answers: list[str]) -> str:
    """Return why a pair does not come over; empty if it does."""
    if str(data.get("enabled", True)).casefold() == "false":
        return "désactivée à la source"
    if not questions:
        return "sans question en français"
    if not answers and (data.get("redirectFlow") or data.get("redirectNode")):
        return f"mène à un dialogue ({data.get('redirectFlow') or data.get('redirectNode')})"
    if answers and answers[0].startswith("#!"):
        return "sa réponse est une carte, gardée ailleurs"
    return ""


FORMAT = Format("Botpress 12", each_json(_is_botpress), _read)
