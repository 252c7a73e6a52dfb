"""Questions in a page's data for search engines: JSON-LD of the vocabulary schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

from faq.imports.any_text import convert_phrasing, convert_text, unescape_entities
from faq.imports.findings import Place
from faq.imports.pages.found import Found, Page

_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
# In the order in which they are tried at each character: a string is left as it is, but for \'.
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|/\*.*?\*/|//[^\n]*|,(?=\s*[}\]])', re.DOTALL)


def find_json_ld(page: Page) -> Iterator[Found]:
    """List the questions, in the order in which the data refer to them."""
    for script in page.soup.find_all("script", type=re.compile(r"ld\+json", re.IGNORECASE)):
        place = page.place(script)
        try:
            values = parse_tolerantly(script.get_text())
        except ValueError:
            page.notes.skip(page.file, "des données JSON-LD illisibles", place.line)
            continue
        yield from _questions(values, page, place)


def parse_tolerantly(text: str) -> list[Any]:
    """Parse JSON as browsers find it: wrapped in comments, with commas too many, two in a row.

    Raises:
        ValueError: it is not JSON even so.
    """
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    try:
        return [json.loads(bare, strict=False)]
    except ValueError:
        cleaned = _TOKEN.sub(_clean_token, bare)
    decoder, values = json.JSONDecoder(strict=False), []
    while cleaned := cleaned.lstrip(" \t\n\r;,"):
        value, end = decoder.raw_decode(cleaned)
        values.append(value)
        cleaned = cleaned[end:]
    return values


def _clean_token(token: re.Match[str]) -> str:
    return token[0].replace("\\'", "'") if token[0].startswith('"') else ""


def _questions(values: list[Any], page: Page, place: Place) -> Iterator[Found]:
    nodes = list(_nodes(values, 0))
    named = [node for node in nodes if len(node) > 1]  # {"@id": …} alone refers to another node
    by_id = {node["@id"]: node for node in named if isinstance(node.get("@id"), str)}
    referred = [
        by_id[reference["@id"]]
        for node in named
        for reference in _as_list(node.get("mainEntity"))
        if isinstance(reference, dict) and reference.get("@id") in by_id
    ]
    seen: set[int] = set()
    for node in (*referred, *named):
        if id(node) not in seen and _is_a(node, "Question"):
            seen.add(id(node))
            question = convert_phrasing(_text(node, "name", "text", "headline"))
            answer = _answer(node, by_id)
            yield Found(question, convert_text(answer, place, page.notes), place)


def _answer(question: dict[str, Any], by_id: dict[str, Any]) -> str:
    for key in ("acceptedAnswer", "suggestedAnswer"):
        for given in _as_list(question.get(key)):
            if isinstance(given, str):
                return given
            node = by_id.get(str(given.get("@id")), given) if isinstance(given, dict) else {}
            if text := _text(node, "text", "description", "name"):
                return text
    return ""


def _text(node: dict[str, Any], *keys: str) -> str:
    for key in keys:
        for value in _as_list(node.get(key)):
            text = value.get("@value") if isinstance(value, dict) else value
            if isinstance(text, str) and text.strip():
                return unescape_entities(text)
    return ""


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """List all objects, at whatever depth."""
    if depth > 50:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _is_a(node: dict[str, Any], kind: str) -> bool:
    types = _as_list(node.get("@type"))
    return any(isinstance(one, str) and re.split(r"[/:#]", one)[-1] == kind for one in types)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
