"""The statements of the inbox."""

from functools import cache

from sqlalchemy import Text, and_, bindparam, func, or_, select, update

from bot.storage.schema import HASH, conversations, updates
from bot.storage.statement import Insert, Statement

STORE = Statement.inserting(
    updates,
    ("update_id", "received_at", "conversation", "payload", "tries", "due_at"),
    lambda insert: insert.on_conflict_do_nothing().returning(updates.c.conversation),
)


def _make_due(insert: Insert) -> Insert:
    sooner = or_(conversations.c.due_at.is_(None), conversations.c.due_at > insert.excluded.due_at)
    return insert.on_conflict_do_update(
        index_elements=["id"], set_={"due_at": insert.excluded.due_at}, where=sooner
    )


MAKE_DUE = Statement.inserting(
    conversations, ("id", "changed_at", "due_at", "held_until"), _make_due
)

# A CTE is evaluated once. PostgreSQL may evaluate a subquery once per conversation if it expects
# few of them, and would then lock other ones each time.
_free = (
    select(conversations.c.id)
    .where(
        conversations.c.due_at <= bindparam("now"), conversations.c.held_until <= bindparam("now")
    )
    .order_by(conversations.c.due_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
    .cte("free")
)
# Hold free conversations that are due.
HOLD = Statement(
    update(conversations)
    .where(conversations.c.id.in_(select(_free.c.id)))
    .values(holder=bindparam("me"), held_until=bindparam("until"))
    .returning(conversations.c.id, conversations.c.state)
)
RENEW = Statement(
    update(conversations)
    .where(conversations.c.holder == bindparam("me"))
    .values(held_until=bindparam("until"))
)
RELEASE = Statement(
    update(conversations)
    .where(conversations.c.holder == bindparam("me"))
    .values(holder=None, held_until=0.0)
)


@cache
def first_due_updates(count: int) -> Statement:
    """Return the statement that finds the oldest due update of each of `count` conversations.

    It asks for one conversation after the other: with all of them in one condition, SQLite would
    look through every update that waits.
    """
    names = [bindparam(f"name{number}", type_=HASH) for number in range(count)]
    waiting = updates.alias("waiting")
    oldest = select(func.min(waiting.c.update_id)).where(
        waiting.c.handled_at.is_(None),
        waiting.c.conversation == conversations.c.id,
        waiting.c.due_at <= bindparam("now"),
    )
    first = select(oldest.scalar_subquery()).where(conversations.c.id.in_(names))
    return Statement(
        select(
            updates.c.update_id,
            updates.c.conversation,
            updates.c.payload,
            updates.c.tries,
            updates.c.received_at,
            updates.c.sent,
        ).where(updates.c.update_id.in_(first))
    )


# Another process may have taken the conversation over and handled the update as well.
_unhandled = and_(updates.c.update_id == bindparam("number"), updates.c.handled_at.is_(None))
# Of a handled update only the id is left.
_emptied = {"payload": None, "conversation": None, "due_at": None, "sent": None}
DONE = Statement(
    update(updates)
    .where(_unhandled)
    .values(handled_at=bindparam("now"), error=bindparam("why"), **_emptied)
)
RETRY = Statement(
    update(updates)
    .where(_unhandled)
    .values(tries=updates.c.tries + 1, due_at=bindparam("when"), sent=bindparam("sent_ids"))
)
NOTE_SENT = Statement(update(updates).where(_unhandled).values(sent=bindparam("sent_ids")))

_next_due = (
    select(func.min(updates.c.due_at))
    .where(updates.c.handled_at.is_(None), updates.c.conversation == conversations.c.id)
    .scalar_subquery()
)
# Let go of a conversation until its next update is due.
LET_GO = Statement(
    update(conversations)
    .where(conversations.c.id == bindparam("name"), conversations.c.holder == bindparam("me"))
    .values(
        state=func.coalesce(bindparam("new_state", type_=Text), conversations.c.state),
        changed_at=bindparam("now"),
        due_at=_next_due,
        holder=None,
        held_until=bindparam("not_before"),
    )
)
