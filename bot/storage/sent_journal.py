"""What was sent since the last transaction, in a file beside an SQLite database.

To append a line takes 5 µs of processor time, a transaction of its own 75. The next transaction
takes the lines over into the database, and the file begins anew; what a killed process left there
is taken over at the next start. A line holds the number of an update and those of messages, and no
word.
"""

import errno
import os
import re
from functools import partial
from io import FileIO
from pathlib import Path

from bot.storage.sqlite_file import PRIVATE_MODE

# A line that was cut (the disk was full, or the power failed) has no end; the next one begins on a
# line of its own. The bot's own updates have numbers of up to 19 digits.
_RECORD = re.compile(r"^(-?\d{1,19}) ([\d ]{1,2000});$", re.MULTILINE)
_MAX_ID = 2**63 - 1  # that a database holds


class SentJournal:
    """The journal of one process.

    Attributes:
        noted: what the database does not have yet: the ids of messages, by update.
    """

    def __init__(self, path: Path) -> None:
        """Open it, with what a killed process left there.

        Raises:
            OSError: that is not possible.
        """
        private = partial(os.open, mode=PRIVATE_MODE)
        self._file = FileIO(path, "a+", opener=private)
        self._file.seek(0)
        found = _RECORD.findall(self._file.read().decode("ascii", errors="replace"))
        noted = {int(update_id): message_ids for update_id, message_ids in found}
        self.noted = {one: noted[one] for one in noted if abs(one) <= _MAX_ID}

    def note(self, update_id: int, message_ids: str) -> None:
        """Write down which messages were sent in reply to an update, those of before included.

        Raises:
            OSError: it is not written down; the next transaction has it even so.
        """
        self.noted[update_id] = message_ids
        line = f"\n{update_id} {message_ids};".encode()
        if self._file.write(line) < len(line):  # there was room for a part
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def rows(self) -> list[dict[str, object]]:
        """Return what was noted, for the statement that takes it over."""
        return [{"number": one, "sent_ids": self.noted[one]} for one in self.noted]

    def clear(self) -> None:
        """Begin anew: the database has it all."""
        if self.noted:
            self.noted.clear()
            self._file.truncate(0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
