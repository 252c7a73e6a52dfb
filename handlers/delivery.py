"""Delivery: store updates before they are acknowledged, then handle them in order per chat."""

import asyncio
import json
import logging
import math
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from telegram.error import InvalidToken

from bot import clock
from bot.storage.errors import StorageError, StorageLostError
from bot.storage.queued_updates import Claimed, Received
from handlers.alarms import Alarms
from handlers.attempts import Attempts
from handlers.context import BotApplication, Handling
from handlers.conversation import Conversation
from handlers.failures import RETRY_PAUSES
from handlers.handled import Handled, report
from handlers.sealing import Seal
from handlers.send_gate import SendGate
from handlers.sent_messages import SentMessages
from handlers.updates import chat_of

MAX_CONCURRENT_UPDATES = 32  # each of another conversation
# While one reply is on its way, make the next, and have one ready. Medians of four rounds side by
# side: 730 messages/s and 1.3 ms of processor time each, 430 and 1.5 one by one; 540 and 1.4 with
# eight ahead, of which four are made in a row.
BEGUN_AT_ONCE = 3
CLAIM_THRESHOLD = 16  # claimed updates, with which there is no need yet to claim others
# While updates are being handled, commit so many at once, or what is done after this long: a
# transaction takes 100 µs of processor time for one of them, and 350 for eight.
COMMIT_SIZE = 8  # updates
COMMIT_INTERVAL = 0.05  # seconds
POLL_INTERVAL = 0.5  # seconds between two looks for updates that other processes stored
SHUTDOWN_GRACE = 10.0  # seconds that running updates get to finish
DATABASE_RETRY_PAUSE = 1.0  # seconds

logger = logging.getLogger(__name__)


class HoldLostError(Exception):
    """A reply must not be sent, because others may have its update."""


