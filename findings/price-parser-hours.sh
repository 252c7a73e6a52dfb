#!/usr/bin/env bash
# Expected: price-parser, which takes amount and currency from a text, finds no currency in
#   « 35 heures », as it finds none in "35 hours" or « 6 mois ».
# So it is: the letters "eur" are a currency to it, inside a word too: « 35 heures » is 35 eur, and so
#   are « 12 vendeurs », « 3 secteurs » and « 40 demandeurs », so that a currency does not tell
#   a price from a number. And the letters win over the sign: « 35 heures à 12 € » is 35 eur,
#   though « 35 h à 12 € » is 35 €. That "eur" is found in EUROPE, without a number, is known since 2019
#   (scrapinghub/price-parser#12).
# Seen with: price-parser 0.5.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from price_parser import Price

SEEN = {
    "35 hours": (35, None),
    "6 mois": (6, None),
    "35 heures": (35, "eur"),
    "Durée : 35 heures par semaine": (35, "eur"),
    "12 vendeurs": (12, "eur"),
    "3 secteurs": (3, "eur"),
    "40 demandeurs": (40, "eur"),
    "35 h à 12 €": (35, "€"),
    "35 heures à 12 €": (35, "eur"),
    "Vendeur (35 heures) : 1 900 €": (35, "eur"),
    "12 € pour 2 heures": (12, "€"),
}
print("price-parser", version("price-parser"))
changed = False
for text, seen in SEEN.items():
    price = Price.fromstring(text)
    print(f"{text:32}", price.amount, price.currency)
    changed |= (price.amount, price.currency) != seen
sys.exit(changed)
PYTHON
