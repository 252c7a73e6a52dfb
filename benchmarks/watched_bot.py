"""The bot, which also writes down when it had recorded each message that it sent.

A script that replaces `run_bot.py` when `benchmarks.window` measures.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import bot.storage
from bot.storage.inbox import Inbox
from run_bot import main


class WatchedInbox(Inbox):
    """An inbox that writes down the time of each record."""

    async def note_sent(self, update_id: int, message_ids: Sequence[int]) -> None:
        """Record what was sent, and write down the time."""
        await super().note_sent(update_id, message_ids)
        _write_down(update_id, time.time())


def _write_down(update_id: int, now: float) -> None:
    with Path(os.environ["BENCHMARK_RECORDED"]).open("a") as file:
        file.write(f"{update_id} {now}\n")


if __name__ == "__main__":
    vars(bot.storage)["Inbox"] = WatchedInbox
    main()
