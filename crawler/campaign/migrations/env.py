"""Alembic's door: runs the migrations on the connection that crawler.campaign.versions opened."""

from alembic import context

from crawler.campaign.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
