"""How far a piece of work has come, shown in a terminal while it lasts."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

T = TypeVar("T")


@contextmanager
def progress(items: Iterable[T], label: str) -> Iterator[Iterable[T]]:
    """Show on standard error how many items have been gone through, if that is a terminal.

    Args:
        items: what is worked on, one after the other.
        label: what is done, in French.
    """
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield bar
