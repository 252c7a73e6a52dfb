"""JSON and YAML of any shape: every object that has a question and an answer, at whatever depth."""

import re
from collections.abc import Iterator
from typing import Any

from bot.errors import FaqError
from bot.normalise import fold
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.formats.chatterbot import yaml_of
from faq.imports.formats.json_files import first_answer, json_of, make_item
from faq.imports.small_talk import is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts
from faq.imports.wording import ends_as_question

MAX_DEPTH = 30
# Folded; the first that an object has is meant.
_QUESTIONS = (
    "question",
    "questions",
    "q",
    "intitule",
    "libelle",
    "demande",
    "title",
    "titre",
    "name",
    "nom",
    "label",
)
_NUMBERED = re.compile(r"(?:q|question)_?(\d+)")  # as in translations: q1, a1, q2, a2
_ANSWERS = (
    "reponse", "reponses", "answer", "answers", "a", "r", "texte", "text", "body", "contenu",
    "content", "response", "responses", "description", "html",
)  # fmt: skip
_VARIANTS = (
    "variantes", "variants", "variante", "alternatives", "formulations", "autres_formulations",
    "synonymes", "synonyms", "utterances", "phrases", "exemples", "examples", "alternate_questions",
    "alternatequestions", "patterns", "reformulations",
)  # fmt: skip
_SECTIONS = (
    "section",
    "categorie",
    "category",
    "theme",
    "rubrique",
    "topic",
    "sujet",
    "chapitre",
    "groupe",
)
_TITLES = ("title", "titre", "name", "nom", "label", "libelle", *_SECTIONS)
_KEYWORDS = ("keywords", "mots_cles", "motscles", "tags", "etiquettes", "labels", "label_names")
_IDS = ("id", "slug", "key", "cle", "code", "identifiant")
_LANGUAGES = ("lang", "language", "locale", "langue")
_OFF = ("draft", "outdated", "archived", "deleted", "disabled", "brouillon")
_ON = ("enabled", "active", "actif", "published", "publie")
_STRUCTURAL = {
    "questions",
    "items",
    "entries",
    "faq",
    "faqs",
    "data",
    "articles",
    "list",
    "results",
}
# SQuAD-like: exact spans of passages, which are no answers to read.
_SPANS = {"answer_start", "is_impossible"}


def _claims_one(file: SourceFile) -> bool:
    value = _value_of(file)
    if {"version", "sections", "entries"} <= set(value if isinstance(value, dict) else ()):
        raise FaqError(
            f"{file.name} est déjà une base de connaissances de ce bot : donnez-la avec --knowledge"
        )
    return any(True for _ in _pairs(value, None, None, 0))


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
    sections = _section_titles(value)
    for pair, section, language in _pairs(value, None, None, 0):
        yield from _read_pair(file, pair, section, language, sections, notes)


