"""Bring the database that is open to the shape the program expects."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by writing a new one
)
with context.begin_transaction():
    context.run_migrations()
