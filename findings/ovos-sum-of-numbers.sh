#!/usr/bin/env bash
# Expected: extract_number of ovos-number-parser, of the OpenVoiceOS assistant, finds 35 in « une
#   semaine de trente-cinq heures » and one of the two in « deux ou trois ans », as it finds 2 in
#   "two or three years". Its description assumes a single number, and says not what two give.
# So it is: in French, as in Italian and Spanish, numbers in words are added up across whatever
#   stands between them: 36, and 5 years. « un » and « une » count, so that « un CDI de six mois »
#   makes 7 and few sentences hold a single number. With digits the first counts: « un CDI de
#   6 mois » is 1. numbers_to_digits tells the numbers apart.
# Seen with: ovos-number-parser 0.19.13, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check ovos-number-parser==0.19.13 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from ovos_number_parser import extract_number, numbers_to_digits

SEEN = {
    ("en", "two or three years"): (2, "2 or 3 years"),
    ("it", "due o tre anni"): (5, "2 o 3 anni"),
    ("es", "dos o tres años"): (5, "2 o 3 años"),
    ("fr", "deux ou trois ans"): (5, "2 ou 3 ans"),
    ("fr", "six mois"): (6, "6 mois"),
    ("fr", "un CDI de six mois"): (7, "1 CDI de 6 mois"),
    ("fr", "une semaine de trente-cinq heures"): (36, "1 semaine de 35 heures"),
    ("fr", "un CDI de 6 mois"): (1, "1 CDI de 6 mois"),
    ("fr", "20 heures pendant 3 mois"): (20, "20 heures pendant 3 mois"),
}
print("ovos-number-parser", version("ovos-number-parser"))
read = {
    (language, text): (extract_number(text, language), numbers_to_digits(text, language))
    for language, text in SEEN
}
for (language, text), (number, digits) in read.items():
    print(f"{language} {text:34} {number!s:4} {digits}")
sys.exit(read != SEEN)
PYTHON
