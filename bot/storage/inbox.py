"""The inbox: a durable queue of updates, handled in order per conversation.

Updates are stored before they are acknowledged. Whatever happens to the process, every stored
update is handled, by this process or another one. It is handled twice only if the process dies
between its last request to Telegram and the commit of the result by `settle_and_claim`.
"""

import secrets
from collections.abc import Iterable, Sequence
from functools import partial

from sqlalchemy import Connection, func, select

from bot import clock
from bot.storage.database import Database
from bot.storage.inbox_statements import RELEASE, RENEW
from bot.storage.inbox_transactions import (
    HOLD_SECONDS,
    claim_updates,
    delete_expired,
    joined_ids,
    lock_held,
    release_abandoned,
    release_all_but,
    settle_updates,
    store_updates,
)
from bot.storage.queued_updates import Claimed, Received, Settled
from bot.storage.schema import updates


class Inbox:
    """The waiting updates of all conversations; several processes may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._holder = secrets.token_hex(16)
        self._renewed_at = 0.0
        self._held: set[str] = set()  # conversations with a claimed, unsettled update
        self._is_unsure = False  # the last commit failed, or only its confirmation was lost

    @property
    def has_lost_its_holds(self) -> bool:
        """Check whether they ended before they were renewed: others may have what was claimed."""
        return clock.now() - self._renewed_at > HOLD_SECONDS

    def give_up(self, conversations: Iterable[str]) -> None:
        """Let go of claimed updates that will not be handled, with the next transaction."""
        self._held.difference_update(conversations)
        self._is_unsure = True

    async def release_abandoned(self) -> None:
        """Release what a dead process held. In a shared database, its holds expire instead.

        Raises:
            StorageError: the database failed.
        """
        if not self._database.is_shared:
            await self._database.transaction(partial(release_abandoned, now=clock.now()))

    async def store(self, received: Sequence[Received]) -> int:
        """Store updates, ignoring known ones; return the number of new ones.

        Raises:
            StorageError: none of them was stored.
        """
        if not received:
            return 0
        work = partial(store_updates, received=received, now=clock.now())
        return await self._database.transaction(work)

    async def settle_and_claim(self, settled: Sequence[Settled], limit: int) -> list[Claimed]:
        """Commit results and claim waiting updates, in one transaction.

        Only the oldest update of a conversation can be claimed, and only once it is settled the
        next.

        Args:
            settled: results of updates that were claimed before.
            limit: maximum number of updates to claim.

        Raises:
            StorageError: the database failed; nothing was settled, nothing was claimed.
        """
        now = clock.now()
        is_due = self._is_unsure or now - self._renewed_at > HOLD_SECONDS / 3
        kept = self._held - {one.conversation for one in settled}

        def work(connection: Connection) -> list[Claimed]:
            lock_held(connection, settled, self._holder if is_due else None)
            if settled:
                settle_updates(connection, settled, self._holder, now)
            if self._is_unsure:
                release_all_but(connection, kept, self._holder)
            if is_due:
                RENEW.run(connection, [{"me": self._holder, "until": now + HOLD_SECONDS}])
            return claim_updates(connection, limit, self._holder, now) if limit else []

        try:
            claimed = await self._database.transaction(work)
        except BaseException:
            # The connection may have ended after the commit; then this process does not know its
            # claims.
            self._is_unsure = True
            raise
        self._is_unsure = False
        self._held = kept | {one.conversation for one in claimed}
        if is_due:
            self._renewed_at = now
        return claimed

    async def note_sent(self, update_id: int, message_ids: Sequence[int]) -> None:
        """Record which messages were sent in reply to a claimed update, not to send them again.

        Raises:
            StorageError: the database failed.
        """
        await self._database.note_sent(update_id, joined_ids(message_ids))

    async def release(self) -> None:
        """Release all holds of this process.

        Raises:
            StorageError: the database failed.
        """
        mine = [{"me": self._holder}]
        await self._database.transaction(lambda connection: RELEASE.run(connection, mine))

    async def depth(self) -> int:
        """Count the updates that are waiting or being handled.

        Raises:
            StorageError: the database failed.
        """
        waiting = select(func.count()).where(updates.c.handled_at.is_(None))
        return await self._database.transaction(lambda connection: connection.scalar(waiting) or 0)

    async def expire(self) -> None:
        """Delete expired update ids and conversations.

        Raises:
            StorageError: the database failed.
        """
        await self._database.transaction(partial(delete_expired, now=clock.now()))
