"""Read cases in JSON, one a line: a message, or the messages of one conversation."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.errors import FaqError

Turn: TypeAlias = dict[str, Any]  # {"q": "…"}, and what else a file has


@dataclass(frozen=True)
class CaseLine:
    """A line with a case.

    Attributes:
        where: the file and the line.
        fields: the case itself.
        turns: its messages, of which there is one at least.
    """

    where: str
    fields: dict[str, Any]
    turns: list[Turn]

    def must(self, form: str, reason: str) -> FaqError:
        """Return the error that says what the line has to look like, and why it does not."""
        return _fault(self.where, form, reason)


def read_cases(lines: Iterable[str | bytes], source: str, form: str) -> Iterator[CaseLine]:
    """Read the cases of a file; empty lines are passed over.

    Args:
        lines: the lines, which end in a line feed and nowhere else: JSON may hold a U+2028, at
            which Python's `splitlines` would cut.
        source: what to call the file in errors.
        form: what a line has to look like.

    Raises:
        FaqError: naming the line that is no case, and why.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{source}, ligne {number}"
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            raise _fault(where, form, "ce n'est pas du JSON") from None
        if not isinstance(fields, dict):
            raise _fault(where, form, "ce n'est pas un objet")
        turns = fields.get("turns", [fields])
        if not isinstance(turns, list) or not turns:
            raise _fault(where, form, "« turns » n'est pas une liste de messages")
        if not all(isinstance(turn, dict) and isinstance(turn.get("q"), str) for turn in turns):
            raise _fault(where, form, "« q » n'est pas un texte")
        yield CaseLine(where, fields, turns)


def _fault(where: str, form: str, reason: str) -> FaqError:
    return FaqError(f"{where} : il faut {form} ; {reason}")
