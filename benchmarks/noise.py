"""Spoils questions as people do: typing errors, no accents, SMS French, forgotten spaces.

Every function draws from the random numbers it is given, so a seed makes a run repeatable.
"""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

Noise: TypeAlias = Callable[[str, random.Random], str]

JOINED = 0.3  # of the spaces are forgotten
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")  # of an AZERTY keyboard
_WORD = re.compile(r"[^\W\d_]{4,}")  # errors in shorter words often make another word

# SMS French, applied in this order to a text in lower case without accents.
_SMS = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"\best[- ]ce que?\b ?", "esk "), (r"\bqu'est[- ]ce que?\b", "koi"), (r"\bc'est\b", "c"),
        (r"\bpourquoi\b", "pk"), (r"\bpour\b", "pr"), (r"\bcombien\b", "cb"), (r"\bdans\b", "ds"),
        (r"\bavec\b", "ac"), (r"\btout(?:es?|s)?\b", "tt"), (r"\bbeaucoup\b", "bcp"),
        (r"\bvous\b", "vs"), (r"\bnous\b", "ns"), (r"\btravail\b", "taf"), (r"\bje suis\b", "jsui"),
        (r"\bs'il (?:vous|te) plait\b", "svp"), (r"\bquelqu'un\b", "kelkun"), (r"\bj'ai\b", "g"),
        (r"\bil faut\b", "fo"), (r"\bfaut\b", "fo"), (r"\bquand\b", "kan"), (r"\bau\b", "o"),
        (r"qu", "k"), (r"eau", "o"), (r"ph", "f"), (r"(?:er|ez|ait|ais)\b", "e"),
        (r"(?<=\w{3})[sxt]\b", ""), (r"[?!.,;:]", ""), (r"(\w)'", r"\1"), (r" +", " "),
    )
)  # fmt: skip


def typo(text: str, chance: random.Random) -> str:
    """Make one typing error in a word of four letters or more, if there is one."""
    word = _any([(match.start(), match.end()) for match in _WORD.finditer(text)], chance)
    if word is None:
        return text
    kind = chance.choice((_hit_neighbour, _swap, _drop, _double))
    position = chance.randrange(word[0], word[1] - 1)  # all but the last letter, for `_swap`
    return text[:position] + kind(text[position : position + 2], chance) + text[position + 2 :]


def two_typos(text: str, chance: random.Random) -> str:
    """Make two typing errors."""
    return typo(typo(text, chance), chance)


def without_accents(text: str, _: random.Random) -> str:
    """Leave all accents and cedillas out."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def sms(text: str, chance: random.Random) -> str:
    """Rewrite a text in SMS French."""
    short = without_accents(text.lower().replace("’", "'"), chance)
    for pattern, replacement in _SMS:
        short = pattern.sub(replacement, short)
    return short.strip()


def without_spaces(text: str, chance: random.Random) -> str:
    """Forget some spaces, and at least one if there is any."""
    spaces = [position for position, letter in enumerate(text) if letter == " "]
    forgotten = {position for position in spaces if chance.random() < JOINED}
    forgotten |= {chance.choice(spaces)} if spaces and not forgotten else set()
    return "".join(letter for position, letter in enumerate(text) if position not in forgotten)


def neighbours(letter: str) -> str:
    """List the letters beside one on an AZERTY keyboard; none for what has no key of its own."""
    for above, row, below in zip(("", *_ROWS), _ROWS, (*_ROWS[1:], ""), strict=False):
        place = row.find(letter)
        if place >= 0:
            left, right = row[:place][-1:], row[place + 1 :][:1]
            return left + right + above[place : place + 1] + below[place : place + 1]
    return ""


def _hit_neighbour(pair: str, chance: random.Random) -> str:
    beside = neighbours(without_accents(pair[0].lower(), chance))
    return (chance.choice(beside) if beside else pair[0]) + pair[1]


def _swap(pair: str, _: random.Random) -> str:
    return pair[1] + pair[0]


def _drop(pair: str, _: random.Random) -> str:
    return pair[1]


def _double(pair: str, _: random.Random) -> str:
    return pair[0] + pair


def _any(places: list[tuple[int, int]], chance: random.Random) -> tuple[int, int] | None:
    return chance.choice(places) if places else None


NOISES: dict[str, Noise] = {
    "as they are": lambda text, _: text,
    "1 typing error": typo,
    "2 typing errors": two_typos,
    "no accents": without_accents,
    "SMS rewriting": sms,
    "missing spaces": without_spaces,
}
