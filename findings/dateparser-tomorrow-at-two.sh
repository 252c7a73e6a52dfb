#!/usr/bin/env bash
# Expected: « demain 14h » is tomorrow at two in the afternoon, as « demain à 14h »,
#   « demain 14h30 » and « demain 14h00 » are: that is how an appointment is written in French.
# So it is: without « à » and without minutes the hour is a duration and is added to what stands
#   before it: « demain 14h », said at ten, is midnight of the day after; « hier 18h » is taken off
#   and gives the day before yesterday. After the name of a day it is a day of the month:
#   « mardi 9h » is the 9th, be it a Tuesday or not. Nothing says that it was not understood.
# Seen with: dateparser 1.5.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser

WEDNESDAY = datetime(2026, 3, 4, 10, 0)
SEEN = {
    "demain à 14h": "2026-03-05 14:00",
    "demain 14h30": "2026-03-05 14:30",
    "demain 14h": "2026-03-06 00:00",
    "après-demain 9h": "2026-03-06 19:00",
    "hier 18h": "2026-03-02 16:00",
    "mardi 9h30": "2026-03-03 09:30",
    "mardi 9h": "2026-03-09 00:00",
}


def read(text):
    date = dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": WEDNESDAY})
    return date and f"{date:%Y-%m-%d %H:%M}"


print("dateparser", version("dateparser"), f"on {WEDNESDAY:%A %Y-%m-%d %H:%M}")
dates = {text: read(text) for text in SEEN}
for text, date in dates.items():
    print(f"{text:16} {date}")
sys.exit(dates != SEEN)
PYTHON
