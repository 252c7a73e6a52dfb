"""New contents of some files, tried before they are written."""

from collections.abc import Callable
from pathlib import Path

from bot.editing.text_file import TextFile


class Draft:
    """Files with changes, in memory until they are saved."""

    def __init__(self) -> None:
        self._files: dict[Path, tuple[TextFile, str]] = {}

    @property
    def texts(self) -> dict[Path, str]:
        """What each file is to hold, its lines ended by a line feed."""
        return {path: text for path, (_, text) in self._files.items()}

    def change(self, path: Path, edit: Callable[[str], str]) -> None:
        """Change the text of a file, which need not exist yet.

        Raises:
            FaqError: what `edit` raises.
        """
        file = TextFile(path)
        self._files[path] = file, edit(file.text)

    def save(self) -> None:
        """Put the new texts in the place of the old ones, each in one step.

        Raises:
            NotWritableError: one of the files is not to be written; none was.
            FaqError: one of the files is not what it was when it was read; none was written.
        """
        for file, _ in self._files.values():
            file.check_unchanged()
            file.check_writable()
        for file, text in self._files.values():
            file.replace(text)
