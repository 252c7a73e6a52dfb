"""intents.json, as many tutorials have it: a tag with patterns and responses."""

from collections.abc import Iterator
from typing import Any

from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import each_json, first_answer, json_of, make_item
from faq.imports.small_talk import is_fallback_name, is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts


def _is_intents(value: Any) -> bool:
    return any("patterns" in one and _tag(one) for one in _intents(value))


def _intents(value: Any) -> list[dict[str, Any]]:
    return mappings(at(value, "intents")) or mappings(value)


def _tag(intent: dict[str, Any]) -> str:
    return next(iter(texts(intent.get("tag") or intent.get("intent") or intent.get("name"))), "")


def _read(files: Files, notes: Notes) -> Findings:
    items: list[Item] = []
    outside: list[str] = []
    for file in files:
        for intent in _intents(json_of(file)):
            patterns = texts(intent.get("patterns"))
            if is_fallback_name(_tag(intent)):
                outside += patterns
                if not patterns:
                    place = Place(file.name, file.line_of(_tag(intent)))
                    notes.reject(place, _tag(intent), "sans aucune question")
            else:
                items += _read_intent(file, intent, patterns, notes)
    return Findings("intents.json", tuple(items), None, tuple(outside))


def _read_intent(
    file: SourceFile, intent: dict[str, Any], patterns: list[str], notes: Notes
) -> Iterator[Item]:
    tag = _tag(intent)
    subject = patterns[0] if patterns else tag
    place = Place(file.name, file.line_of(subject, tag))
    if any(texts(intent.get("context_filter") or intent.get("contextFilter"))):
        notes.leave_out(place, "condition (ne vaut qu'après une autre question)", subject)
    yield make_item(
        file,
        patterns,
        first_answer(texts(intent.get("responses")), place, subject, notes),
        notes,
        is_small_talk=is_small_talk_name(tag),
        name=tag,
    )


FORMAT = Format("intents.json", each_json(_is_intents), _read)
