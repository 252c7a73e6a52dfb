"""Curly quotation marks around a whole text: YAML shows them, where straight ones enclose it."""

import re
from collections.abc import Iterator
from typing import Any

from bot.knowledge import Fault
from bot.knowledge.strict_yaml import Location
from bot.knowledge.validation import entry_id
from faq.check.shown_texts import shown_files
from faq.source import Source

# « “Back” et “front” » is no whole in quotation marks.
_ENCLOSED = re.compile(r"[“”„][^“”„\"]*[“”\"]|[‘‚][^‘‚]*’|\"[^“”\"]*”")
_SHOWN = 30  # characters


def check(source: Source) -> Iterator[Fault]:
    """List the texts of YAML files that stand in curly quotation marks as a whole."""
    for path in shown_files(source):
        document = source.document(path)
        for location, text in _texts(document.value, ()):
            if _ENCLOSED.fullmatch(text.strip()):
                yield Fault(
                    file=path,
                    line=document.line(location),
                    entry=entry_id(document.value, location),
                    problem=f"les guillemets courbes de {_quoted(text)} font partie du texte",
                    remedy='supprimez-les, ou mettez des guillemets droits : "…"',
                )


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    match value:
        case str():
            yield location, value
        case list():
            for index, item in enumerate(value):
                yield from _texts(item, (*location, index))
        case dict():
            for key, item in value.items():
                yield from _texts(item, (*location, key))


def _quoted(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"« {short} »"
