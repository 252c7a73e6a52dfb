"""What the inbox does within one transaction."""

from collections.abc import Sequence
from itertools import chain

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update

from bot.storage.counts import add_counts
from bot.storage.inbox_statements import (
    DONE,
    HOLD,
    LET_GO,
    MAKE_DUE,
    RETRY,
    STORE,
    first_due_updates,
)
from bot.storage.queued_updates import Claimed, Received, Settled
from bot.storage.schema import conversations, updates

HOLD_SECONDS = 30.0  # a running process renews its holds three times in that time
# Telegram keeps delivering an update for 24 hours, and may restart its ids at random after a week
# of silence: remember ids for longer than the first and for less than the second.
UPDATE_IDS_KEPT = 48 * 3600  # seconds
CONVERSATION_KEPT = 24 * 3600  # seconds of silence
MAX_WAIT_AT_START = 60.0  # seconds; the longest pause between two tries (`handlers.failures`)


def release_abandoned(connection: Connection, now: float) -> None:
    """Release what a dead process held, and what a clock that was set back delays."""
    # Only conversations with a holder: others may wait until Telegram can be reached.
    held = conversations.c.holder.is_not(None)
    connection.execute(update(conversations).where(held).values(holder=None, held_until=0.0))
    # What waits for longer than any pause was written by a clock that has been set back since.
    latest = now + MAX_WAIT_AT_START
    untried = and_(updates.c.tries == 0, updates.c.due_at > now)
    connection.execute(update(updates).where(untried).values(due_at=now))
    for due in (updates.c.due_at, conversations.c.due_at, conversations.c.held_until):
        connection.execute(update(due.table).where(due > latest).values({due: latest}))


def store_updates(connection: Connection, received: Sequence[Received], now: float) -> int:
    """Store updates, ignoring known ones; return the number of new ones."""
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


def lock_held(connection: Connection, settled: Sequence[Settled], holder: str | None) -> None:
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


def settle_updates(
    connection: Connection, settled: Sequence[Settled], holder: str, now: float
) -> None:
    """Write down the results of updates, and let go of their conversations."""
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
                {"number": one.update_id, "when": one.retry_at, "sent_ids": joined_ids(one.sent)}
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


def release_all_but(connection: Connection, kept: set[str], holder: str) -> None:
    """Release the conversations that a holder has, except some."""
    others = and_(conversations.c.holder == holder, conversations.c.id.not_in(kept))
    connection.execute(update(conversations).where(others).values(holder=None, held_until=0.0))


def claim_updates(connection: Connection, limit: int, holder: str, now: float) -> list[Claimed]:
    """Hold conversations that are due, and return the first update of each."""
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


def delete_expired(connection: Connection, now: float) -> None:
    """Delete the ids of updates handled long ago, and what is known of silent conversations."""
    connection.execute(delete(updates).where(updates.c.handled_at < now - UPDATE_IDS_KEPT))
    silent = and_(
        conversations.c.due_at.is_(None),
        conversations.c.changed_at < now - CONVERSATION_KEPT,
        conversations.c.held_until < now,
    )
    _lock(connection, silent)
    connection.execute(delete(conversations).where(silent))


def joined_ids(message_ids: Sequence[int]) -> str:
    """Return the ids of sent messages as they are stored."""
    return " ".join(map(str, message_ids))


def _message_ids(sent: str | None) -> tuple[int, ...]:
    return tuple(map(int, sent.split())) if sent else ()


def _letting_go(
    name: str, holder: str, now: float, state: str | None = None, not_before: float | None = 0.0
) -> dict[str, object]:
    """Return the parameters of `LET_GO`."""
    return {"name": name, "me": holder, "new_state": state, "now": now, "not_before": not_before}


def _lock(connection: Connection, which: ColumnElement[bool]) -> None:
    """Lock conversations in the order of their ids, so that no two transactions deadlock."""
    if connection.dialect.name != "sqlite":
        ids = select(conversations.c.id).where(which).order_by(conversations.c.id)
        connection.execute(ids.with_for_update())
