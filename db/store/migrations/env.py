"""Runs Alembic's migrations on the connection that `db.store.migrations.upgrade` opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
)
context.run_migrations()
