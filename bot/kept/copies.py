"""Keeps copies in folders: which ones stay, whether they are whole.

A copy is named by a hash of all that it comes from, so that it is never out of date. It is written
under another name and renamed when it is complete; nothing is ever written over a file that may be
mapped into memory. Whatever is wrong with a copy or a folder, all goes on without it.
"""

import json
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b, file_digest
from importlib.metadata import version
from pathlib import Path
from zlib import crc32

import numpy as np
import pydantic
import rapidfuzz

from bot.kept.plain_state import Parts

MAX_COPIES = 2  # of a kind: that of the knowledge base, and that of its last version or a try
MAX_WRITING = 60  # seconds; what was begun earlier is of a process that has ended
_NEW = "new"  # the kind of the copies that are not complete
_NAME = re.compile(rf"([a-z]+)-[0-9a-f]{{32}}|({_NEW})-.*")
_STATE, _CHECKSUM = "state.json", "checksum"
_CHUNK = 1 << 18  # bytes
_PROGRAM = Path(__file__).resolve().parents[1]


class KeptCopies:
    """The copies in some folders."""

    def __init__(self, *folders: Path) -> None:
        """Name the folders; copies are looked for in all, and kept in the first that allows it."""
        self.folders = folders

    def has(self, name: str) -> bool:
        """Check whether there is a copy, whole or not."""
        return any(os.access(folder / name, os.R_OK) for folder in self.folders)

    def recall(self, name: str, given: Mapping[str, object]) -> object:
        """Return what was kept; None if there is no whole copy.

        Args:
            name: that of the copy.
            given: what was not kept with it, see `Parts`.
        """
        for folder in self.folders:
            with suppress(Exception):  # whatever is wrong with it, it can be made again
                value = _read(folder / name, given)
                with suppress(OSError):  # of a folder that may only be read
                    os.utime(folder / name)
                return value
        return None

    def keep(self, name: str, value: object, given: Mapping[str, object]) -> None:
        """Keep a value, where that is possible."""
        for folder in self.writable():
            with suppress(OSError):
                _write(folder, name, value, given)
                _remove_old(folder)
                return

    def writable(self) -> Iterator[Path]:
        """List the folders in which copies can be kept; they are created if they are missing."""
        for folder in self.folders:
            with suppress(OSError):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    yield folder


def cache_folder() -> Path:
    """Return the folder for what the user's programs can make again."""
    match sys.platform:
        case "win32":
            root = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
        case "darwin":
            root = "~/Library/Caches"
        case _:
            root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(root), "faq-bot")  # noqa: PTH111 - Path fails without a home


def copy_name(kind: str, *sources: bytes) -> str:
    """Return the name of a copy: by what it comes from, what made it, what that stands on."""
    libraries = np.__version__, rapidfuzz.__version__, pydantic.VERSION, version("pyyaml")
    versions = repr((sys.version, platform.machine(), *libraries)).encode()
    found = blake2b(digest_size=16)
    for part in (versions, _digest_of_program(_PROGRAM).encode(), *sources):
        found.update(b"%d %b" % (len(part), part))
    return f"{kind}-{found.hexdigest()}"


def digest(paths: Iterable[Path]) -> str:
    """Return a hash of files and their places.

    Raises:
        OSError: one cannot be read.
    """
    found = blake2b()
    for path in sorted(paths):
        with path.open("rb") as file:
            found.update(b"%b\n%b\n" % (os.fsencode(path), file_digest(file, blake2b).digest()))
    return found.hexdigest()


@cache
def _digest_of_program(folder: Path) -> str:
    """Return a hash of the program: once, as what runs stays when its files are updated."""
    # A file Markdown has the checksums of the word vectors.
    files = [*folder.rglob("*.py"), *folder.rglob("*.md")]
    return digest(filter(Path.is_file, files))  # not the links that Emacs leaves while one edits


def _read(copy: Path, given: Mapping[str, object]) -> object:
    if (copy / _CHECKSUM).read_text() != _checksum(copy):
        raise ValueError("the copy is damaged")
    kept = json.loads((copy / _STATE).read_text())
    paths = [copy / f"{number}.npy" for number in range(kept["arrays"])]
    # As plain arrays: numpy takes longer for each use of a `memmap`.
    arrays = [np.asarray(np.load(path, mmap_mode="r")) for path in paths]
    return Parts(given, arrays).put_together(kept["value"])


def _write(folder: Path, name: str, value: object, given: Mapping[str, object]) -> None:
    """Write a copy.

    Raises:
        OSError: it cannot be written.
    """
    new = Path(tempfile.mkdtemp(prefix=f"{_NEW}-", dir=folder))  # which only its owner can enter
    try:
        parts = Parts(given)
        state = parts.take_apart(value)
        for number, array in enumerate(parts.arrays):
            np.save(new / f"{number}.npy", array, allow_pickle=False)
        (new / _STATE).write_text(json.dumps({"arrays": len(parts.arrays), "value": state}))
        (new / _CHECKSUM).write_text(_checksum(new))
        for path in new.iterdir():
            path.chmod(0o600)
        shutil.rmtree(folder / name, ignore_errors=True)  # a damaged one
        new.rename(folder / name)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _checksum(copy: Path) -> str:
    """Return the checksum of all other files of a copy; read, not mapped, they leave the memory."""
    found = 0
    for path in sorted(copy.iterdir()):
        if path.name != _CHECKSUM:
            found = crc32(path.name.encode(), found)
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    found = crc32(chunk, found)
    return str(found)


def _remove_old(folder: Path) -> None:
    """Remove all copies but those used last, and what killed processes have left unfinished.

    Raises:
        OSError: another process has removed one.
    """
    used: dict[str, dict[Path, float]] = {}
    for path in folder.iterdir():
        if found := _NAME.fullmatch(path.name):
            used.setdefault(found[1] or found[2], {})[path] = path.stat().st_mtime
    now = max(time for copies in used.values() for time in copies.values())
    unfinished = used.pop(_NEW, {})
    old = [path for path, time in unfinished.items() if time < now - MAX_WRITING]
    for copies in used.values():
        old += sorted(copies, key=copies.__getitem__, reverse=True)[MAX_COPIES:]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
