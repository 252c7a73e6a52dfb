"""The YAML files of Rasa 2 and 3, and the domain of Rasa 1."""

import re
from collections.abc import Iterator
from typing import Any

from faq.imports.findings import Notes, Place
from faq.imports.formats.rasa_project import Project, Response
from faq.imports.source import SourceFile
from faq.imports.structured import UnreadableError, at, mappings, texts

_KEYS = re.compile(
    r"(?m)^(?:nlu|responses|templates|rules|stories|intents|forms|session_config)\s*:"
)
_SIGN = re.compile(r"(?m)^\s*(?:- intent\s*:|utter_[\w/-]+\s*:|- action\s*:|use_entities|- utter_)")
_EXTRAS = {
    "image": "image",
    "buttons": "bouton",
    "quick_replies": "bouton",
    "custom": "carte (custom)",
    "attachment": "pièce jointe",
    "elements": "carte (elements)",
}


def is_rasa_yaml(file: SourceFile) -> bool:
    """Check whether a file is one of a Rasa project; it may be broken YAML."""
    if not file.is_text or file.text.lstrip()[:1] in ("{", "["):
        return False
    return bool(_KEYS.search(file.text) and _SIGN.search(file.text))


def read_rasa_yaml(file: SourceFile, project: Project, notes: Notes) -> None:
    """Add what a file says to a project."""
    try:
        content = file.yaml
    except UnreadableError as error:
        notes.skip(file.name, str(error), error.line)
        return
    for entry in mappings(at(content, "nlu")):
        _add_intent(file, entry, project, notes)
    for key in ("responses", "templates"):
        for name, versions in (at(content, key) or {}).items():
            found = project.responses.setdefault(name, [])
            found += (_response(file, name, version) for version in _listed(versions))
    for key in ("rules", "stories"):
        for story in mappings(at(content, key)):
            project.add_story(_steps(story.get("steps")), is_rule=key == "rules")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _add_intent(file: SourceFile, entry: dict[str, Any], project: Project, notes: Notes) -> None:
    """Add the phrases of an intent; synonyms, regular expressions and lookups are none."""
    name = next((str(value) for key, value in entry.items() if key.strip() == "intent"), None)
    if name is None:
        return
    examples = entry.get("examples")
    phrases = list(_phrases(examples))
    place = Place(file.name, file.line_of(*phrases[:1], name))
    is_one_line = isinstance(examples, str) and "\n" not in examples.strip()
    if is_one_line and len(phrases) > 1:
        notes.reread(place, "des exemples étaient sur une seule ligne ; ils sont séparés", name)
    project.add_phrases(name.strip(), place, phrases)


def _phrases(examples: Any) -> Iterator[str]:
    """List the phrases of a block, or of a list of texts or of mappings."""
    if isinstance(examples, str):
        lines = [line.strip() for line in examples.split("\n") if line.strip()]
        if len(lines) == 1:  # a folded block without empty lines
            lines = [f"- {part}" for part in re.split(r"(?:^|\s)- ", lines[0]) if part]
        yield from (re.sub(r"^-\s*", "", line) for line in lines)
        return
    for one in _listed(examples):
        text = at(one, "text") if isinstance(one, dict) else one
        yield from (re.sub(r"^-\s*", "", found) for found in texts(text))


def _response(file: SourceFile, name: str, version: Any) -> Response:
    if isinstance(version, str):  # `- une réponse`, in files of Rasa 1
        version = {"text": version}
    text = next(iter(texts(at(version, "text"))), "")
    place = Place(file.name, file.line_of(text.split("\n")[0], name))
    extras = tuple(word for key, word in _EXTRAS.items() if at(version, key))
    is_conditional = bool(at(version, "condition") or at(version, "channel"))
    return Response(place, text, is_conditional, extras)


def _steps(steps: Any) -> Iterator[tuple[str, str]]:
    for step in mappings(steps):
        for alternative in mappings(step.get("or")):
            yield from _steps([alternative])
        for kind in ("intent", "action"):
            for name in texts(step.get(kind)):
                yield kind, name
