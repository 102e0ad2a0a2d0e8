"""How Alembic reaches the store: over the connection that `vigie.store.connections` opened."""

from alembic import context

from vigie.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    transaction_per_migration=False,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
