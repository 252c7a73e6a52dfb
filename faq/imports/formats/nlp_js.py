"""nlp.js: a corpus of intents with utterances and answers."""

from collections.abc import Iterator
from typing import Any

from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import each_json, first_answer, json_of, make_item
from faq.imports.small_talk import is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts

# Keys of a public corpus that a machine has translated along with the texts.
_INTENT = ("intent", "intention", "identifiant")
_UTTERANCES = ("utterances", "énoncés", "enonces", "expressions")
_ANSWERS = ("answers", "réponses", "reponses")
_NONE = {"none", "aucun", "aucune"}


def _is_corpus(value: Any) -> bool:
    data = mappings(at(value, "data"))
    return any(_first(one, _INTENT) and _first(one, _UTTERANCES) for one in data)


def _first(entry: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((entry[key] for key in keys if entry.get(key)), None)


def _read(files: Files, notes: Notes) -> Findings:
    items: list[Item] = []
    outside: list[str] = []
    title = None
    for file in files:
        corpus = json_of(file)
        locale = str(corpus.get("locale") or "fr").casefold()
        if not locale.startswith("fr"):
            notes.skip(file.name, f"un corpus en une autre langue ({locale})")
            continue
        title = title or str(corpus.get("name") or "") or None
        for entry in mappings(corpus.get("data")):
            if str(_first(entry, _INTENT) or "").casefold() in _NONE:
                outside += texts(_first(entry, _UTTERANCES))
            else:
                items += _read_entry(file, entry, notes)
    return Findings("nlp.js", tuple(items), title, tuple(outside))


def _read_entry(file: SourceFile, entry: dict[str, Any], notes: Notes) -> Iterator[Item]:
    name = str(_first(entry, _INTENT) or "")
    phrasings = texts(_first(entry, _UTTERANCES)) + texts(entry.get("tests"))
    subject = phrasings[0] if phrasings else name
    place = Place(file.name, file.line_of(subject, name))
    answers = _answers(_first(entry, _ANSWERS), place, subject, notes)
    if _first(entry, ("slotFilling", "actions")):
        notes.leave_out(place, "action ou question en retour", subject)
    group, dot, _ = name.rpartition(".")
    yield make_item(
        file,
        phrasings,
        first_answer(answers, place, subject, notes),
        notes,
        section=group if dot else None,
        is_small_talk=is_small_talk_name(name),
        name=name or None,
    )


def _answers(value: Any, place: Place, subject: str, notes: Notes) -> list[str]:
    """List the answers; those under a condition come last."""
    plain, conditional = list[str](), list[str]()
    for one in value if isinstance(value, list) else [value]:
        condition = at(one, "opts") or at(one, "condition")
        (conditional if condition else plain).extend(texts(at(one, "answer") or one))
        if condition:
            notes.leave_out(place, "condition d'une réponse", f"{subject} : {condition}")
    return plain + conditional


FORMAT = Format("nlp.js", each_json(_is_corpus), _read)
