"""The objects that have a question and an answer, at whatever depth of JSON or YAML they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.normalise import fold
from faq.imports.structured import mappings, texts
from faq.imports.wording import ends_as_question

MAX_DEPTH = 30
# Folded; the first that an object has is meant.
_QUESTIONS = (
    "question", "questions", "q", "intitule", "libelle", "demande", "title", "titre", "name", "nom",
    "label",
)  # fmt: skip
_NUMBERED = re.compile(r"(?:q|question)_?(\d+)")  # as in translations: q1, a1, q2, a2
ANSWERS = (
    "reponse", "reponses", "answer", "answers", "a", "r", "texte", "text", "body", "contenu",
    "content", "response", "responses", "description", "html",
)  # fmt: skip
SECTIONS = (
    "section", "categorie", "category", "theme", "rubrique", "topic", "sujet", "chapitre", "groupe",
)  # fmt: skip
TITLES = ("title", "titre", "name", "nom", "label", "libelle", *SECTIONS)
_STRUCTURAL = {
    "questions", "items", "entries", "faq", "faqs", "data", "articles", "list", "results",
}  # fmt: skip
# SQuAD-like: exact spans of passages, which are no answers to read.
_SPANS = {"answer_start", "is_impossible"}


@dataclass(frozen=True)
class Pair:
    """An object with a question and an answer.

    Attributes:
        fields: what it has, by folded key.
        section: the title of what it stands in.
        language: the one that a key around it names.
    """

    fields: dict[str, Any]
    section: str | None
    language: str | None

    @property
    def question_key(self) -> str | None:
        """Return the key of the field that is the question."""
        return next((key for key in _QUESTIONS if _said(self.fields.get(key))), None)

    def first(self, keys: Iterable[str]) -> list[str]:
        """List the French texts of the first field that has any."""
        return next((found for key in keys if (found := _said(self.fields.get(key)))), [])

    def all(self, keys: Iterable[str]) -> list[str]:
        """List the French texts of all of some fields."""
        return [text for key in keys for text in _said(self.fields.get(key))]

    def plain(self, keys: Iterable[str]) -> list[str]:
        """List the texts of all of some fields that are the same in each language."""
        return [text for key in keys for text in texts(self.fields.get(key))]


def find_pairs(
    value: Any, section: str | None = None, language: str | None = None, depth: int = 0
) -> Iterator[Pair]:
    """List the objects that have a question and an answer, at whatever depth."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            if _is_couple(item):
                yield _pair(item[0], item[1], section, language)
            else:
                yield from find_pairs(item, section, language, depth + 1)
    elif isinstance(value, dict):
        folded = _folded(value)
        pair = Pair(folded, section, language)
        if _is_pair(pair):
            yield pair
            return
        title = next((found for key in TITLES for found in texts(folded.get(key))), None)
        for asked, said in _numbered(folded):
            yield _pair(asked, said, title or section, language)
        for key, inner in value.items():
            if ends_as_question(str(key)) and isinstance(inner, str):
                yield _pair(str(key), inner, title or section, language)
            elif isinstance(inner, dict | list):
                around, spoken = section, language
                if _is_language(str(key)):
                    spoken = str(key).casefold()
                elif title or fold(str(key)) not in _STRUCTURAL:
                    around = title or str(key)
                yield from find_pairs(inner, around, spoken, depth + 1)


def _pair(asked: str, said: str, section: str | None, language: str | None) -> Pair:
    return Pair({"question": asked, "reponse": said}, section, language)


def _numbered(folded: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """List the questions of an object whose keys number them, each with its answer."""
    for key, asked in folded.items():
        if found := _NUMBERED.fullmatch(key):
            names = (f"{name}{sign}{found[1]}" for name in ANSWERS for sign in ("", "_"))
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


def _is_pair(pair: Pair) -> bool:
    """Check whether an object has a question and an answer."""
    fields, question = pair.fields, pair.question_key
    if any(_SPANS & one.keys() for one in (fields, *mappings(fields.get("answers")))):
        return False
    answer = next((key for key in ANSWERS if _said(fields.get(key))), None)
    if question is None or answer is None:
        return False
    # « title » and « description », or a « label », may be those of anything.
    is_titled = question in TITLES and answer in ("description", "text", "texte")
    return not (is_titled or question == "label") or ends_as_question(pair.all([question])[0])


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
