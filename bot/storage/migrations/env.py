"""Runs the migrations on the connection that `bot.storage.migrating` passes."""

from alembic import context

from bot.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite can hardly alter a table
)
with context.begin_transaction():
    context.run_migrations()
