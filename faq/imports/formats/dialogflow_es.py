"""Dialogflow ES: an agent, as a folder or a zip with a file an intent and one for its phrases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from bot.errors import FaqError
from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import json_of
from faq.imports.small_talk import is_fallback_name, is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts

_PHRASES = re.compile(r"^(.*)_usersays_(\w{2}(?:-\w+)?)$")
_PLACEHOLDER = re.compile(r"[$#@][A-Za-z][\w.-]*\w")
MAX_FOLLOW_UPS = 0.5  # share of intents that only go on with others: beyond, it is a dialogue


@dataclass
class _Intent:
    place: Place
    content: Mapping[str, Any]
    phrases: list[str] = field(default_factory=list)
    has_other_language: bool = False

    @property
    def name(self) -> str:
        return str(self.content.get("name") or "")

    @property
    def is_follow_up(self) -> bool:
        return bool(self.content.get("parentId"))


def _claims(files: Files) -> Files:
    has_agent = any(file.name.rpartition("/")[2] == "agent.json" for file in files)
    intents = [file for file in files if _is_intent(json_of(file))]
    phrases = [file for file in files if _PHRASES.match(PurePosixPath(file.name).stem)]
    talk = [file for file in files if _is_custom_talk(json_of(file))]
    return [*intents, *phrases, *talk] if intents and (has_agent or phrases) else []


def _is_custom_talk(value: Any) -> bool:
    return any("customAnswers" in one for one in mappings(value))


def _is_intent(value: Any) -> bool:
    return isinstance(at(value, "responses"), list) and isinstance(at(value, "name"), str)


def _read(files: Files, notes: Notes) -> Findings:
    for file in files:
        if _is_custom_talk(json_of(file)):
            _note_custom_talk(file, notes)
    intents = _intents([file for file in files if not _is_custom_talk(json_of(file))])
    follow_ups = [intent for intent in intents if intent.is_follow_up]
    if len(follow_ups) > MAX_FOLLOW_UPS * len(intents):
        raise FaqError(
            f"c'est un dialogue, pas une FAQ : {len(follow_ups)} intentions sur {len(intents)} ne "
            "viennent qu'après une autre ; rien n'a été importé"
        )
    topics = [intent for intent in intents if not intent.is_follow_up]
    items = [item for intent in topics for item in _items(intent, follow_ups, notes)]
    asked = {phrase for item in items for phrase in (item.question, *item.variants)}
    outside = []
    for intent in topics:
        if intent.content.get("fallbackIntent"):
            for phrase in intent.phrases:
                if phrase in asked:
                    why = "est aussi dans l'intention de repli ; gardée comme question"
                    notes.reread(intent.place, why, phrase)
                else:
                    outside.append(phrase)
    return Findings("Dialogflow ES", tuple(items), None, tuple(outside))


def _intents(files: Files) -> list[_Intent]:
    """Bring the files of each intent together, in the order of their names."""
    intents: dict[str, _Intent] = {}
    for file in files:
        if not _PHRASES.match(PurePosixPath(file.name).stem):
            intents[str(PurePosixPath(file.name).with_suffix(""))] = _Intent(
                Place(file.name), json_of(file)
            )
    for file in sorted(files, key=lambda file: len(file.name)):  # `fr` before `fr-ca`
        found = _PHRASES.match(str(PurePosixPath(file.name).with_suffix("")))
        intent = intents.get(found[1]) if found else None
        if found and intent:
            if found[2].casefold().startswith("fr"):
                intent.phrases += _phrases(file)
            else:
                intent.has_other_language = True
    return sorted(intents.values(), key=lambda intent: intent.name.casefold())


def _phrases(file: SourceFile) -> Iterator[str]:
    """List phrases, their parts joined: a « parameter » may be mere noise of the product."""
    for phrase in mappings(json_of(file)):
        parts = [str(part.get("text") or "") for part in mappings(phrase.get("data"))]
        yield convert_phrasing("".join(parts))


def _items(intent: _Intent, follow_ups: Sequence[_Intent], notes: Notes) -> Iterator[Item]:
    content, place = intent.content, intent.place
    if content.get("fallbackIntent"):
        return
    events = {str(event.get("name")) for event in mappings(content.get("events"))}
    is_small_talk = (
        "WELCOME" in events or is_small_talk_name(intent.name) or is_fallback_name(intent.name)
    )
    phrases = [phrase for phrase in dict.fromkeys(intent.phrases) if phrase]
    answer = convert_text(_answer(intent, notes), place, notes)
    if why := _refusal(intent, phrases, answer):
        notes.reject(place, phrases[0] if phrases else intent.name, why)
        return
    for placeholder in dict.fromkeys(_PLACEHOLDER.findall(answer)):
        notes.reread(place, f"{placeholder} est à remplacer dans la réponse", intent.name)
    own = [one for one in follow_ups if one.content.get("parentId") == content.get("id")]
    for one in own:
        why = f"suite de « {intent.name} » ; sa réponse : {_answer(one, Notes()) or 'aucune'}"
        notes.reject(one.place, one.name, why)
    section = intent.name.rpartition("_")[0]
    said = tuple(phrase for one in own for phrase in one.phrases if phrase)
    yield Item(
        place=place,
        question=phrases[0],
        answer=answer,
        variants=tuple(phrases[1:]),
        section=section or None,
        is_small_talk=is_small_talk,
        name=intent.name,
        follow_ups={intent.name: said} if said else {},
    )


def _refusal(intent: _Intent, phrases: Sequence[str], answer: str) -> str:
    """Return why an intent does not come over; empty if it does."""
    if not phrases:
        return "sans question en français" if intent.has_other_language else "sans question"
    if not answer:
        return (
            "sa réponse est faite par un programme (webhook)"
            if intent.content.get("webhookUsed")
            else "sans réponse en français"
        )
    return ""


def _answer(intent: _Intent, notes: Notes) -> str:
    """Write the French texts of an intent; several messages in a row are one answer."""
    answers = []
    for message in _messages(intent.content):
        is_text = str(message.get("type")) in ("0", "message", "text")
        speech = texts(message.get("speech"))
        if not str(message.get("lang") or "fr").casefold().startswith("fr"):
            continue
        if not is_text:
            notes.leave_out(intent.place, "carte, boutons ou données d'une plateforme", intent.name)
        elif speech and speech[0] not in answers:
            answers.append(speech[0])
            for other in speech[1:]:
                what = "autre réponse (la première est gardée)"
                notes.leave_out(intent.place, what, f"{intent.name} : {other}")
    return "\n\n".join(answers)


def _messages(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for response in mappings(content.get("responses")):
        yield from mappings(response.get("messages"))


def _note_custom_talk(file: SourceFile, notes: Notes) -> None:
    """Note the answers of small talk that stand there without any question."""
    for one in mappings(json_of(file)):
        answers = texts(one.get("customAnswers"))
        if answers:
            place = Place(file.name, file.line_of(str(one.get("action"))))
            notes.reject(
                place, str(one.get("action")), f"sans question ; sa réponse : {answers[0]}"
            )


FORMAT = Format("Dialogflow ES", _claims, _read, is_whole=True)
