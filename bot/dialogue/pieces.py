"""Stretches of a message, and the places in them where another question may begin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

_LIST_NUMBER = r"(?:\d{1,2}|[a-z])[.)]"  # « 1. », « 2) », « b) »
_IN_NUMBER = r"(?:(?<=\d)[.,:/](?=\d)|\+\s?\d)"  # « 4/5 », « 1.500 », « 17:30 », « bac+5 »
_EMOJI = "\N{BLACK SUN WITH RAYS}-\N{CURLY LOOP}\N{CYCLONE}-\N{TEDDY BEAR}"
SIGN = re.compile(
    rf"(?:(?!{_IN_NUMBER})[.?!;\n/+,:•{_EMOJI}])+(?:\s*{_LIST_NUMBER})?"
    rf"|(?<!\S){_LIST_NUMBER}|(?<!\S)[-–&](?=\s)",
    re.IGNORECASE,
)
_END_OF_SENTENCE = re.compile(r"[.?!;\n]+")
WEAK_SIGNS = " ,:"


@dataclass(frozen=True)
class Pieces:
    """A stretch of a message, and the places in it where another question may begin.

    Attributes:
        places: where the signs and connectors begin and end that may stand between two questions;
            where nothing does, both are the same.
    """

    message: str
    start: int
    end: int
    places: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The stretch, without the signs around it."""
        return self.message[self.start : self.end]

    @property
    def first_clause(self) -> str:
        """What precedes the first place; nothing if there is none."""
        return self.message[self.start : self.places[0][0]] if self.places else ""

    @property
    def last_clause(self) -> str:
        """What follows the last place."""
        return self.message[self.places[-1][1] if self.places else self.start : self.end]

    @property
    def is_asked(self) -> bool:
        """Whether there is a question mark among the signs that follow, or end it."""
        signs = chain(_first_signs(reversed(self.text)), _first_signs(self.message[self.end :]))
        return "?" in signs

    @property
    def smallest(self) -> list[str]:
        """What stands between any two places."""
        begins = [self.start, *(end for _, end in self.places)]
        ends = [*(start for start, _ in self.places), self.end]
        return [self.message[begin:end] for begin, end in zip(begins, ends, strict=True)]

    def cuts(self) -> list["Cut"]:
        """Cut the stretch in two, at each place."""
        return [
            Cut(
                Pieces(self.message, self.start, begin, self.places[:number]),
                self.message[begin:end],
                Pieces(self.message, end, self.end, self.places[number + 1 :]),
            )
            for number, (begin, end) in enumerate(self.places)
        ]


@dataclass(frozen=True)
class Cut:
    """A stretch of a message in two.

    Attributes:
        sign: what stands between: signs, connectors, or both.
    """

    before: Pieces
    sign: str
    after: Pieces

    @property
    def is_weak(self) -> bool:
        """Whether nothing but a comma or a colon parts them."""
        return bool(self.sign.strip()) and not self.sign.strip(WEAK_SIGNS)

    @property
    def is_connected(self) -> bool:
        """Whether nothing but words part them."""
        return has_word(self.sign) and SIGN.search(self.sign) is None

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends there."""
        return _END_OF_SENTENCE.search(self.sign) is not None

    @property
    def only_ends_sentence(self) -> bool:
        """Whether a sentence ends there, and nothing links the next one to it."""
        return self.ends_sentence and not has_word(self.sign)


def split_sentences(text: str) -> list[str]:
    """List the sentences of a message, with the signs at their ends."""
    ends = [match.end() for match in _END_OF_SENTENCE.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return list(filter(has_word, parts))


def _first_signs(text: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda sign: not sign.isalnum(), text)


def has_word(text: str) -> bool:
    """Check whether a text has a letter or a figure."""
    return any(map(str.isalnum, text))
