"""A text file that is written as a whole: its new text takes the place of the old in one step."""

import os
import tempfile
from pathlib import Path

from bot.errors import FaqError

NEW_FILE = 0o644  # who may read and write it
ANY_WRITER = 0o222  # the rights of whoever may write


class NotWritableError(FaqError):
    """A file that is not to be written here, or cannot be."""


class TextFile:
    """One file, as it was when it was read; it is empty if it does not exist yet.

    Attributes:
        text: what stands in it, its lines ended by a line feed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()  # a link to the file stays one
        self._content = self._read()
        self.text = (self._content or b"").decode("utf-8-sig").replace("\r\n", "\n")

    def replace(self, text: str) -> None:
        """Put a new text in the place of the old one.

        Raises:
            FaqError: the old one is not what it was when it was read; nothing can be written there.
        """
        prefix, folder = f".{self._path.name}.", self._path.parent
        try:
            descriptor, name = tempfile.mkstemp(prefix=prefix, dir=folder)
        except OSError as error:
            raise FaqError(f"{folder} n'admet pas de fichier ({error.strerror})") from None
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._encoded(text))
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(NEW_FILE if self._content is None else self._path.stat().st_mode)
            self.check_unchanged()
            Path(name).replace(self._path)
        finally:
            Path(name).unlink(missing_ok=True)

    def check_writable(self) -> None:
        """Check that the file may be written: root could, even where nobody has the right to.

        Raises:
            NotWritableError: it may not.
        """
        folder = self._path.parent
        places = [folder] if self._content is None else [folder, self._path]
        is_protected = not all(place.stat().st_mode & ANY_WRITER for place in places)
        if is_protected or not os.access(folder, os.W_OK):
            problem = f"{self._path} est protégé contre l'écriture : rien n'a été écrit"
            raise NotWritableError(f"{problem} ; changez ses droits")

    def check_unchanged(self) -> None:
        """Check that the file is what it was when it was read.

        Raises:
            FaqError: it is not.
        """
        if self._read() != self._content:
            problem = f"{self._path} a changé entre-temps : rien n'a été écrit"
            raise FaqError(f"{problem} ; recommencez")

    def _read(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None

    def _encoded(self, text: str) -> bytes:
        """Give a text the byte order mark and the ends of line of the old one."""
        content = self._content or b""
        is_windows = b"\r\n" in content
        mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
        return (mark + (text.replace("\n", "\r\n") if is_windows else text)).encode()
