"""What a reader of `formats` is: the files that it recognises, and how it reads them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from faq.imports.findings import Findings, Notes
from faq.imports.source import SourceFile

Files: TypeAlias = Sequence[SourceFile]


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes:
        claims: chooses its files among those that no format before it has claimed.
        read: reads the files that were claimed, all together.
        is_whole: its files make one project; what is beside them is no FAQ of its own.
    """

    name: str
    claims: Callable[[Files], Files]
    read: Callable[[Files, Notes], Findings]
    is_whole: bool = False


def each(recognises: Callable[[SourceFile], bool]) -> Callable[[Files], Files]:
    """Claim files one by one."""
    return lambda files: [file for file in files if recognises(file)]
