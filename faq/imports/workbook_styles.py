"""What the styles of an .xlsx say of a cell: if it is struck through, and how it shows a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_GENERAL = "General"
_PERCENT = {"9": "0%", "10": "0.00%"}  # the only built-in formats that show a unit
# Texts are in quotation marks or behind a backslash, « [$€-40C] » is a sign of money; « _- » and
# « *- » only fill space, « [Red] » colours.
_PART = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|[_*].|\[[^\]]*\]|([0#?])|(.)')
_ZERO, _DIGIT = "\x00", "\x01"  # a place for a digit that is always shown, and one that need not be


@dataclass(frozen=True)
class Style:
    """How a cell is shown.

    Attributes:
        number_format: as Excel writes it.
    """

    is_struck: bool = False
    number_format: str = _GENERAL

    def show(self, number: str) -> str:
        """Write a number, « 0,5 », as its cell shows it, with its unit, say."""
        drawn = _PART.sub(_draw, self.number_format.split(";")[0])
        found = re.fullmatch(rf"([^{_ZERO}{_DIGIT}]*)(.+)(?<=[{_ZERO}{_DIGIT}])(.*)", drawn)
        if found is None:
            return number
        before, places, after = (part.strip() for part in found.groups())
        if "%" in after:
            number = f"{Decimal(number.replace(',', '.')) * 100:f}".rstrip("0").rstrip(".")
            number = number.replace(".", ",")
        elif "," in number:
            whole, _, decimals = number.partition(",")
            number = f"{whole},{decimals.ljust(places.partition('.')[2].count(_ZERO), '0')}"
        elif number.isdecimal() and not re.search(r"[.,]", places) and len(places) > 1:
            number = _fill(places, number)
        return f"{before} {number} {after}".strip()


def read_styles(root: Element) -> Sequence[Style]:
    """List the styles, to which cells refer by number."""
    formats = _PERCENT | {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{MAIN}numFmt")
    }
    struck = [is_struck(font) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
    return [
        Style(
            any(struck[int(cell.get("fontId", "0")) :][:1]),
            formats.get(cell.get("numFmtId", ""), _GENERAL),
        )
        for cell in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    ]


def is_struck(font: Element | None) -> bool:
    """Check whether a font has a line through its letters."""
    strike = font.find(f"{MAIN}strike") if font is not None else None
    return strike is not None and strike.get("val") not in ("0", "false")


def _draw(part: re.Match[str]) -> str:
    quoted, escaped, sign, digit, other = part.groups("")
    if digit:
        return _ZERO if digit == "0" else _DIGIT
    return quoted + escaped + sign + (other if other in ".,%€$£ " else "")


def _fill(places: str, number: str) -> str:
    """Write the digits of a number where its format has places for them, from the last one on."""
    digits, written = list(number), ""
    for place in reversed(places):
        if place == _ZERO or (place == _DIGIT and digits):
            written = (digits.pop() if digits else "0") + written
        elif place != _DIGIT and digits:
            written = place + written
    return "".join(digits) + written
