"""See every way in which files change, by looking at them.

A notice from the file system is about an entry of a folder, not about what stands behind a name: it
does not come when the target of a link is edited, when Kubernetes swaps the folder behind a
ConfigMap, when a folder is replaced by another one, or on most network drives. Looking at a hundred
files takes less than a millisecond.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

# Of a file what tells its versions apart, of a folder the names in it; None if it is not there.
State: TypeAlias = tuple[int, ...] | frozenset[str] | None
States: TypeAlias = dict[Path, State]


def look_at(
    files: Iterable[Path], folders: Iterable[Path], counts: Callable[[Path], bool]
) -> States:
    """Return the states of files, and of folders with what is in them and counts."""
    states: States = {file: _state(file) for file in files}
    for folder in folders:
        inside = _paths_in(folder, counts)
        states[folder] = frozenset(path.name for path in inside)
        states |= {path: _state(path) for path in inside if not _is_folder(path)}
    return states


def differ(before: States, now: States) -> bool:
    """Check whether something has changed of what was looked at both times."""
    return any(before.get(path, state) != state for path, state in now.items())


def _state(file: Path) -> State:
    try:
        found = file.stat()  # of what a link leads to
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its folder may be listed and not entered
        return False


def _paths_in(folder: Path, counts: Callable[[Path], bool]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if counts(path)]
    except OSError:
        return []
