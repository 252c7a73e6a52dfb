#!/usr/bin/env bash
# Expected: a telephone number is one with whatever space it is set in pairs: plain, no-break, or the
#   narrow no-break U+202F that French sets inside figures, as CLDR's number formats do.
# So it is: libphonenumber lets the no-break space, the ideographic one and even one of no width stand
#   inside a number, but neither U+202F nor the thin U+2009. A single one between two pairs, and
#   the number is not found in a text, and parse says that it does not seem to be one. Around
#   the number it does no harm. Make them plain first.
# Seen with: phonenumbers 9.0.43, Python 3.11 (libphonenumber-js 1.13.16 and google-libphonenumber
#   3.2.47 for Node do not find or parse it either).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check phonenumbers==9.0.43 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from unicodedata import name

from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberMatcher
from phonenumbers import format_number, parse

PAIRS = ["06", "12", "34", "56", "78"]
IS_READ = {
    " ": True,
    "\u00a0": True,
    "\u200b": True,
    "\u3000": True,
    "\u2009": False,
    "\u202f": False,
}


def find(text):
    return [
        format_number(match.number, PhoneNumberFormat.E164)
        for match in PhoneNumberMatcher(text, "FR")
    ]


def read(text):
    try:
        return [format_number(parse(text, "FR"), PhoneNumberFormat.E164)]
    except NumberParseException:
        return []


print("phonenumbers", version("phonenumbers"))
changed = False
for space, is_read in IS_READ.items():
    number = space.join(PAIRS)
    found, parsed = find(f"Appelez le {number}."), read(number)
    print(f"{name(space):26} found {found} parsed {parsed}")
    seen = ["+33612345678"] if is_read else []
    changed |= found != seen or parsed != seen
once = find("Appelez le 06 12 34 56\u202f78.")
around = find("Tél.\u202f:\u202f06 12 34 56 78\u202f!")
print("one narrow space inside:", once, "only around:", around)
sys.exit(changed or once != [] or around != ["+33612345678"])
PYTHON
