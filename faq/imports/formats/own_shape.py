"""JSON and YAML of any shape: every object that has a question and an answer, at whatever depth."""

from collections.abc import Iterator
from typing import Any

from bot.errors import FaqError
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.formats.chatterbot import yaml_of
from faq.imports.formats.json_files import first_answer, json_of, make_item
from faq.imports.pairs import ANSWERS, SECTIONS, TITLES, Pair, find_pairs
from faq.imports.small_talk import is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts
from faq.imports.wording import ends_as_question

_VARIANTS = (
    "variantes", "variants", "variante", "alternatives", "formulations", "autres_formulations",
    "synonymes", "synonyms", "utterances", "phrases", "exemples", "examples", "alternate_questions",
    "alternatequestions", "patterns", "reformulations",
)  # fmt: skip
_KEYWORDS = ("keywords", "mots_cles", "motscles", "tags", "etiquettes", "labels", "label_names")
_IDS = ("id", "slug", "key", "cle", "code", "identifiant")
_LANGUAGES = ("lang", "language", "locale", "langue")
_OFF = ("draft", "outdated", "archived", "deleted", "disabled", "brouillon")
_ON = ("enabled", "active", "actif", "published", "publie")


def _claims_one(file: SourceFile) -> bool:
    value = _value_of(file)
    if {"version", "sections", "entries"} <= set(value if isinstance(value, dict) else ()):
        raise FaqError(
            f"{file.name} est déjà une base de connaissances de ce bot : donnez-la avec --knowledge"
        )
    return any(True for _ in find_pairs(value))


def _value_of(file: SourceFile) -> Any:
    """Parse the JSON or YAML of a file; « Q : … » and « R : … » on lines of a text are no YAML."""
    value = json_of(file)
    if value is None:
        value = yaml_of(file)
        is_flat = isinstance(value, dict) and not any(map(_is_nested, value.values()))
        return None if is_flat else value
    return value


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list)


def _read(files: Files, notes: Notes) -> Findings:
    items = [item for file in files for item in _read_file(file, notes)]
    return Findings("JSON ou YAML", tuple(items))


def _read_file(file: SourceFile, notes: Notes) -> Iterator[Item]:
    value = _value_of(file)
    titles = _section_titles(value)
    for pair in find_pairs(value):
        if item := _item(file, pair, titles, notes):
            yield item


def _item(file: SourceFile, pair: Pair, titles: dict[str, str], notes: Notes) -> Item | None:
    name, asked = _asked(pair)
    place = Place(file.name, file.line_of(asked[0]))
    if why := _why_not(pair):
        notes.reject(place, asked[0], why)
        return None
    section = _section(pair, titles)
    return make_item(
        file,
        asked,
        first_answer(pair.first(ANSWERS), place, asked[0], notes),
        notes,
        section=section,
        keywords=tuple(pair.all(_KEYWORDS)),
        is_small_talk=is_small_talk_name(section or ""),
        name=name or next(iter(pair.plain(_IDS)), None),
    )


def _asked(pair: Pair) -> tuple[str, list[str]]:
    """Return the name of what is asked, if it is no question itself, and all ways to ask."""
    key = pair.question_key or ""
    asked, variants = pair.all([key]), pair.all(_VARIANTS)
    if key in TITLES and variants and not ends_as_question(asked[0]):
        return asked[0], variants
    return "", asked + variants


def _why_not(pair: Pair) -> str:
    """Return why a pair does not come over; "" if it does."""
    language = next(iter(pair.plain(_LANGUAGES)), pair.language or "fr")
    if not language.casefold().startswith("fr"):
        return f"dans une autre langue ({language})"
    return "désactivée, ou un brouillon, à la source" if _is_off(pair.fields) else ""


def _section(pair: Pair, titles: dict[str, str]) -> str | None:
    """Return the title of the section that a pair names or numbers, or else stands in."""
    number = pair.fields.get("section_id") or pair.fields.get("category_id")
    around = titles.get(next(iter(texts(number)), ""), pair.section)
    return next(iter(pair.first(SECTIONS)), around)


def _is_off(pair: dict[str, Any]) -> bool:
    def says(key: str, word: str) -> bool:
        return key in pair and str(pair[key]).casefold() == word

    return any(says(key, "true") for key in _OFF) or any(says(key, "false") for key in _ON)


def _section_titles(value: Any) -> dict[str, str]:
    """Return the titles of sections that stand in a list of their own, by their ids."""
    lists = [at(value, key) for key in ("sections", "categories")]
    return {
        identifier: title
        for one in lists
        for item in mappings(one)
        for identifier in texts(item.get("id"))
        for title in texts(item.get("name") or item.get("title") or item.get("titre"))
    }


FORMAT = Format("JSON ou YAML", each(_claims_one), _read)
