"""Markup that the bot would show as it is written: unclosed, or of another format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge import Fault
from faq.check.shown_texts import all_shown_texts
from faq.source import Source


@dataclass(frozen=True)
class Rule:
    """One kind of markup that is none here, by what it looks like.

    Attributes:
        problem: what it is, in French; {} stands for what was found.
    """

    wrong: re.Pattern[str]
    problem: str
    remedy: str


_RULES = (
    Rule(
        re.compile(
            r"</?(?:b|i|u|p|br|a|em|strong|ul|ol|li|div|span|h[1-6])\b[^<>\n]*>", re.IGNORECASE
        ),
        "« {} » est du HTML, que le bot montrerait tel quel",
        "écrivez **gras**, [texte](https://…), « • » pour une liste, ou allez à la ligne",
    ),
    Rule(
        re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d?);", re.IGNORECASE),
        "« {} » est un caractère codé en HTML",
        "écrivez le caractère lui-même",
    ),
    Rule(
        re.compile(r"\[[^\]\n]+\]\((?!https?://)[^)\n]*\)"),
        "le lien « {} » n'a pas d'adresse complète",
        "commencez l'adresse par https://",
    ),
    Rule(
        re.compile(r"\[[^\]\n]+\]\s\(https?://[^)\s]*\)|\[[^\]\n]+\]\(https?://[^)\n]*\s[^)\n]*\)"),
        "« {} » contient une espace : ce n'est pas un lien",
        "écrivez [texte](https://…) sans espace",
    ),
    Rule(
        re.compile(r"(?<![\w*])__(?=\S)[^_\n]+__(?!\w)|^#{1,6} .+$|^[-*+] (?=\S).*$", re.MULTILINE),
        "« {} » est du Markdown que le bot ne connaît pas",
        "écrivez **gras**, ou « • » au début d'une ligne de liste",
    ),
)
_BOLD = re.compile(r"\*\*.+?\*\*", re.DOTALL)
_LINK = re.compile(r"\[[^\]\n]+\]\([^)\s]+\)")
_LINK_IN_BOLD = Rule(
    _LINK,
    "« {} » est un lien dans un passage en gras, que le bot montrerait tel quel",
    "fermez ** avant le lien, et rouvrez-le après",
)
_MARK = re.compile(r"\*\*")
MAX_SHOWN = 40  # characters of what was found


def check(source: Source) -> Iterator[Fault]:
    """List markup that is broken or foreign."""
    for texts in all_shown_texts(source):
        for location, text in texts:
            for offset, found, rule in _find(text):
                problem = rule.problem.format(found[:MAX_SHOWN])
                yield texts.remark(location, text, offset, problem, rule.remedy)


def _find(text: str) -> Iterator[tuple[int, str, Rule]]:
    for rule in _RULES:
        for found in rule.wrong.finditer(text):
            yield found.start(), found[0], rule
    for bold in _BOLD.finditer(text):
        for link in _LINK.finditer(bold[0]):
            yield bold.start() + link.start(), link[0], _LINK_IN_BOLD
    # What is closed is blanked out; a mark that is left has no other.
    rest = _BOLD.sub(lambda bold: " " * len(bold[0]), text)
    for mark in _MARK.finditer(rest):
        remedy = "mettez ** avant et après le passage en gras, sans espace à l'intérieur"
        yield mark.start(), "**", Rule(_MARK, "« {} » n'est pas fermé", remedy)
