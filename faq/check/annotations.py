"""Faults as GitHub Actions shows them: beside their lines, in the changes of a pull request."""

from pathlib import Path
from typing import Literal

from bot.knowledge.fault import Fault

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def annotate(fault: Fault, level: Literal["error", "warning"]) -> str:
    """Write a fault as a workflow command; GitHub wants its file relative to the repository."""
    file = fault.file.resolve()
    here = Path.cwd()
    name = file.relative_to(here) if file.is_relative_to(here) else file
    entry = f"[{fault.entry}] " if fault.entry else ""
    text = f"{entry}{fault.problem} → {fault.remedy}".translate(_IN_TEXT)
    place = name.as_posix().translate(_IN_PROPERTY)
    return f"::{level} file={place},line={fault.line}::{text}"
