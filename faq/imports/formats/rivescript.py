"""RiveScript: triggers without wildcards, their first reply, and redirections to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.small_talk import is_small_talk, is_small_talk_name
from faq.imports.source import SourceFile

_LINE = re.compile(r"^\s*([+\-@^%*>!<])\s?(.*?)\s*$")
_PATTERN = re.compile(r"[*#_\[\](|){}<>@]")
_WEIGHT = re.compile(r"\{weight=\d+\}")
_TAG = re.compile(r"<(?!/?(?:b|strong|br|a)\b)[^>\n]*>|\{[^}\n]*\}")


@dataclass
class _Trigger:
    text: str
    place: Place
    topic: str | None
    previous: str = ""
    replies: list[str] = field(default_factory=list)
    redirect: str = ""
    has_condition: bool = False


def _is_rivescript(file: SourceFile) -> bool:
    if not file.is_text:
        return False
    return re.search(r"(?m)^\s*\+ \S.*\n(?:\s*(?://.*|%.*)?\n)*\s*[-@] ?\S", file.text) is not None


def _read(files: Files, notes: Notes) -> Findings:
    triggers = [trigger for file in files for trigger in _triggers(file)]
    items = {}
    for trigger in triggers:
        item = _item(trigger, notes)
        if item and item.question in items:
            notes.leave_out(item.place, "autre réponse", f"{item.question} : {item.answer}")
        elif item:
            items[item.question] = item
    for trigger in triggers:
        if trigger.redirect and not _PATTERN.search(trigger.text):
            known = items.get(convert_phrasing(trigger.redirect))
            if known:
                variants = (*known.variants, convert_phrasing(trigger.text))
                items[known.question] = Item(**{**vars(known), "variants": variants})
            else:
                why = f"renvoie à « {trigger.redirect} », qui n'a pas de réponse"
                notes.reject(trigger.place, trigger.text, why)
    return Findings("RiveScript", tuple(items.values()))


def _triggers(file: SourceFile) -> Iterator[_Trigger]:
    trigger: _Trigger | None = None
    topic: str | None = None
    last = ""
    in_object = False
    for number, line in enumerate(file.text.split("\n"), start=1):
        found = _LINE.match(re.sub(r"\s+//.*$|^\s*//.*$", "", line))
        if in_object or not found:
            in_object = in_object and not re.match(r"\s*<\s*object", line)
            continue
        sign, text = found[1], found[2]
        if sign == ">":
            in_object = text.startswith("object")
            topic = text.split()[1] if text.startswith("topic ") and len(text.split()) > 1 else None
        elif sign == "<":
            topic = None
        elif sign == "+":
            if trigger:
                yield trigger
            trigger = _Trigger(text, Place(file.name, number), topic)
        elif trigger:
            _take(trigger, sign, text, last)
        last = sign if sign != "^" else last
    if trigger:
        yield trigger


def _take(trigger: _Trigger, sign: str, text: str, last: str) -> None:
    match sign:
        case "-":
            trigger.replies.append(text)
        case "^" if last == "-" and trigger.replies:
            trigger.replies[-1] += text
        case "^" if last == "+":
            trigger.text += text
        case "@":
            trigger.redirect = text
        case "%":
            trigger.previous = text
        case "*":
            trigger.has_condition = True


def _item(trigger: _Trigger, notes: Notes) -> Item | None:
    place = trigger.place
    if _PATTERN.search(trigger.text):
        notes.reject(place, trigger.text, "un motif avec des jokers, pas une question")
        return None
    if trigger.redirect:
        return None
    if trigger.previous:
        notes.reject(place, trigger.text, f"ne vaut qu'après « {trigger.previous} »")
        return None
    if trigger.has_condition:
        notes.leave_out(place, "condition d'une réponse", trigger.text)
    written = [
        _WEIGHT.sub("", reply).replace("\\n", "\n").replace("\\s", " ") for reply in trigger.replies
    ]
    plain = [reply for reply in written if not _TAG.search(reply)]
    if not plain:
        why = "ses réponses ne sont que des commandes" if written else "sans réponse"
        notes.reject(place, trigger.text, why)
        return None
    for other in written:
        if other != plain[0]:
            what = "autre réponse (la première est gardée)"
            notes.leave_out(place, what, f"{trigger.text} : {other}")
    question = convert_phrasing(trigger.text)
    topic = None if trigger.topic == "random" else trigger.topic
    return Item(
        place=place,
        question=question,
        answer=convert_text(plain[0], place, notes),
        section=topic,
        is_small_talk=is_small_talk(question) or is_small_talk_name(topic or ""),
    )


FORMAT = Format("RiveScript", each(_is_rivescript), _read)
