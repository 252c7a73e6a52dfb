"""Delivery: updates go into the inbox before they are acknowledged, and out of it in order."""

import asyncio
import json
import logging
import math
import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.error import InvalidToken

from bot.conversation import Conversation
from bot.storage.errors import StorageError
from bot.storage.inbox import Claimed, Received, Settled
from handlers.alerts import tell_admins
from handlers.context import BotApplication, Context, Handling
from handlers.failures import RETRY_PAUSES, apologise, describe, settle, trace
from handlers.rendering import render_text

MOST = 32  # updates that are handled at once, each of another conversation
# So many are begun at once, and as many more each time that none of them has ended for a moment:
# Telegram is slow to answer then, or asks some to wait. If all were begun at once, answers of
# Telegram would wait until the last one is composed, and whoever is answered and not yet put down
# when the process is killed is answered twice (`python -m benchmarks faults`).
FEW = 8
# While several are being handled, others may end for as long before those that have are put down:
# one transaction for each would take a third more processor time for a message.
MOMENT = 0.004  # seconds
IDLE = 0.5  # seconds until the inbox is looked into again, for what other processes left there
DRAIN = 10.0  # seconds that updates being handled get to end
STORAGE_PAUSE = 1.0  # seconds until the database is tried again

logger = logging.getLogger(__name__)


