"""Count text as Telegram does: in UTF-16 code units."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 code units of a text."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
