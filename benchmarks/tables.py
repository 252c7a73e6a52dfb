"""Tables in Markdown, which can be read as they are."""

import math
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Draw a table; the first column is aligned to the left, figures to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        "| " + " | ".join([_padded(line[0], widths[0]), *_figures(line, widths)]) + " |"
        for line in [head, rule, *rows]
    )


def number(value: float, digits: int = 2) -> str:
    """Write a number with some digits after the point; a dash for what was not measured."""
    return "-" if math.isnan(value) else f"{value:.{digits}f}"


def share(value: float) -> str:
    """Write a share as one of one: .954."""
    return number(value, 3).removeprefix("0")


def _padded(cell: str, width: int) -> str:
    return cell.ljust(width)


def _figures(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
