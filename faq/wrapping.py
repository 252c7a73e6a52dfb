"""Lines that fit a terminal."""

import textwrap

WIDTH = 80  # columns


def wrap(text: str) -> str:
    """Break lines that are too long between words, and indent what goes on."""
    return "\n".join(map(_wrap_line, text.split("\n")))


def _wrap_line(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
