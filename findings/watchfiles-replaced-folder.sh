#!/usr/bin/env bash
# Expected: when the watched folder is replaced by another of the same name (a deployment that
#   renames), changes in the new one are reported; or else the watch ends.
# So it is: the deletion is reported once, then the watch goes on for ever and says nothing of
#   the new folder, while a change in the folder that was moved away is reported under the old
#   name, where no such change took place.
# Seen with: watchfiles 1.3.0 on Linux, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check watchfiles==1.3.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import asyncio
import sys
from importlib.metadata import version
from pathlib import Path

from watchfiles import awatch

SECONDS_TO_NOTICE = 1.5


async def main():
    folder, aside, new = (Path.cwd() / name for name in ("faq", "faq.old", "faq.new"))
    for one in (folder, new):
        one.mkdir()
        (one / "faq.yaml").write_text("first")
    seen, end = [], asyncio.Event()

    async def watch():
        async for changes in awatch(folder, stop_event=end, debounce=50, step=20):
            seen.extend(
                (change.name, str(Path(path).relative_to(Path.cwd())))
                for change, path in changes
            )

    async def noticed(action):
        action()
        await asyncio.sleep(SECONDS_TO_NOTICE)
        told = sorted(set(seen))
        seen.clear()
        print(f"{action.__name__:20} {told}")
        return told

    def write_before():
        (folder / "faq.yaml").write_text("second")

    def replace_folder():
        folder.rename(aside)
        new.rename(folder)

    def write_in_new_folder():
        (folder / "faq.yaml").write_text("third")

    def write_in_old_folder():
        (aside / "faq.yaml").write_text("fourth")

    task = asyncio.create_task(watch())
    await asyncio.sleep(SECONDS_TO_NOTICE)
    told = [
        await noticed(action)
        for action in (write_before, replace_folder, write_in_new_folder, write_in_old_folder)
    ]
    print("still watching:", not task.done())
    as_described = told == [
        [("modified", "faq/faq.yaml")],
        [("deleted", "faq")],
        [],
        [("modified", "faq/faq.yaml")],
    ]
    still_watching = not task.done()
    end.set()
    await task
    return as_described and still_watching


print("watchfiles", version("watchfiles"))
sys.exit(not asyncio.run(main()))
PYTHON
