"""What is decided about questions, and who asked to be told of their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and the table."""
    # SQLite can only make a table anew that is to give no number a second time.
    is_sqlite = op.get_context().dialect.name == "sqlite"
    with op.batch_alter_table(
        "questions",
        recreate="always" if is_sqlite else "never",
        table_kwargs={"sqlite_autoincrement": True},
    ) as questions:
        questions.add_column(sa.Column("decision", sa.Text))
        questions.add_column(sa.Column("entry", sa.String(40)))
    op.create_table(
        "askers",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("question", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("entry", sa.String(40)),
    )