def _pairs(
    value: Any, section: str | None, language: str | None, depth: int
) -> Iterator[tuple[dict[str, Any], str | None, str | None]]:
    """List objects that have a question and an answer, with the section they stand in."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            if _is_couple(item):
                yield {"question": item[0], "reponse": item[1]}, section, language
            else:
                yield from _pairs(item, section, language, depth + 1)
    elif isinstance(value, dict):
        folded = _folded(value)
        if _is_pair(folded):
            yield folded, section, language
            return
        title = next((found for key in _TITLES for found in texts(folded.get(key))), None)
        for asked, said in _numbered(folded):
            yield {"question": asked, "reponse": said}, title or section, language
        for key, inner in value.items():
            if ends_as_question(str(key)) and isinstance(inner, str):
                yield {"question": str(key), "reponse": inner}, title or section, language
            elif isinstance(inner, dict | list):
                named = title or (section if fold(str(key)) in _STRUCTURAL else str(key))
                spoken = str(key).casefold() if _is_language(str(key)) else language
                is_named = not _is_language(str(key))
                yield from _pairs(inner, named if is_named else section, spoken, depth + 1)


def _numbered(folded: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """List the questions of an object whose keys number them, each with its answer."""
    for key, asked in folded.items():
        if found := _NUMBERED.fullmatch(key):
            names = (f"{name}{sign}{found[1]}" for name in _ANSWERS for sign in ("", "_"))
            said = next((folded[name] for name in names if name in folded), None)
            if isinstance(asked, str) and isinstance(said, str):
                yield asked, said


def _is_couple(item: Any) -> bool:
    """Check whether a list is a question and its answer."""
    is_list = isinstance(item, list) and [type(part) for part in item] == [str, str]
    return is_list and ends_as_question(item[0])


def _folded(value: dict[str, Any]) -> dict[str, Any]:
    return {fold(str(key)).replace(" ", "_").replace("-", "_"): item for key, item in value.items()}


def _is_language(key: str) -> bool:
    return re.fullmatch(r"(?:fr|en|de|es|it|nl)(?:[-_][a-z]{2})?", key.casefold()) is not None


def _is_pair(folded: dict[str, Any]) -> bool:
    if _SPANS & folded.keys() or any(
        _SPANS & one.keys() for one in mappings(folded.get("answers"))
    ):
        return False
    question = _question_key(folded)
    answer = next((key for key in _ANSWERS if _said(folded.get(key))), None)
    if question is None or answer is None:
        return False
    # « title » and « description », or a « label », may be those of anything.
    is_vague = question in _TITLES and answer in ("description", "text", "texte")
    is_vague = is_vague or question == "label"
    return not is_vague or ends_as_question(_said(folded[question])[0])


def _question_key(folded: dict[str, Any]) -> str | None:
    return next((key for key in _QUESTIONS if _said(folded.get(key))), None)


def _said(value: Any) -> list[str]:
    """List the French texts of a value, which may have one for each language."""
    if isinstance(value, dict):
        folded = _folded(value)
        french = [item for key, item in folded.items() if key.startswith("fr")]
        inner = [folded.get(key) for key in ("text", "texte", "value", "html", "answer")]
        return next((found for item in (*french, *inner) if (found := texts(item))), [])
    if isinstance(value, list) and mappings(value):
        return [text for item in value for text in (_said(item) or texts(item))]
    return texts(value)


def _read_pair(
    file: SourceFile,
    pair: dict[str, Any],
    section: str | None,
    language: str | None,
    sections: dict[str, str],
    notes: Notes,
) -> Iterator[Item]:
    key = _question_key(pair) or ""
    asked = _said(pair.get(key))
    answers = next((found for key in _ANSWERS if (found := _said(pair.get(key)))), [])
    variants = [text for name in _VARIANTS for text in _said(pair.get(name))]
    title = ""
    if key in _TITLES and variants and not ends_as_question(asked[0]):
        title, asked = asked[0], []  # the name of what is asked in other words
    asked += variants
    place = Place(file.name, file.line_of(asked[0]))
    language = next((one for name in _LANGUAGES for one in texts(pair.get(name))), language or "fr")
    if not language.casefold().startswith("fr"):
        notes.reject(place, asked[0], f"dans une autre langue ({language})")
        return
    if _is_off(pair):
        notes.reject(place, asked[0], "désactivée, ou un brouillon, à la source")
        return
    named = next((one for key in _SECTIONS for one in _said(pair.get(key))), None)
    number = next(iter(texts(pair.get("section_id") or pair.get("category_id"))), "")
    name = title or next((one for key in _IDS for one in texts(pair.get(key))), None)
    own = named or sections.get(number) or section
    yield make_item(
        file,
        asked,
        first_answer(answers, place, asked[0], notes),
        notes,
        section=own,
        keywords=tuple(word for key in _KEYWORDS for word in _said(pair.get(key))),
        is_small_talk=is_small_talk_name(own or ""),
        name=name,
    )


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
