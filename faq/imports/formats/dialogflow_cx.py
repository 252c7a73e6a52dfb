"""Dialogflow CX: intents in folders, their answers in the flows that lead on from them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format
from faq.imports.formats.json_files import json_of
from faq.imports.small_talk import is_fallback_name, is_small_talk_name
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings, texts


def _claims(files: Files) -> Files:
    if not any("trainingPhrases" in PurePosixPath(file.name).parts for file in files):
        return []
    return [file for file in files if json_of(file) is not None]


def _read(files: Files, notes: Notes) -> Findings:
    phrases = {name: list(found) for name, found in _all_phrases(files)}
    routes = _routes(files)
    items, outside = list[Item](), list[str]()
    title = None
    for file in files:
        content = json_of(file)
        parts = PurePosixPath(file.name).parts
        if parts[-1] == "agent.json":
            title = next(iter(texts(at(content, "displayName"))), None)
        if "intents" not in parts or "trainingPhrases" in parts:
            continue
        name = next(iter(texts(at(content, "displayName"))), parts[-2])
        known = phrases.get(parts[-2], [])
        if at(content, "isFallback") is True or is_fallback_name(name):
            outside += known
        else:
            items += _items(file, name, known, routes.get(name, []), notes)
    return Findings("Dialogflow CX", tuple(items), title, tuple(outside))


def _all_phrases(files: Files) -> Iterator[tuple[str, Iterator[str]]]:
    """List the French phrases of each intent, by the name of its folder."""
    for file in files:
        parts = PurePosixPath(file.name).parts
        if "trainingPhrases" in parts and parts[-1].casefold().startswith("fr"):
            yield parts[parts.index("trainingPhrases") - 1], _phrases(json_of(file))


def _phrases(content: Any) -> Iterator[str]:
    for phrase in mappings(at(content, "trainingPhrases") or content):
        parts = [str(part.get("text") or "") for part in mappings(phrase.get("parts"))]
        yield convert_phrasing("".join(parts))


def _routes(files: Files) -> dict[str, list[dict[str, Any]]]:
    """List the routes of all flows and pages by the intent that takes them, with their answers."""
    contents = [json_of(file) for file in files if "flows" in PurePosixPath(file.name).parts]
    pages = {str(at(one, "displayName") or at(one, "name")): one for one in contents}
    routes: dict[str, list[dict[str, Any]]] = {}
    for content in contents:
        for route in mappings(at(content, "transitionRoutes")):
            entry = at(pages.get(str(route.get("targetPage"))), "entryFulfillment")
            route = {
                **route,
                "fulfillment": route.get("triggerFulfillment") or entry,
                "entry": entry,
            }
            routes.setdefault(str(route.get("intent")), []).append(route)
    return routes


def _items(
    file: SourceFile, name: str, phrases: list[str], routes: list[dict[str, Any]], notes: Notes
) -> Iterator[Item]:
    place = Place(file.name)
    found = [phrase for phrase in phrases if phrase]
    answers = [answer for route in routes for answer in _answers(route, name, place, notes)]
    answer = convert_text("\n\n".join(answers[:1]), place, notes)
    for other in answers[1:]:
        notes.leave_out(place, "autre réponse (la première est gardée)", f"{name} : {other}")
    if not found:
        notes.reject(place, name, "sans question en français")
        return
    if not answer:
        is_code = any(at(route, "fulfillment", "webhook") for route in routes)
        why = "sa réponse est faite par un programme (webhook)" if is_code else "sans réponse"
        notes.reject(place, found[0], why)
        return
    section, _, _ = name.rpartition(".") if "." in name else name.rpartition("_")
    yield Item(
        place=place,
        question=found[0],
        answer=answer,
        variants=tuple(found[1:]),
        section=section or None,
        is_small_talk=is_small_talk_name(name) or "welcome" in name.casefold(),
        name=name,
    )


def _answers(route: dict[str, Any], name: str, place: Place, notes: Notes) -> Iterator[str]:
    """Write what a route answers in French; several messages in a row are one answer."""
    condition = next(iter(texts(route.get("condition"))), "true")
    if condition != "true":
        notes.leave_out(place, "condition d'une réponse", f"{name} : {condition}")
    for fulfillment in (route.get("fulfillment"), route.get("entry")):
        said = []
        for message in mappings(at(fulfillment, "messages")):
            if not str(message.get("languageCode") or "fr").casefold().startswith("fr"):
                continue
            first, *others = texts(at(message, "text", "text")) or [""]
            said += [first] if first and first not in said else []
            for other in others:
                what = "autre réponse (la première est gardée)"
                notes.leave_out(place, what, f"{name} : {other}")
            if not at(message, "text"):
                notes.leave_out(place, "carte, boutons ou données d'une plateforme", name)
        if said:
            yield "\n\n".join(said)
            return


FORMAT = Format("Dialogflow CX", _claims, _read, is_whole=True)
