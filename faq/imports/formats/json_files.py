"""What the readers of JSON files share."""

from collections.abc import Callable, Iterable
from typing import Any

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Item, Notes, Place
from faq.imports.format import Files, each
from faq.imports.source import SourceFile
from faq.imports.structured import UnreadableError


def json_of(file: SourceFile) -> Any:
    """Return what a file holds if it is sound JSON, else None."""
    try:
        return file.json
    except UnreadableError:
        return None


def each_json(recognises: Callable[[Any], bool]) -> Callable[[Files], Files]:
    """Claim files one by one, by the JSON in them."""
    return each(lambda file: recognises(json_of(file)))


def first_answer(answers: Iterable[str], place: Place, subject: str, notes: Notes) -> str:
    """Take the first of several answers, and note the others."""
    first, *others = [answer for answer in answers if answer.strip()] or [""]
    for other in others:
        notes.leave_out(place, "autre réponse (la première est gardée)", f"{subject} : {other}")
    return first


def make_item(
    file: SourceFile, phrasings: Iterable[str], answer: str, notes: Notes, **fields: Any
) -> Item:
    """Make an item of phrasings and an answer as they stand in a JSON file."""
    found = [text for text in phrasings if text.strip()]
    question, *variants = map(convert_phrasing, found or [""])
    name = fields.get("name") or ""
    place = Place(file.name, file.line_of(*found[:1], name))
    return Item(
        place=place,
        question=question,
        answer=convert_text(answer, place, notes),
        variants=tuple(variants),
        **fields,
    )
