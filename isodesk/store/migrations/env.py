"""Alembic's entry: migrate the connection that isodesk hands over, in its own transaction."""

from alembic import context

given = context.config.attributes
context.configure(
    connection=given["connection"],
    target_metadata=given.get("target_metadata"),
    transactional_ddl=True,
    render_as_batch=True,
    render_item=given.get("render_item"),
    process_revision_directives=given.get("process_revision_directives"),
)
context.run_migrations()
