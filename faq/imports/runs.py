"""Text in runs of one style, and how they become the light markup of `bot.markup`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

_SPACE = " \t\n\r\f"  # no-break spaces are typography and stay


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style.

    Attributes:
        ends_line: it ends a line instead: any line (2), or one with text (1); 3 leaves one empty.
    """

    text: str
    bold: bool = False
    url: str | None = None
    ends_line: int = 0


BLOCK_END, LINE_END, PARAGRAPH_END = (Run("", ends_line=kind) for kind in (1, 2, 3))


def write_runs(runs: Iterable[Run]) -> str:
    """Write runs in the light markup, without spaces at the ends of lines."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run == LINE_END or (run.ends_line and _is_filled(lines[-1])):
            lines.append([])
        elif run.ends_line:
            lines[-1] = []  # blanks between blocks
        if run == PARAGRAPH_END and len(lines) > 1 and _is_filled(lines[-2]):
            lines.append([])
        if not run.ends_line:
            lines[-1].append(run)
    text = "\n".join(map(_write_line, lines))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _is_filled(line: Iterable[Run]) -> bool:
    return any(run.text.strip() for run in line)


def _write_line(runs: Iterable[Run]) -> str:
    merged: list[Run] = []
    for _, group in groupby(runs, key=lambda run: (run.bold, run.url)):
        same = list(group)
        merged.append(replace(same[0], text="".join(run.text for run in same)))
    line = "".join(map(_write_run, merged))
    return re.sub(rf"[{_SPACE}]+", " ", line).strip(_SPACE)


def _write_run(run: Run) -> str:
    """Write a run; spaces at its ends stay outside, for `** x **` is no markup."""
    inner = run.text.strip(_SPACE)
    if not inner or not (run.bold or run.url):
        return run.text
    start = run.text.index(inner[0])
    before, after = run.text[:start], run.text[start + len(inner) :]
    marked = write_link(inner, run.url) if run.url else f"**{inner}**"
    return f"{before}{marked}{after}"


def write_link(label: str, url: str) -> str:
    """Write a link; an address that is its own label needs no markup."""
    address = url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    if label == url:
        return url
    # Brackets would end the label.
    return f"[{label.replace('[', '(').replace(']', ')')}]({address})"
