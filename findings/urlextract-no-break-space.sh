#!/usr/bin/env bash
# Expected: an address ends at a no-break space as at a plain one: « Voir https://emploi.fr ! »
#   with the space that French wants before the mark still holds the address.
# So it is: URLExtract ends addresses at string.whitespace, that is at ASCII's spaces. With a no-break
#   space, narrow or not, before ! or : or » it finds no address at all; after a path it takes the
#   space and the question mark into it. In front of the address it does no harm.
# Seen with: urlextract 1.10.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check urlextract==1.10.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from urlextract import URLExtract

SEEN = {
    "Voir https://emploi.fr !": ["https://emploi.fr"],
    "Voir https://emploi.fr\u00a0!": [],
    "Voir https://emploi.fr\u202f!": [],
    "« https://emploi.fr »": ["https://emploi.fr"],
    "«\u00a0https://emploi.fr\u00a0»": [],
    "emploi.fr\u00a0: gratuit": [],
    "Site\u00a0: emploi.fr": ["emploi.fr"],
    "Voir https://emploi.fr/offres ?": ["https://emploi.fr/offres"],
    "Voir https://emploi.fr/offres\u00a0?": ["https://emploi.fr/offres\u00a0?"],
}
extractor = URLExtract()
print("urlextract", version("urlextract"))
found = {text: extractor.find_urls(text) for text in SEEN}
for text, addresses in found.items():
    print(f"{text!r:40} {addresses}")
sys.exit(found != SEEN)
PYTHON