class Delivery:
    """Takes updates into the inbox, and from there to the handlers.

    Attributes:
        fatal: the error after which no update can be handled: the token was revoked, or the
            database is gone.
    """

    def __init__(self, application: BotApplication, pauses: Sequence[float] = RETRY_PAUSES) -> None:
        self._application = application
        self._services = application.bot_data
        self._inbox = self._services.storage.inbox
        self._seal = Seal(application.bot.token)
        self._attempts = Attempts(application, self._seal, pauses)
        self._gate = SendGate(self._start_one_more)
        self._handled: list[Handled] = []
        self._claimed: deque[Claimed] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._storing = asyncio.Lock()
        self._news = asyncio.Event()  # an update came in, or is finished
        self._is_worth_a_commit = asyncio.Event()
        self._is_stopping = False
        self._deadline = math.inf
        self._last_commit = -math.inf
        self._is_storage_down = False
        self._alarms = Alarms(application)
        self.fatal: InvalidToken | StorageLostError | None = None

    async def accept(self, updates: Sequence[dict[str, Any]]) -> None:
        """Store updates, which may be acknowledged once this returns.

        Raises:
            StorageError: they are not stored.
        """
        received = [self._received(update) for update in updates]
        # One transaction at a time: webhooks arrive by the dozen, and storing them all in a row
        # would delay the commit of replies that were sent meanwhile.
        async with self._storing:
            await self._inbox.store(received)
        self._alarms.end_storage_trouble()
        self._news.set()

    @property
    def is_ready(self) -> bool:
        """Check whether updates can be handled."""
        return not (self._is_stopping or self._is_storage_down or self.fatal)

    async def run(self) -> None:
        """Handle updates until `stop` is called, then finish those that were started.

        Raises:
            InvalidToken: the token was revoked; waiting updates stay in the inbox.
            StorageLostError: the database is gone.
        """
        await self._inbox.release_abandoned()
        try:
            while self._has_work and time.monotonic() < self._deadline:
                self._news.clear()
                self._is_worth_a_commit.clear()
                await self._settle_and_claim()
                self._start(BEGUN_AT_ONCE)
                if not self._handled:
                    await _wait_for(self._news, POLL_INTERVAL)
                if self._tasks:
                    await _wait_for(self._is_worth_a_commit, COMMIT_INTERVAL)
        finally:
            await self._let_go()
        if self.fatal:
            raise self.fatal

    def stop(self) -> None:
        """Start no further updates; running ones get `SHUTDOWN_GRACE` seconds."""
        if not self._is_stopping:
            self._is_stopping = True
            self._deadline = time.monotonic() + SHUTDOWN_GRACE
            self._news.set()

    @property
    def _has_work(self) -> bool:
        is_lost = isinstance(self.fatal, StorageLostError)  # what is left could not be committed
        return not is_lost and bool(self._tasks or self._handled or not self._is_stopping)

    @property
    def _room(self) -> int:
        """Return how many further updates to claim."""
        if self._is_stopping or len(self._claimed) > CLAIM_THRESHOLD:
            return 0
        return MAX_CONCURRENT_UPDATES - len(self._tasks) - len(self._claimed)

    def _give_up_what_others_have(self) -> None:
        """Let go of claimed updates if the process was frozen for longer than it holds them."""
        if self._claimed and self._inbox.has_lost_its_holds:
            logger.warning("%d updates are left to whoever has them by now", len(self._claimed))
            self._inbox.give_up(one.conversation for one in self._claimed)
            self._claimed.clear()

    async def _settle_and_claim(self) -> None:
        """Commit the results of updates, report them, and claim more."""
        self._give_up_what_others_have()
        handled, self._handled = self._handled, []
        room = self._room
        # Even with nothing to do, call the inbox from time to time: it renews its holds.
        if not (handled or room) and time.monotonic() - self._last_commit < POLL_INTERVAL:
            return
        self._last_commit = time.monotonic()
        try:
            claimed = await self._inbox.settle_and_claim([one.settled for one in handled], room)
        except StorageError as error:
            self._handled = handled + self._handled
            await self.report_storage(error)
            if isinstance(error, StorageLostError):
                self._fail(error)
            else:
                await asyncio.sleep(DATABASE_RETRY_PAUSE)
            return
        self._is_storage_down = False
        if handled:  # a database that can only be read claims nothing without failing
            self._alarms.end_storage_trouble()
        self._claimed += claimed
        report(handled, self._services.metrics)

    def _start(self, limit: int) -> None:
        """Start claimed updates until `limit` are being handled."""
        self._give_up_what_others_have()
        handlings = self._services.handlings
        while self._claimed and len(handlings) < limit and not self._is_stopping:
            claimed = self._claimed.popleft()
            handling = Handling(
                Conversation.read(claimed.state),
                tries=claimed.tries,
                sent=SentMessages(
                    claimed.sent, partial(self._note_sent, claimed.update_id), self._turn
                ),
            )
            handlings[claimed.update_id] = handling
            task = asyncio.create_task(self._handle(claimed, handling))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            self._gate.watch()

    def _start_one_more(self) -> bool:
        """Start an update beside those that are being handled, if any; return whether any is."""
        handlings = self._services.handlings
        self._start(len(handlings) + 1)
        return bool(handlings)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait for the turn to send.

        Raises:
            HoldLostError: the process was frozen, and others may send the reply by now.
        """
        async with self._gate:
            if self._inbox.has_lost_its_holds:
                raise HoldLostError
            yield

    async def _handle(self, claimed: Claimed, handling: Handling) -> None:
        start = clock.now()
        # What is being sent goes out before others are made: a request takes one step until then.
        await asyncio.sleep(0)
        try:
            settled = await self._attempts.handle(claimed, handling)
        finally:
            del self._services.handlings[claimed.update_id]
        if isinstance(handling.error, HoldLostError):
            self._inbox.give_up([claimed.conversation])
            self._news.set()
            return
        if settled.retry_at is not None:
            settled = replace(settled, sent=handling.sent.ids)
        try:
            if settled.error and handling.error:
                await self._alarms.report_set_aside(handling, handling.error)
        finally:
            self._queue(Handled(claimed, settled, handling.error, start, clock.now()))
        if isinstance(handling.error, InvalidToken):
            self._fail(handling.error)

    def _fail(self, error: InvalidToken | StorageLostError) -> None:
        """Stop for good."""
        self.fatal = error
        self.stop()

    async def _note_sent(self, update_id: int, message_ids: Sequence[int]) -> None:
        """Record what was sent; if that fails, only a crash could make it be sent again."""
        try:
            await self._inbox.note_sent(update_id, message_ids)
        except StorageError as error:
            logger.warning("a sent message is not recorded: %s", error)

    def _queue(self, handled: Handled) -> None:
        """Queue a result for commit, start the next updates, schedule a retry if one is due."""
        self._handled.append(handled)
        self._news.set()
        self._start(BEGUN_AT_ONCE)
        if not self._services.handlings or len(self._handled) >= COMMIT_SIZE:
            self._is_worth_a_commit.set()
        if handled.settled.retry_at is not None:
            pause = handled.settled.retry_at - handled.end
            asyncio.get_running_loop().call_later(pause, self._news.set)

    async def report_storage(self, error: StorageError) -> None:
        """Log a database failure; alert the admins once, until something is written again."""
        self._is_storage_down = True
        await self._alarms.report_storage(error)

    def _received(self, update: dict[str, Any]) -> Received:
        # ASCII, because JSON can hold a lone surrogate, which no database takes as text.
        payload = json.dumps(update, separators=(",", ":"))
        name = self._services.pseudonyms.name(chat_of(update))
        return Received(update["update_id"], name, self._seal.seal(payload))

    async def _let_go(self) -> None:
        """Cancel what did not finish; another process, or the next start, handles it."""
        self._gate.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        try:
            if self._handled:
                await self._inbox.settle_and_claim([one.settled for one in self._handled], 0)
                report(self._handled, self._services.metrics)
            await self._inbox.release()
        except StorageError as error:
            logger.error("%s", error)


async def _wait_for(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