class Delivery:
    """Brings updates from the inbox to the handlers.

    Attributes:
        fatal: why no update can be handled any more: the token was revoked.
    """

    def __init__(self, application: BotApplication, pauses: Sequence[float] = RETRY_PAUSES) -> None:
        self._application = application
        self._services = application.bot_data
        self._inbox = self._services.storage.inbox
        self._pauses = pauses
        self._settled: list[Settled] = []
        self._claimed: deque[Claimed] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        # The pages that were sent of replies that then failed: the next try goes on from there.
        self._sent: dict[int, dict[tuple[int, str], int]] = {}
        self._storing = asyncio.Lock()
        self._news = asyncio.Event()
        self._is_ending = False
        self._deadline = math.inf
        self._exchanged_at = -math.inf
        self._is_exchanging = False
        self._is_storage_down = False
        self.fatal: InvalidToken | None = None

    async def accept(self, updates: Sequence[dict[str, Any]]) -> None:
        """Store updates; they may be acknowledged once this returns.

        Raises:
            StorageError: they are not stored.
        """
        received = [self._received(update) for update in updates]
        # One after the other: webhooks come by the dozen, and what was answered in the meantime
        # would wait until all of them are stored, to be answered twice if the process is killed.
        async with self._storing:
            await self._inbox.store(received)
        self._news.set()

    @property
    def is_ready(self) -> bool:
        """Whether updates are being handled, or could be."""
        return not (self._is_ending or self._is_storage_down or self.fatal)

    async def run(self) -> None:
        """Handle updates until `end` is called, and then those that were begun.

        Raises:
            InvalidToken: the token was revoked; what waits stays in the inbox.
        """
        await self._inbox.take_over()
        try:
            while self._has_work and time.monotonic() < self._deadline:
                self._news.clear()
                await self._exchange()
                self._begin(FEW)
                if not self._settled:
                    await self._wait_for_news(MOMENT if self._claimed else IDLE)
                if not self._settled:
                    self._begin(len(self._services.handlings) + FEW)
                if len(self._tasks) > 1:
                    await asyncio.sleep(MOMENT)
        finally:
            await self._let_go()
        if self.fatal:
            raise self.fatal

    def end(self) -> None:
        """Begin no further updates; those that were begun get some seconds to end."""
        if not self._is_ending:
            self._is_ending = True
            self._deadline = time.monotonic() + DRAIN
            self._news.set()

    @property
    def _has_work(self) -> bool:
        return bool(self._tasks or self._settled or not self._is_ending)

    async def _exchange(self) -> None:
        """Put down what became of updates, and claim others."""
        settled, self._settled = self._settled, []
        is_sated = self._is_ending or len(self._claimed) >= FEW
        room = 0 if is_sated else MOST - len(self._tasks) - len(self._claimed)
        # Now and then all the same: the inbox renews its holds.
        if not (settled or room) and time.monotonic() - self._exchanged_at < IDLE:
            return
        self._exchanged_at = time.monotonic()
        self._is_exchanging = True
        try:
            claimed = await self._inbox.exchange(settled, room)
        except StorageError as error:
            self._settled = settled + self._settled
            await self.report_storage(error)
            await asyncio.sleep(STORAGE_PAUSE)
            return
        finally:
            self._is_exchanging = False
        self._is_storage_down = False
        self._claimed += claimed

    def _begin(self, most: int) -> None:
        """Begin to handle what was claimed, until so many updates are being handled."""
        begun = len(self._services.handlings)
        while self._claimed and begun < most and not self._is_ending:
            begun += 1
            task = asyncio.create_task(self._handle(self._claimed.popleft()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _wait_for_news(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _handle(self, claimed: Claimed) -> None:
        start = time.time()
        handling = Handling(
            Conversation.read(claimed.state),
            tries=claimed.tries,
            sent=self._sent.pop(claimed.update_id, {}),
        )
        self._services.handlings[claimed.update_id] = handling
        try:
            await self._process(claimed, handling)
            settled = settle(claimed, handling, time.time(), self._pauses)
        except Exception as error:  # or the conversation would be held for ever
            handling.error = error
            settled = Settled(claimed.update_id, claimed.conversation, error=describe(error))
        finally:
            del self._services.handlings[claimed.update_id]
        if settled.retry_at and handling.sent:
            self._sent[claimed.update_id] = handling.sent
        try:
            if settled.error and handling.error:
                await self._report_set_aside(handling, handling.error)
        finally:
            self._note(settled)
        self._report(claimed, settled, handling, start)
        if isinstance(handling.error, InvalidToken):
            self.fatal = handling.error
            self.end()

    def _note(self, settled: Settled) -> None:
        """Have it put down, the next one begun, and it tried again in time if need be."""
        self._settled.append(settled)
        self._news.set()
        if not self._is_exchanging:  # or still more would be answered that are not put down
            self._begin(FEW)
        if settled.retry_at is not None:
            pause = settled.retry_at - time.time()
            asyncio.get_running_loop().call_later(pause, self._news.set)

    async def _process(self, claimed: Claimed, handling: Handling) -> None:
        try:
            update = Update.de_json(json.loads(claimed.payload), self._application.bot)
            handling.update = update
            await self._application.process_update(update)
        except Exception as error:  # what handlers raise is in `handling` already
            handling.error = error

    async def _report_set_aside(self, handling: Handling, error: Exception) -> None:
        what = describe(error)
        logger.error("update set aside: %s\n%s", what, trace(error))
        if handling.update:
            context = Context.from_update(handling.update, self._application)
            context.handling = handling  # which says how the user is addressed
            await apologise(handling.update, context)
        text = self._services.texts.set_aside.format(error=what)
        await tell_admins(self._application.bot, self._services, render_text(text))

    def _report(self, claimed: Claimed, settled: Settled, handling: Handling, start: float) -> None:
        """Write the one line of an update into the log, and its figures into the metrics."""
        seconds = time.time() - start
        metrics = self._services.metrics
        result = "retried" if settled.retry_at else "set_aside" if settled.error else "done"
        metrics.updates.labels(result).inc()
        metrics.seconds.observe(seconds)
        metrics.waited.observe(max(0.0, start - claimed.received_at))
        for outcome, _ in settled.counted:
            metrics.outcomes.labels(outcome).inc()
        logger.info(
            "update=%d result=%s outcome=%s entries=%s ms=%.1f waited_ms=%.0f tries=%d chat=%s%s",
            claimed.update_id,
            result,
            settled.counted[0][0] if settled.counted else "-",
            ",".join(entry for _, entry in settled.counted if entry) or "-",
            1000 * seconds,
            1000 * (start - claimed.received_at),
            claimed.tries,
            claimed.conversation,
            f" error={describe(handling.error)}" if handling.error else "",
        )

    async def report_storage(self, error: StorageError) -> None:
        """Log that the database fails; tell the admins once, until it works again."""
        logger.error("%s", error)
        if not self._is_storage_down:
            self._is_storage_down = True
            text = self._services.texts.storage_down.format(error=error)
            await tell_admins(self._application.bot, self._services, render_text(text))

    def _received(self, update: dict[str, Any]) -> Received:
        # In ASCII: half of a surrogate pair, which JSON can hold, is no text for a database.
        payload = json.dumps(update, separators=(",", ":"))
        name = self._services.pseudonyms.name(chat_of(update))
        return Received(update["update_id"], name, payload)

    async def _let_go(self) -> None:
        """Leave to others, or to the next start, what could not be ended."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        try:
            if self._settled:
                await self._inbox.exchange(self._settled, 0)
            await self._inbox.release()
        except StorageError as error:
            logger.error("%s", error)


def chat_of(update: dict[str, Any]) -> int:
    """Find the number of the chat that an update comes from, else of the user, else 0."""
    for content in update.values():
        if isinstance(content, dict):
            message = content.get("message", content)  # under a button, or what it is itself
            places = (_dict(message).get("chat"), content.get("from"))
            ids = [place["id"] for place in map(_dict, places) if "id" in place]
            return next((number for number in ids if isinstance(number, int)), 0)
    return 0


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
