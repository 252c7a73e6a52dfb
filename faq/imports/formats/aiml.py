"""AIML: patterns in capitals, templates, and redirections between them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.small_talk import is_small_talk, is_small_talk_name
from faq.imports.source import SourceFile

_WILDCARD = re.compile(r"[*_#^$]")
_KEPT_TAGS = {"b", "strong", "br", "a", "p", "ul", "ol", "li", "i", "em"}
_SILENT_TAGS = {"think", "set"}


def _is_aiml(file: SourceFile) -> bool:
    return file.is_text and re.search(r"<aiml[\s>]", file.text[:4096], re.IGNORECASE) is not None


def _read(files: Files, notes: Notes) -> Findings:
    items = [item for file in files for item in _read_file(file, notes)]
    return Findings("AIML", tuple(items))


def _read_file(file: SourceFile, notes: Notes) -> list[Item]:
    try:
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", file.text)  # decoded already
        root = fromstring(text)
    except ParseError as error:
        notes.skip(file.name, "ce n'est pas du XML valide", error.position[0])
        return []
    except DefusedXmlException:
        notes.skip(file.name, "le fichier définit des entités XML ; il n'est pas lu")
        return []
    return _Reader(file, notes).items(root)


class _Reader:
    """Reads one file."""

    def __init__(self, file: SourceFile, notes: Notes) -> None:
        self._file = file
        self._notes = notes
        self._redirected: list[tuple[str, str]] = []

    def items(self, root: Element) -> list[Item]:
        found: dict[str, Item] = {}
        for category, topic in _categories(root, None):
            item = self._item(category, topic)
            if item is None:
                continue
            if item.question in found:
                self._notes.leave_out(
                    item.place, "autre réponse", f"{item.question} : {item.answer}"
                )
            found.setdefault(item.question, item)
        for pattern, target in self._redirected:
            place = self._place(pattern)
            if target in found:
                known = found[target]
                found[target] = Item(**{**vars(known), "variants": (*known.variants, pattern)})
            else:
                self._notes.reject(
                    place, pattern, f"renvoie à « {target} », qui n'a pas de réponse"
                )
        return list(found.values())

    def _place(self, pattern: str) -> Place:
        return Place(self._file.name, self._file.line_of(f"<pattern>{pattern}", pattern))

    def _item(self, category: Element, topic: str | None) -> Item | None:
        pattern = _inner_text(_child(category, "pattern"))
        template = _child(category, "template")
        place = self._place(pattern)
        if _WILDCARD.search(pattern) or template is None or not pattern:
            self._notes.reject(place, pattern or "?", "un motif avec des jokers, pas une question")
            return None
        if _child(category, "that") is not None:
            self._notes.reject(place, pattern, "ne vaut qu'après une phrase du bot (that)")
            return None
        redirect = _child(template, "srai")
        if redirect is not None and not (template.text or "").strip() and len(template) == 1:
            self._redirected.append((pattern, _inner_text(redirect)))
            return None
        question = convert_phrasing(pattern)
        answer = convert_text(self._answer(template, place, pattern), place, self._notes)
        if not answer:
            self._notes.reject(place, pattern, "sa réponse n'a pas de texte")
            return None
        is_talk = is_small_talk(question) or is_small_talk_name(topic or "")
        return Item(place, question, answer, section=topic, is_small_talk=is_talk)

    def _answer(self, element: Element, place: Place, pattern: str) -> str:
        """Write a template; of a random choice its first part."""
        parts = [element.text or ""]
        for child in element:
            name = _tag(child)
            if name == "random":
                options = [one for one in child if _tag(one) == "li"]
                parts += [self._answer(option, place, pattern) for option in options[:1]]
                for other in options[1:]:
                    text = self._answer(other, place, pattern).strip()
                    what = "autre réponse (la première est gardée)"
                    self._notes.leave_out(place, what, f"{pattern} : {text}")
            elif name in _KEPT_TAGS:
                inner = self._answer(child, place, pattern)
                link = f' href="{child.get("href")}"' if child.get("href") else ""
                parts.append(f"<{name}{link}>{inner}</{name}>" if name != "br" else "<br/>")
            elif name not in _SILENT_TAGS:
                self._notes.leave_out(place, f"<{name}> dans la réponse", pattern)
            parts.append(child.tail or "")
        return re.sub(r"\s+", " ", "".join(parts))


def _categories(element: Element, topic: str | None) -> Iterator[tuple[Element, str | None]]:
    for child in element:
        if _tag(child) == "category":
            yield child, topic
        elif _tag(child) == "topic":
            yield from _categories(child, (child.get("name") or "").strip("* ") or None)


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _tag(child) == name), None)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].casefold()


def _inner_text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


FORMAT = Format("AIML", each(_is_aiml), _read)
