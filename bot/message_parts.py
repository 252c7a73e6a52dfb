"""Cuts a message into the parts that may be questions of their own."""

import re
from collections.abc import Iterator

_BETWEEN_QUESTIONS = re.compile(r"[.?!;\n/+]+|\b(?:et|puis|ensuite|é)\b", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"[.?!;\n]+")
# « Bonjour, … », « Merci ! … ». On phones the comma is left out: « bonjour ca gagne combien ».
_GREETING_AND_SIGN = re.compile(r"\s*([^.?!,;:\n]{2,30})[.?!,;:\n]+\s*(\S.*)", re.DOTALL)
_FIRST_WORD = re.compile(r"\s*(\w+)\s+(\S.*)", re.DOTALL)


def split_in_two(text: str) -> Iterator[tuple[str, str]]:
    """Cut a message in two, at each place where another question may begin."""
    for match in _BETWEEN_QUESTIONS.finditer(text):
        yield text[: match.start()], text[match.end() :]


def split_sentences(text: str) -> list[str]:
    """List the sentences of a message."""
    return [part for part in _END_OF_SENTENCE.split(text) if part.strip()]


def split_at_sign(text: str) -> tuple[str, str] | None:
    """Cut a message after its first few words, if a punctuation mark follows them."""
    found = _GREETING_AND_SIGN.fullmatch(text)
    return (found[1], found[2]) if found else None


def split_first_word(text: str) -> tuple[str, str] | None:
    """Cut a message after its first word."""
    found = _FIRST_WORD.fullmatch(text)
    return (found[1], found[2]) if found else None
