"""The tables. A change to them needs a migration (see CONTRIBUTING.md)."""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
)

VERSION = "0003"  # the latest one in `migrations/versions`

HASH = String(32)  # a pseudonym
ENTRY_ID = String(40)

metadata = MetaData()

# An update keeps its payload until it is handled. Then only its id is left, so that it is
# recognised if Telegram delivers it again. Times are seconds since the epoch.
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
    # Ids of the messages sent in reply so far: a reply that a crash interrupts goes on after them.
    Column("sent", Text),
)
Index(
    "waiting_updates",
    updates.c.conversation,
    updates.c.update_id,
    sqlite_where=updates.c.handled_at.is_(None),
)
Index("handled_updates", updates.c.handled_at)

# Only the process that holds a conversation handles its updates; a hold that is not renewed
# expires.
conversations = Table(
    "conversations",
    metadata,
    Column("id", HASH, primary_key=True),
    Column("state", Text),
    Column("changed_at", Float, nullable=False),
    Column("due_at", Float),  # of the first waiting update, NULL if none waits
    Column("holder", HASH),
    Column("held_until", Float, nullable=False, default=0.0),
)
Index(
    "due_conversations",
    conversations.c.due_at,
    sqlite_where=conversations.c.due_at.is_not(None),
)

# The bot that all this belongs to, in its only row.
owner = Table(
    "owner",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("bot_id", BigInteger, nullable=False),
)

# What one process at a time does, and the process that does it (`bot.storage.lease`).
leases = Table(
    "leases",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", HASH, nullable=False),
    Column("expires_at", Float, nullable=False),  # by the clock of the database
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

# Messages per day, outcome and entry; `entry` is empty where the outcome has none.
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
    # What is to be written about it where the bot cannot, and the entry that then answers it.
    Column("decision", Text),
    Column("entry", ENTRY_ID),
    sqlite_autoincrement=True,  # no number is given a second time
)

# Who asked to be told when such a question has an answer.
askers = Table(
    "askers",
    metadata,
    # Of the update on which they are told. It is negative: Telegram's are not.
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),  # that update, with the chat; encrypted
    Column("person", HASH, nullable=False),
    Column("question", Integer, nullable=False),
    Column("day", Date, nullable=False),  # on which it was passed on
    Column("entry", ENTRY_ID),  # the answer, NULL while there is none
)


@event.listens_for(metadata, "before_create")
def _index_as_little_in_postgresql(_: MetaData, connection: Connection, **__: object) -> None:
    """Add the condition of indexes in PostgreSQL, too.

    An index that had it from the beginning would have SQLAlchemy import all of that dialect.
    """
    if connection.dialect.name == "postgresql":
        for index in (index for table in metadata.tables.values() for index in table.indexes):
            condition = index.dialect_kwargs.get("sqlite_where")
            if condition is not None:
                index.dialect_kwargs["postgresql_where"] = condition
