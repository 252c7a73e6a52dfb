"""The inbox: a durable queue of updates, handled in order per conversation.

Updates are stored before they are acknowledged. Whatever happens to the process, every stored
update is handled, by this process or another one. It is handled twice only if the process dies
between its last request to Telegram and the commit of the result by `settle_and_claim`.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from bot import clock
from bot.storage.counts import Count, add_counts
from bot.storage.database import Database
from bot.storage.inbox_statements import (
    DONE,
    HOLD,
    LET_GO,
    MAKE_DUE,
    RELEASE,
    RENEW,
    RETRY,
    STORE,
    first_due_updates,
)
from bot.storage.schema import conversations, updates

HOLD_SECONDS = 30.0  # a running process renews its holds three times in that time
# Telegram keeps delivering an update for 24 hours, and may restart its ids at random after a week
# of silence: remember ids for longer than the first and for less than the second.
UPDATE_IDS_KEPT = 48 * 3600  # seconds
CONVERSATION_KEPT = 24 * 3600  # seconds of silence


MAX_WAIT_AT_START = 60.0  # seconds; the longest pause between two tries (`handlers.failures`)


@dataclass(frozen=True)
class Received:
    """An update as received.

    Attributes:
        conversation: pseudonym of the chat.
        payload: the update, encrypted (`handlers.sealing`).
    """

    update_id: int
    conversation: str
    payload: str


@dataclass(frozen=True)
class Claimed:
    """An update that this process is to handle.

    Attributes:
        state: the last `Settled.state` of the conversation.
        tries: failed attempts so far.
        received_at: seconds since the epoch.
        sent: ids of the messages that earlier attempts sent in reply.
    """

    update_id: int
    conversation: str
    payload: str
    state: str | None
    tries: int
    received_at: float
    sent: tuple[int, ...] = ()


@dataclass(frozen=True)
class Settled:
    """The result of handling an update.

    Attributes:
        state: the new state of the conversation; None leaves it unchanged.
        retry_at: when to try again, in seconds since the epoch; None if it is finished.
        blocks: whether the rest of the conversation waits for the retry.
        error: why it was set aside.
        counted: outcomes and entries to count.
        sent: ids of the messages sent in reply, for the retry to go on after them.
    """

    update_id: int
    conversation: str
    state: str | None = None
    retry_at: float | None = None
    blocks: bool = False
    error: str | None = None
    counted: Sequence[Count] = ()
    sent: Sequence[int] = ()


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
            await self._database.transaction(partial(_release_abandoned, now=clock.now()))

    async def store(self, received: Sequence[Received]) -> int:
        """Store updates, ignoring known ones; return the number of new ones.

        Raises:
            StorageError: none of them was stored.
        """
        if not received:
            return 0
        return await self._database.transaction(partial(_store, received))

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
            _lock_held(connection, settled, self._holder if is_due else None)
            if settled:
                _settle(connection, settled, self._holder, now)
            if self._is_unsure:
                _release_all_but(connection, kept, self._holder)
            if is_due:
                RENEW.run(connection, [{"me": self._holder, "until": now + HOLD_SECONDS}])
            return _claim(connection, limit, self._holder, now) if limit else []

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
        await self._database.note_sent(update_id, _joined(message_ids))

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
        await self._database.transaction(partial(_expire, now=clock.now()))


def _release_abandoned(connection: Connection, now: float) -> None:
    # Only conversations with a holder: others may wait until Telegram can be reached.
    held = conversations.c.holder.is_not(None)
    connection.execute(update(conversations).where(held).values(holder=None, held_until=0.0))
    # What waits for longer than any pause was written by a clock that has been set back since.
    latest = now + MAX_WAIT_AT_START
    untried = and_(updates.c.tries == 0, updates.c.due_at > now)
    connection.execute(update(updates).where(untried).values(due_at=now))
    for due in (updates.c.due_at, conversations.c.due_at, conversations.c.held_until):
        connection.execute(update(due.table).where(due > latest).values({due: latest}))


def _store(received: Sequence[Received], connection: Connection) -> int:
    now = clock.now()
    rows = [
        {
            "update_id": one.update_id,
            "received_at": now,
            "conversation": one.conversation,
            "payload": one.payload,
            "tries": 0,
            "due_at": now,
        }
        for one in received
    ]
    stored = [name for (name,) in STORE.run(connection, rows)]
    # Every transaction locks conversations in this order, so that no two of them deadlock.
    names = sorted(set(stored))
    due = [{"id": name, "changed_at": now, "due_at": now, "held_until": 0.0} for name in names]
    if due:
        MAKE_DUE.run(connection, due)
    return len(stored)


def _settle(connection: Connection, settled: Sequence[Settled], holder: str, now: float) -> None:
    done = [one for one in settled if one.retry_at is None]
    again = [one for one in settled if one.retry_at is not None]
    if done:
        DONE.run(
            connection, [{"number": one.update_id, "why": one.error, "now": now} for one in done]
        )
    if again:
        RETRY.run(
            connection,
            [
                {"number": one.update_id, "when": one.retry_at, "sent_ids": _joined(one.sent)}
                for one in again
            ],
        )
    LET_GO.run(
        connection,
        [
            _letting_go(
                one.conversation, holder, now, one.state, one.retry_at if one.blocks else 0.0
            )
            for one in settled
        ],
    )
    add_counts(connection, chain.from_iterable(one.counted for one in settled))


def _release_all_but(connection: Connection, kept: set[str], holder: str) -> None:
    others = and_(conversations.c.holder == holder, conversations.c.id.not_in(kept))
    connection.execute(update(conversations).where(others).values(holder=None, held_until=0.0))


def _claim(connection: Connection, limit: int, holder: str, now: float) -> list[Claimed]:
    until = now + HOLD_SECONDS
    held = HOLD.run(connection, [{"limit": limit, "me": holder, "now": now, "until": until}])
    if not held:
        return []
    states: dict[str, str | None] = dict(held)
    names = {f"name{number}": name for number, name in enumerate(states)}
    claimed = [
        Claimed(number, name, payload, states[name], tries, received_at, _message_ids(sent))
        for number, name, payload, tries, received_at, sent in first_due_updates(
            len(states)
        ).select(connection, now=now, **names)
    ]
    # Their update was settled meanwhile by a process that had lost its hold.
    idle = states.keys() - {one.conversation for one in claimed}
    if idle:
        LET_GO.run(connection, [_letting_go(name, holder, now) for name in sorted(idle)])
    return claimed


def _expire(connection: Connection, now: float) -> None:
    connection.execute(delete(updates).where(updates.c.handled_at < now - UPDATE_IDS_KEPT))
    silent = and_(
        conversations.c.due_at.is_(None),
        conversations.c.changed_at < now - CONVERSATION_KEPT,
        conversations.c.held_until < now,
    )
    _lock(connection, silent)
    connection.execute(delete(conversations).where(silent))


def _joined(message_ids: Sequence[int]) -> str:
    return " ".join(map(str, message_ids))


def _message_ids(sent: str | None) -> tuple[int, ...]:
    return tuple(map(int, sent.split())) if sent else ()


def _letting_go(
    name: str, holder: str, now: float, state: str | None = None, not_before: float | None = 0.0
) -> dict[str, object]:
    """Return the parameters of `LET_GO`."""
    return {"name": name, "me": holder, "new_state": state, "now": now, "not_before": not_before}


def _lock_held(connection: Connection, settled: Sequence[Settled], holder: str | None) -> None:
    """Lock the conversations of settled updates and all of a holder, in one statement."""
    if connection.dialect.name == "sqlite":  # BEGIN IMMEDIATE has locked everything
        return
    which: list[ColumnElement[bool]] = []
    if settled:
        which.append(conversations.c.id.in_({one.conversation for one in settled}))
    if holder:
        which.append(conversations.c.holder == holder)
    if which:
        _lock(connection, or_(*which))


def _lock(connection: Connection, which: ColumnElement[bool]) -> None:
    """Lock conversations in the order of their ids, so that no two transactions deadlock."""
    if connection.dialect.name != "sqlite":
        ids = select(conversations.c.id).where(which).order_by(conversations.c.id)
        connection.execute(ids.with_for_update())
