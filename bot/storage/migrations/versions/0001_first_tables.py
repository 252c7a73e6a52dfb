"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    hashed = sa.String(32)
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("received_at", sa.Float, nullable=False),
        sa.Column("conversation", hashed),
        sa.Column("payload", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", sa.Float),
        sa.Column("handled_at", sa.Float),
        sa.Column("error", sa.String(200)),
    )
    waiting = sa.text("handled_at IS NULL")
    op.create_index(
        "waiting_updates",
        "updates",
        ["conversation", "update_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("handled_updates", "updates", ["handled_at"])
    op.create_table(
        "conversations",
        sa.Column("id", hashed, primary_key=True),
        sa.Column("state", sa.Text),
        sa.Column("changed_at", sa.Float, nullable=False),
        sa.Column("due_at", sa.Float),
        sa.Column("holder", hashed),
        sa.Column("held_until", sa.Float, nullable=False),
    )
    due = sa.text("due_at IS NOT NULL")
    op.create_index(
        "due_conversations", "conversations", ["due_at"], sqlite_where=due, postgresql_where=due
    )
    op.create_table(
        "votes",
        sa.Column("voter", hashed, primary_key=True),
        sa.Column("message", hashed, primary_key=True),
        sa.Column("entry", sa.String(40), nullable=False),
        sa.Column("vote", sa.String(4), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
    )
    op.create_table(
        "counts",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("entry", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
