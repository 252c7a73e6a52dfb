"""French typography of what users read: spaces, apostrophes, quotation marks, œ, accents.

The spaces are those of the Lexique des règles typographiques of the Imprimerie nationale. Where a
no-break space is due, either kind passes: few see the difference, and many keyboards have but one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.faults import Fault, KnowledgeError, entry_id
from bot.strict_yaml import Location, YamlError, read_yaml

# What users type, what is quoted word for word, and names of files.
_NOT_OURS = {"variants", "keywords", "follow_ups", "source", "article", "out_of_scope"}
_IDENTIFIER = re.compile(r"[a-z0-9-]+")

_URL = re.compile(r"(?:https?://|\b[\w-]+(?:\.[\w-]+)+/)[^\s)»]*")
_NO_BREAK = "\u00a0\u202f"
_SPACE = f"[ {_NO_BREAK}]"
_SENTENCE_START = r"(?:^|(?<=[\n.!?…:•«(*])|(?<=[.!?…:•«(*]\s))"
_LETTER_A = r"(?:priori|posteriori|fortiori|contrario|minima|maxima|ou|et)\b"  # Latin, choices
_OE = "oeu|oeil|oecum|oenolog|oesoph|foet"
_ACUTE = (
    "cart|chang|chéan|chec|chel|chou|clair|col[eo]|conom|cout|cran|cri[rtv]|diti|duc|gal|larg|lect|"
    "l[eéè][mv]|ligib|limin|mission|motion|nerg|norm|num[eé]r|parg|preuve|poque|quilib|quip|quival|"
    "tabli|tage|tait|tant|tape|tat|tend|thiq|tonn|trang|troit|tud|té\\b|valu|v[eé]ne|viden|vit[eo]|"
    "volu"
)


@dataclass(frozen=True)
class Rule:
    """One rule, by what breaks it.

    Attributes:
        wrong: matches at the character concerned.
        problem: what is wrong there, in French.
        remedy: what to do about it, in French.
    """

    wrong: re.Pattern[str]
    problem: str
    remedy: str


_LOST_ACCENT = "une capitale a perdu son accent"

_RULES = (
    Rule(
        re.compile(rf"(?<=[^?!(\[{_NO_BREAK}])[?!;]"),
        "il manque une espace fine insécable",
        "mettez U+202F avant « ? », « ! » et « ; »",
    ),
    Rule(
        re.compile(rf"(?<=[^:{_NO_BREAK}]):(?=[\s*»]|$)"),
        "il manque une espace insécable",
        "mettez U+00A0 avant « : »",
    ),
    Rule(
        re.compile(rf"«(?![{_NO_BREAK}])|(?<![{_NO_BREAK}])»"),
        "il manque une espace insécable",
        "mettez U+00A0 après « et avant »",
    ),
    Rule(re.compile("'"), "l'apostrophe est droite", "écrivez « ’ » (U+2019)"),
    Rule(re.compile('"'), "les guillemets sont droits", "écrivez « … »"),
    Rule(re.compile(f"{_SPACE}{{2,}}"), "deux espaces se suivent", "gardez-en une"),
    Rule(re.compile(r"\.{2,}"), "des points se suivent", "écrivez « … » (U+2026)"),
    Rule(
        re.compile(rf"(?<=\S){_SPACE}[.,](?![\w.])"),
        "une espace précède un point ou une virgule",
        "supprimez-la",
    ),
    Rule(re.compile(f"(?i){_OE}"), "« oe » est en deux lettres", "écrivez « œ »"),
    Rule(
        re.compile(f"{_SENTENCE_START}A(?= (?!{_LETTER_A})[a-zà-ÿ])"),
        _LOST_ACCENT,
        "écrivez « À »",
    ),
    Rule(re.compile(rf"\bE(?=(?i:{_ACUTE}))"), _LOST_ACCENT, "écrivez « É »"),
    Rule(re.compile(r"\bE(?=(?i:tre|tes)\b)"), _LOST_ACCENT, "écrivez « Ê »"),
    Rule(re.compile(r"\bC(?=a\b)"), "une capitale a perdu sa cédille", "écrivez « Ç »"),
)


def find_slips(text: str) -> list[tuple[int, Rule]]:
    """Find where a French text breaks a rule, and which, in reading order.

    Addresses are left out; the light markup of `bot.markup` is known.
    """
    readable = _URL.sub(lambda url: "x" * len(url[0]), text)
    slips = [(found.start(), rule) for rule in _RULES for found in rule.wrong.finditer(readable)]
    return sorted(slips, key=lambda slip: slip[0])


def proofread(path: Path) -> list[Fault]:
    """Find what is typographically wrong in the texts of a YAML file that users read.

    Raises:
        KnowledgeError: the file cannot be read.
    """
    try:
        document = read_yaml(path)
    except YamlError as error:
        fault = Fault(path, error.line, None, error.problem, error.remedy)
        raise KnowledgeError([fault]) from error
    return [
        Fault(
            file=path,
            line=document.line_of_row(location, text.count("\n", 0, offset)),
            entry=entry_id(document.value, location),
            problem=f"{rule.problem}, dans « {_surroundings(text, offset)} »",
            remedy=rule.remedy,
        )
        for location, text in _texts(document.value)
        for offset, rule in find_slips(text)
    ]


def _texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    match value:
        case str() if not _IDENTIFIER.fullmatch(value):
            yield location, value
        case list():
            for index, item in enumerate(value):
                yield from _texts(item, (*location, index))
        case dict():
            for key, item in value.items():
                if key not in _NOT_OURS:
                    yield from _texts(item, (*location, key))


def _surroundings(text: str, offset: int) -> str:
    """Quote the place in question, for a search in the editor: about three words of its line."""
    before = text[:offset].rpartition("\n")[2]
    after = text[offset:].partition("\n")[0]
    return f"{before[-15:]}{after[:15]}".strip()
