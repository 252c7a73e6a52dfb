#!/usr/bin/env bash
# Expected: postgresql_where on an Index is a note for PostgreSQL: where a table is only described,
#   or kept in SQLite, it costs nothing.
# So it is: the name of the argument is looked up at once, in the dialect that it begins with, so
#   describing the index imports all of the PostgreSQL dialect: 19 modules, the parts for five
#   drivers among them, about 2 MB and 17 ms of every start. One index of one table is enough, and
#   no engine has been made yet.
# Seen with: SQLAlchemy 2.1.9, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check SQLAlchemy==2.1.9 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
import time
from importlib.metadata import version

from sqlalchemy import Column, Index, Integer, MetaData, Table


def loaded():
    return [name for name in sys.modules if name.startswith("sqlalchemy.dialects.postgresql")]


table = Table("inbox", MetaData(), Column("id", Integer), Column("done", Integer))
print("SQLAlchemy", version("SQLAlchemy"))
before = len(loaded())
Index("waiting", table.c.id, sqlite_where=table.c.done == 0)
with_sqlite = len(loaded())
start = time.perf_counter()
Index("waiting_too", table.c.id, postgresql_where=table.c.done == 0)
spent = time.perf_counter() - start
print(f"modules of the PostgreSQL dialect: {before} described, {with_sqlite} with sqlite_where,")
print(f"{len(loaded())} with postgresql_where, imported in {spent * 1000:.0f} ms")
sys.exit((before, with_sqlite) != (0, 0) or len(loaded()) < 10)
PYTHON
