"""Puts new texts in the place of those of some files: of all of them, or of none.

What may fail, on a full disk say, is done first: all new texts are written beside the old ones.
Then they are renamed, each in one step, in the order in which they are given: a process that is
killed in between leaves the first of them. So the order has to be one in which each file goes with
those before it.
"""

import errno
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.editing.text_file import NotWritableError, TextFile
from bot.errors import FaqError
from bot.system_faults import describe_system_fault

NEW_FILE_MODE = 0o644  # who may read and write it
MAX_WRITING = 60  # seconds; what was begun earlier is of a process that has ended
MAX_NAMED = 3  # files, in a message; an import writes hundreds
_UNFINISHED = ".faq-new"  # the end of the names of files that are not renamed yet
# What the system says of a place that is not to be written.
_PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_IS_MOUNTED = "le fichier est monté seul : montez son dossier"

# Between the check that a file is what it was and its renaming, nobody else in this process writes.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class _Step:
    """One file to be renamed or removed.

    Attributes:
        path: the name that it gets.
        new: the file with the new text; None if there is to be none.
        old: one with the old text, to be put back; None if there was none.
    """

    path: Path
    new: Path | None
    old: Path | None

    def take(self) -> None:
        if self.new:
            self.new.replace(self.path)
        else:
            self.path.unlink()

    def take_back(self) -> None:
        if self.old:
            self.old.replace(self.path)
        else:
            self.path.unlink()


def replace_all(texts: Mapping[TextFile, str | None]) -> None:
    """Put new texts in the place of the old ones.

    Args:
        texts: for each file, what it is to hold, its lines ended by a line feed; None if it is to
            be removed.

    Raises:
        NotWritableError: one of the files is not to be written; none was.
        FaqError: one of the files is not what it was when it was read, or cannot be written.
    """
    try:
        with _one_at_a_time, ExitStack() as beside:
            for file in texts:
                file.check_unchanged()
                file.check_writable()
            steps = [_prepare(file, text, beside) for file, text in texts.items()]
            for file in texts:
                file.check_unchanged()
            _take(steps)
            for folder in {step.path.parent for step in steps}:
                _remove_unfinished(folder)
                _sync(folder)
    except OSError as error:
        raise _fault_of(error, [file.path for file in texts]) from None


def is_unfinished(path: Path) -> bool:
    """Check whether a file is one that is not renamed yet."""
    return path.name.startswith(".") and path.name.endswith(_UNFINISHED)


def _prepare(file: TextFile, text: str | None, beside: ExitStack) -> _Step:
    """Write the new text beside a file, and the old one, for which there may be no room later."""

    def write(content: bytes | None) -> Path | None:
        if content is None:
            return None
        return beside.enter_context(_written_beside(file, content))

    return _Step(file.path, write(None if text is None else file.encode(text)), write(file.content))


@contextmanager
def _written_beside(file: TextFile, content: bytes) -> Iterator[Path]:
    """Write a file until it is renamed or not needed, with the owner and the rights of another.

    Raises:
        OSError: it cannot be written.
    """
    prefix, folder = f".{file.path.name}.", file.path.parent
    descriptor, name = tempfile.mkstemp(_UNFINISHED, prefix, folder)
    try:
        with os.fdopen(descriptor, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        is_new = file.content is None
        like = (folder if is_new else file.path).stat()
        with suppress(OSError, AttributeError):  # root's alone, and unknown on Windows
            os.chown(name, like.st_uid, like.st_gid)
        Path(name).chmod(NEW_FILE_MODE if is_new else like.st_mode)
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _take(steps: Sequence[_Step]) -> None:
    """Rename all files; if that fails on the way, put the old ones back.

    Raises:
        OSError: one cannot be renamed; none was.
        FaqError: one cannot be renamed, and another cannot be put back.
    """
    taken: list[_Step] = []
    try:
        for step in steps:
            step.take()
            taken.append(step)
    except BaseException:
        _take_back(taken)
        raise


def _take_back(taken: Sequence[_Step]) -> None:
    left = []
    for step in reversed(taken):
        try:
            step.take_back()
        except OSError:
            left.append(str(step.path))
    if left:
        raise FaqError(f"l'ajout n'est écrit que dans {', '.join(left)} ; vérifiez ce qui y est")


def _remove_unfinished(folder: Path) -> None:
    """Remove what processes that were killed have left beside the files."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError):  # another process is faster
            if path.stat().st_mtime < time.time() - MAX_WRITING:
                path.unlink()


def _sync(folder: Path) -> None:
    """Let the names in a folder outlast a power failure, where a folder can be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _fault_of(error: OSError, paths: Sequence[Path]) -> FaqError:
    kind = NotWritableError if error.errno in _PROTECTED else FaqError
    reason = _IS_MOUNTED if error.errno == errno.EBUSY else describe_system_fault(error)
    named = ", ".join(map(str, paths[:MAX_NAMED]))
    more = f" et {len(paths) - MAX_NAMED} autres" if len(paths) > MAX_NAMED else ""
    return kind(f"{named}{more} : rien n'a été écrit ({reason})")
