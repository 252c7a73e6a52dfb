"""New contents of some files, tried before they are written."""

from collections.abc import Callable
from pathlib import Path

from bot.editing.replacing import replace_all
from bot.editing.text_file import TextFile


class Draft:
    """Files with changes, in memory until they are saved."""

    def __init__(self) -> None:
        self._files: dict[Path, TextFile] = {}
        self.texts: dict[Path, str] = {}

    def change(self, path: Path, edit: Callable[[str], str]) -> None:
        """Change the text of a file, which need not exist yet.

        Raises:
            FaqError: the file cannot be read, or what `edit` raises.
        """
        if path not in self._files:
            self._files[path] = TextFile(path)
        self.texts[path] = edit(self.texts.get(path, self._files[path].text))

    def save(self) -> None:
        """Put the new texts in the place of the old ones, in the order of the first changes.

        Raises:
            NotWritableError: one of the files is not to be written; none was.
            FaqError: one of the files is not what it was when it was read, or cannot be written.
        """
        replace_all({self._files[path]: text for path, text in self.texts.items()})
