"""What was sent in reply to updates, whose database it is, and leases."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("updates", sa.Column("sent", sa.Text))
