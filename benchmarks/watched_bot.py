"""The bot, which also records when it committed the result of each update.

A script that replaces `run_bot.py` when `benchmarks.window` measures.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import bot.storage
from bot.storage.inbox import Claimed, Inbox, Settled
from run_bot import main


class WatchedInbox(Inbox):
    """An inbox that records the time of each commit."""

    async def settle_and_claim(self, settled: Sequence[Settled], limit: int) -> list[Claimed]:
        """Settle, claim, and record the time."""
        claimed = await super().settle_and_claim(settled, limit)
        _write(settled, time.time())
        return claimed


def _write(settled: Sequence[Settled], now: float) -> None:
    with Path(os.environ["BENCHMARK_COMMITTED"]).open("a") as file:
        file.writelines(f"{one.update_id} {now}\n" for one in settled)


if __name__ == "__main__":
    vars(bot.storage)["Inbox"] = WatchedInbox
    main()
