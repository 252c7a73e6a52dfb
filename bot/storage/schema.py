"""The tables. Whoever changes them adds a migration (see CONTRIBUTING.md)."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = "0001"  # the latest one in `migrations/versions`

HASH = String(32)  # a pseudonym
ENTRY_ID = String(40)

metadata = MetaData()

# An update waits, with its payload, until it is handled; then only its number is left, so that it
# is known again if Telegram delivers it twice. Times are seconds since the epoch.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("received_at", Float, nullable=False),
    Column("conversation", HASH),
    Column("payload", Text),
    Column("tries", Integer, nullable=False, default=0),
    Column("due_at", Float),
    Column("handled_at", Float),
    Column("error", String(200)),  # why it was set aside
)
Index(
    "waiting_updates",
    updates.c.conversation,
    updates.c.update_id,
    sqlite_where=updates.c.handled_at.is_(None),
    postgresql_where=updates.c.handled_at.is_(None),
)
Index("handled_updates", updates.c.handled_at)

# Whoever holds a conversation is the only one to handle its updates; a hold that is not renewed
# ends by itself.
conversations = Table(
    "conversations",
    metadata,
    Column("id", HASH, primary_key=True),
    Column("state", Text),
    Column("changed_at", Float, nullable=False),
    Column("due_at", Float),  # of the first update that waits, none if there is none
    Column("holder", HASH),
    Column("held_until", Float, nullable=False, default=0.0),
)
Index(
    "due_conversations",
    conversations.c.due_at,
    sqlite_where=conversations.c.due_at.is_not(None),
    postgresql_where=conversations.c.due_at.is_not(None),
)

votes = Table(
    "votes",
    metadata,
    Column("voter", HASH, primary_key=True),
    Column("message", HASH, primary_key=True),
    Column("entry", ENTRY_ID, nullable=False),
    Column("vote", String(4), nullable=False),
    Column("day", Date, nullable=False),
)

# How often a day an outcome was that of a message; `entry` is empty where there is none.
counts = Table(
    "counts",
    metadata,
    Column("day", Date, primary_key=True),
    Column("outcome", String(16), primary_key=True),
    Column("entry", ENTRY_ID, primary_key=True),
    Column("number", Integer, nullable=False),
)

# Questions that users passed on to the maintainers.
questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("text", Text, nullable=False),
)
