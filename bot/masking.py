"""Masks what could tell who somebody is, in a text that is to be kept."""

import re

# The order matters: an e-mail address has an @ and may have digits.
_MASKS = [
    (re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+"), "[adresse e-mail]"),
    (re.compile(r"(?<!\w)@\w{4,}"), "[compte]"),
    # From eight digits on, however they are grouped: 06 12 34 56 78, +33 (0)6.12.34.56.78
    (re.compile(r"(?<!\w)\+?\d(?:[\s.()-]{0,3}\d){7,}(?!\w)"), "[numéro]"),
]


_MASKED = re.compile(rf"\s*(?:{'|'.join(re.escape(mask) for _, mask in _MASKS)})")


def mask(text: str) -> str:
    """Replace e-mail addresses, names of accounts and telephone numbers."""
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return text


def without_masks(text: str) -> str:
    """Leave out what `mask` put in; the bot would learn its words."""
    return _MASKED.sub("", text).strip()
