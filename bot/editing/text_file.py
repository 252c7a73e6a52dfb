"""A text file as it was when it was read, to be written only if it is that still."""

import os
from pathlib import Path

from bot.errors import FaqError
from bot.system_faults import describe_system_fault

ANY_WRITER = 0o222  # the rights of whoever may write


class NotWritableError(FaqError):
    """A file that is not to be written here, or cannot be."""


class TextFile:
    """One file, as it was when it was read; it is empty if it does not exist yet.

    Attributes:
        path: where it is; a link to it stays one.
        content: its bytes; None if it does not exist yet.
        text: what stands in it, its lines ended by a line feed.
    """

    def __init__(self, path: Path) -> None:
        """Read a file.

        Raises:
            FaqError: it cannot be read.
        """
        self.path = path.resolve()
        self.content = self._read()
        try:
            self.text = (self.content or b"").decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise FaqError(f"{self.path} n'est pas en UTF-8 ; enregistrez-le ainsi") from None

    def encode(self, text: str) -> bytes:
        """Add the byte order mark and the ends of line of the old text to a new one."""
        content = self.content or b""
        is_windows = b"\r\n" in content
        mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
        return (mark + (text.replace("\n", "\r\n") if is_windows else text)).encode()

    def check_writable(self) -> None:
        """Check that the file may be written: root could, even where nobody has the right to.

        Raises:
            NotWritableError: it may not.
            OSError: its folder is gone.
        """
        folder = self.path.parent
        places = [folder] if self.content is None else [folder, self.path]
        is_protected = not all(place.stat().st_mode & ANY_WRITER for place in places)
        if is_protected or not os.access(folder, os.W_OK):
            problem = f"{self.path} est protégé contre l'écriture : rien n'a été écrit"
            raise NotWritableError(f"{problem} ; changez ses droits")

    def check_unchanged(self) -> None:
        """Check that the file is what it was when it was read.

        Raises:
            FaqError: it is not.
        """
        if self._read() != self.content:
            problem = f"{self.path} a changé entre-temps : rien n'a été écrit"
            raise FaqError(f"{problem} ; recommencez")

    def _read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FaqError(f"{self.path} est illisible ({describe_system_fault(error)})") from None
