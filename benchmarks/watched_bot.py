"""The bot, which also writes into a file when it has put down each update as handled.

A script of its own, which stands in for `run_bot.py` when the time is measured in which a kill
makes it answer twice.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import bot.storage
from bot.storage.inbox import Claimed, Inbox, Settled
from run_bot import main


class WatchedInbox(Inbox):
    """An inbox that tells when what became of updates was committed."""

    async def exchange(self, settled: Sequence[Settled], room: int) -> list[Claimed]:
        """Put down, claim, and write the time into the file."""
        claimed = await super().exchange(settled, room)
        _write(settled, time.time())
        return claimed


def _write(settled: Sequence[Settled], now: float) -> None:
    with Path(os.environ["BENCHMARK_COMMITTED"]).open("a") as file:
        file.writelines(f"{one.update_id} {now}\n" for one in settled)


if __name__ == "__main__":
    vars(bot.storage)["Inbox"] = WatchedInbox
    main()
