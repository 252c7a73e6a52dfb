"""Keeps copies of what was learned in folders: under which name, whether they are whole.

A copy is named by a hash of all that it comes from, so that it is never out of date. It is written
under another name and renamed when it is complete; nothing is ever written over a file that may be
mapped into memory. Whatever is wrong with a copy or a folder, learning goes on without it.
"""

import json
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b, file_digest
from pathlib import Path

import numpy as np
import rapidfuzz
from pydantic_core import to_json

from bot.kept.plain_state import Parts
from bot.knowledge import Knowledge
from bot.matcher.learning import Given, Learned, learn

MAX_COPIES = 2  # in a folder: that of the knowledge base, and that of its last version or a try
MAX_WRITING = 60  # seconds; what was begun earlier is of a process that has ended
_NEW = "new-"  # how the names of copies begin that are not complete
_NAME = re.compile(rf"[0-9a-f]{{32}}|{_NEW}.*")
_PLACES = {"path", "texts", "tour", "files", "folders"}  # where a knowledge base is
_STATE, _DIGEST = "state.json", "digest"
_PROGRAM = Path(__file__).resolve().parents[1]


class KeptCopies:
    """The copies in some folders."""

    def __init__(self, *folders: Path) -> None:
        """Name the folders; copies are looked for in all, and kept in the first that allows it."""
        self.folders = folders

    def has(self, knowledge: Knowledge) -> bool:
        """Check whether what was learned from a knowledge base was kept."""
        name = name_of(knowledge)
        return any((folder / name).exists() for folder in self.folders)

    def recall(self, knowledge: Knowledge) -> Learned | None:
        """Return what was learned from a knowledge base; None if no whole copy was kept."""
        name = name_of(knowledge)
        for folder in self.folders:
            with suppress(Exception):  # whatever is wrong with it, it can be learned again
                learned = _read(folder / name, Given.of(knowledge))
                with suppress(OSError):  # of a folder that may only be read
                    os.utime(folder / name)
                return learned
        return None

    def keep(self, learned: Learned, knowledge: Knowledge) -> None:
        """Keep what was learned from a knowledge base, where that is possible."""
        name = name_of(knowledge)
        for folder in self.writable():
            with suppress(OSError):
                _write(folder, name, learned)
                _remove_old(folder)
                return

    def learn(self, knowledge: Knowledge) -> Learned:
        """Return what was learned from a knowledge base; if need be, learn it and keep it."""
        recalled = self.recall(knowledge)
        if recalled:
            return recalled
        learned = learn(knowledge)
        self.keep(learned, knowledge)
        return learned

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


def learn_once(knowledge: Knowledge) -> Learned:
    """Return what was learned from a knowledge base; the user's other programs need not again."""
    return KeptCopies(cache_folder()).learn(knowledge)


def name_of(knowledge: Knowledge) -> str:
    """Return a hash of what is learned from, of what learns, and of what that stands on."""
    versions = sys.version, platform.machine(), np.__version__, rapidfuzz.__version__
    program = _digest(_PROGRAM, [*_PROGRAM.rglob("*.py"), *_PROGRAM.rglob("*.npy")])
    said = {name: vars(knowledge)[name] for name in Knowledge.__match_args__ if name not in _PLACES}
    text = f"{versions} {program} ".encode() + to_json(said)
    return blake2b(text, digest_size=16).hexdigest()


def _read(copy: Path, given: Given) -> Learned:
    if (copy / _DIGEST).read_text() != _digest(copy, _parts(copy)):
        raise ValueError("the copy is damaged")
    kept = json.loads((copy / _STATE).read_text())
    # As plain arrays: numpy takes longer for each use of a `memmap`.
    arrays = [
        np.asarray(np.load(copy / f"{number}.npy", mmap_mode="r"))
        for number in range(kept["arrays"])
    ]
    learned = Parts(vars(given), arrays).put_together(kept["learned"])
    if not isinstance(learned, Learned):
        raise TypeError("the copy is of something else")
    return learned


def _write(folder: Path, name: str, learned: Learned) -> None:
    """Write a copy.

    Raises:
        OSError: it cannot be written.
    """
    new = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))  # which only its owner can enter
    try:
        parts = Parts(vars(learned.given))
        state = parts.take_apart(learned)
        for number, array in enumerate(parts.arrays):
            np.save(new / f"{number}.npy", array, allow_pickle=False)
        kept = {"arrays": len(parts.arrays), "learned": state}
        (new / _STATE).write_text(json.dumps(kept))
        (new / _DIGEST).write_text(_digest(new, _parts(new)))
        for path in new.iterdir():
            path.chmod(0o600)
        shutil.rmtree(folder / name, ignore_errors=True)  # a damaged one
        new.rename(folder / name)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    """Return a hash of files of a folder; read, not mapped, they do not stay in memory."""
    found = blake2b()
    for path in sorted(paths):
        with path.open("rb") as file:
            name = path.relative_to(folder).as_posix()
            found.update(f"{name} {file_digest(file, blake2b).hexdigest()}\n".encode())
    return found.hexdigest()


def _parts(copy: Path) -> list[Path]:
    """List the files of a copy, without the one that tells whether the others are whole."""
    return [path for path in copy.iterdir() if path.name != _DIGEST]


def _remove_old(folder: Path) -> None:
    """Remove all copies but those used last, and what killed processes have left unfinished.

    Raises:
        OSError: another process has removed one.
    """
    made = {path: path.stat().st_mtime for path in folder.iterdir() if _NAME.fullmatch(path.name)}
    copies = [path for path in made if not path.name.startswith(_NEW)]
    old = sorted(copies, key=made.__getitem__, reverse=True)[MAX_COPIES:]
    long_ago = max(made.values(), default=0) - MAX_WRITING
    for path, time_made in made.items():
        if path in old or (path not in copies and time_made < long_ago):
            shutil.rmtree(path, ignore_errors=True)
