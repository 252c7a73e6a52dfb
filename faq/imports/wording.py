"""How questions are worded and numbered in French documents."""

import re
from typing import TypeAlias

from bot.knowledge.equality import comparable
from bot.normalise import split_words

Words: TypeAlias = tuple[str, ...]

_QUESTION_END = re.compile(r"\?[\s»\"”')\]…]*$")
_INTERROGATIVE = re.compile(
    r"(?:est-ce|qu['’]est|que|quoi|qui|quel(?:le)?s?|quand|comment|combien|pourquoi|où|ou en|"
    r"puis-je|peut-on|pouvez-vous|pouvons-nous|dois-je|doit-on|faut-il|ai-je|a-t-on|avez-vous|"
    r"êtes-vous|suis-je|sommes-nous|y a-t-il|existe-t-il|à (?:quoi|qui|quel|partir)|"
    r"de (?:quoi|quel)|dans quel|pour(?: |-)quel|jusqu['’]à quel|en quoi|sur quel)\b",
    re.IGNORECASE,
)
# « A01. », « 1) », « 1.2 - », « Q3 : », « Question : »; a year or « A-t-on » is none.
_NUMBER = re.compile(
    r"^\s*(?:"
    r"[A-Z]?\d{1,3}(?:\.\d{1,3})*\s*[.)/:–—-]+"
    r"|\d{1,2}(?:\.\d{1,2})+"
    r"|[Nn]°\s*\d{1,3}\s*[.)/:–—-]*"
    r"|(?:Q|Question)\s*(?:n°\s*)?\d{0,3}\s*[.):–—-]+"
    r")\s+",
)
_TOGGLE = re.compile(r"(?<=[?!.»])\s+[+×▲▼▴▾▸►›⌄-]$")
_SECTION_LETTER = re.compile(r"^\s*(?:[A-Z]\s*[/.)–—-]|[IVX]{1,4}\s*[/.)–—-])\s+")
_ANSWER_PREFIX = re.compile(
    r"^\s*(\*\*)?(?:R|Réponse|Rép|A|Answer)\s*\d{0,3}\s*[.:)–—]\s*(\*\*)?\s*"
)
# As a public chatbot has them since a program took apostrophes for quotation marks; none of them
# is a French word.
_LOST_APOSTROPHE = re.compile(
    r"\b(?:jai|jaimerais|jetais|jarrive|cest|cetait|nest|nai|quest|quil|quils|quon|quune?|daccord|"
    r"dune|dautres?|dexp\w+|lentree|lheure|lentreprise|lecole|laide|aujourdhui|jusqua)\b",
    re.IGNORECASE,
)
# With the signs that only a program has: « def simple du métier » and « import export, c quoi » are
# typed as questions.
_CODE = re.compile(
    r"^\s*(?:import [\w.*{}, ]+(?:;$| from | as \w)|from [\w.]+ import |def \w+\(|#include\s*[<\"]"
    r"|(?:async )?function \w*\s*\(|(?:const|let|var) [\w{}, ]+\s*=|package [\w.]+;)",
    re.MULTILINE,
)
_CODE_FENCE = re.compile(r"^\s*```.*?^\s*```", re.DOTALL | re.MULTILINE)
QUESTION_PREFIX = re.compile(r"^\s*(?:Q|Question)\s*(?:n°\s*)?\d{0,3}\s*[.:)–—-]+\s+\S")
ANSWER_START = re.compile(r"^\s*(?:R|Réponse|Rép)\s*\d{0,3}\s*[.:)–—]\s*")


def words_of(text: str) -> Words:
    """Return what two phrasings have in common that are the same but for accents and signs."""
    return tuple(split_words(text)) or (comparable(text),)


def is_question(text: str) -> bool:
    """Check whether a text is worded as a question, with or without « ? »."""
    bare = drop_number(text)
    return bool(_QUESTION_END.search(bare) or _INTERROGATIVE.match(bare))


def ends_as_question(text: str) -> bool:
    """Check whether a text ends with « ? »."""
    return bool(_QUESTION_END.search(text))


def drop_number(text: str) -> str:
    """Leave out the number of a question or a section."""
    return _NUMBER.sub("", text, count=1).strip()


def drop_toggle(text: str) -> str:
    """Leave out the sign after a question that shows whether its answer is unfolded."""
    return _TOGGLE.sub("", text)


def drop_section_number(text: str) -> str:
    """Leave out the number or letter of a section: « A / Venir » is « Venir »."""
    return _SECTION_LETTER.sub("", drop_number(text), count=1).strip()


def drop_answer_prefix(text: str) -> str:
    """Leave out « R : » before an answer."""
    return _ANSWER_PREFIX.sub(lambda found: found[1] or "" if not found[2] else "", text, count=1)


def has_number(text: str) -> bool:
    """Check whether a text begins with a number, as titles do."""
    return bool(_NUMBER.match(text) or _SECTION_LETTER.match(text))


def words_without_apostrophe(text: str) -> list[str]:
    """List the words of a text that have lost their apostrophe: « jai », « quest »."""
    return _LOST_APOSTROPHE.findall(text)


def is_code(text: str) -> bool:
    """Check whether a text is a program, and no document that shows one."""
    has_titles = re.search(r"(?m)^# ", text) is not None
    return _CODE.search(_CODE_FENCE.sub("", text)) is not None and not has_titles
