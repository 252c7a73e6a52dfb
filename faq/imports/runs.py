"""Text in runs of one style, and how they become the light markup of `bot.markup`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote

_NUMBER_END = 8  # digits that tell two telephone numbers apart, with « +33 » or « 0 » before them
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
    """Write a link; an address that is its own label needs no markup.

    A chat makes links of e-mail addresses and telephone numbers by itself, if they are to be seen.
    """
    kind, _, target = url.partition(":")
    if kind.casefold() in ("mailto", "tel"):
        return _write_contact(label, unquote(target.partition("?")[0]))
    address = url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    if label in ("", url):
        return url
    # Brackets would end the label.
    return f"[{label.replace('[', '(').replace(']', ')')}]({address})"


def _write_contact(label: str, target: str) -> str:
    number = re.sub(r"\D", "", target)[-_NUMBER_END:]
    is_shown = target.casefold() in label.casefold()
    is_shown |= "@" not in target and number in re.sub(r"\D", "", label)
    return label if is_shown or not target else f"{label} ({target})" if label else target
