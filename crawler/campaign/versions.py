"""Brings a database to the tables of this version: made whole when it is new, migrated by Alembic when it is older."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from crawler.campaign import schema
from crawler.campaign.database import shown
from crawler.errors import UserError
from crawler.words import both

MIGRATIONS = Path(__file__).with_name("migrations")
TABLE = "alembic_version"


def prepare(engine: Engine) -> None:
    """Make or migrate the tables, in one transaction and one process at a time.

    Raises:
        UserError: the database was made by a newer limpide.
    """
    with engine.begin() as connection:
        if version(connection) == schema.VERSION:
            return
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(41776)"))
        found = version(connection)
        if found is None and not inspect(connection).has_table(schema.campaigns.name):
            schema.metadata.create_all(connection)
            connection.execute(text(f"CREATE TABLE {TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
            connection.execute(text(f"INSERT INTO {TABLE} VALUES (:found)"), {"found": schema.VERSION})
        elif found is not None and found > schema.VERSION:
            raise UserError(both("store.newer", store=shown(engine.url)))
        elif found != schema.VERSION:
            migrate(connection)


def version(connection: Connection) -> str | None:
    """Return the version of a database's tables; None for one that is new, or older than versions are."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def migrate(connection: Connection) -> None:
    """Run what Alembic has to run, inside the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
