#!/usr/bin/env bash
# Expected: a sound backup put back over an SQLite file is what is read from then on. A `-wal` that
#   the newer database left beside it, as its process was killed, does not belong to it and is
#   passed over; or else reading fails.
# So it is: SQLite cannot tell to which file a `-wal` belongs, and reads it into the backup. Of two
#   answers that were changed after the backup, one is as it was before and one as it was after, as
#   they never were together. PRAGMA integrity_check says « ok ». So whoever puts a backup back
#   removes `-wal` and `-shm` first.
# Seen with: APSW 3.54.1.0 (SQLite 3.54.1), Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check apsw==3.54.1.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import shutil
import sys

import apsw

FILLER = " " * 3000  # so that each answer has a page of its own


def answers(path):
    found = apsw.Connection(path).execute("SELECT name, answer FROM faq")
    return {name: answer.strip() for name, answer in found}


def change(name, answer):
    database.execute("UPDATE faq SET answer = ? WHERE name = ?", (answer + FILLER, name))


database = apsw.Connection("faq.db")
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE faq (name, answer)")
for name in ("salaire", "diplome"):
    database.execute("INSERT INTO faq VALUES (?, ?)", (name, f"old{FILLER}"))
database.execute("VACUUM INTO 'backup.db'")
backup = answers("backup.db")

change("salaire", "new")
database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
change("diplome", "new")
latest = answers("faq.db")
# What a process leaves that is killed here, copied while it still has the file open.
shutil.copy("faq.db-wal", "restored.db-wal")
shutil.copy("backup.db", "restored.db")
restored = answers("restored.db")
check = apsw.Connection("restored.db").execute("PRAGMA integrity_check").get

print("APSW", apsw.apsw_version(), "SQLite", apsw.sqlite_lib_version())
print(f"backup   {backup}\nlatest   {latest}\nrestored {restored}, integrity_check {check}")
sys.exit((restored, check) != ({"salaire": "old", "diplome": "new"}, "ok"))
PYTHON
