"""Opens a database by its URL: SQLite in write-ahead mode, or PostgreSQL; its errors become one sentence each."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import SQLAlchemyError

from crawler.errors import StoreError, UserError
from crawler.words import both

SECRETS = ("password", "sslpassword", "passfile", "options")
"""Parameters of a PostgreSQL address that may hold a secret, besides the password before its host."""

POSTGRESQL: dict[str, Any] = {
    "connect_timeout": 10,
    "application_name": "limpide",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""What libpq is told where the URL says nothing: a machine that vanished is noticed within a minute."""


def parse(store: str | URL) -> URL:
    """Return the URL of a database; postgres:// and postgresql:// alike mean psycopg.

    Raises:
        UserError: it is not understood, or it is neither SQLite nor PostgreSQL.
    """
    try:
        url = make_url(store)
        backend = url.get_backend_name()
    except (SQLAlchemyError, ValueError) as error:
        # The error of a URL that is not understood quotes pieces of it, the password too.
        raise UserError(both("store.url")) from error
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise UserError(both("store.url"))
    return url


def shown(url: URL) -> str:
    """Return the address of a database without any password."""
    hidden = {name: "***" for name in url.query if name in SECRETS}
    plain = url.set(drivername=url.get_backend_name()).update_query_dict(hidden)
    return plain.render_as_string(hide_password=True)


def without_password(store: str) -> tuple[str, bool]:
    """Return the URL as it may be written down, and whether a password was taken out of it."""
    url = parse(store)
    bare = url._replace(password=None).difference_update_query(SECRETS)
    if bare == url:
        return store, False
    return bare.set(drivername=url.get_backend_name()).render_as_string(), True


def is_sqlite(url: URL) -> bool:
    """Tell whether the database is a file of this machine."""
    return url.get_backend_name() == "sqlite"


def open_engine(url: URL) -> Engine:
    """Return the engine of a database; nothing is asked of it yet.

    Raises:
        UserError: what speaks PostgreSQL is not installed.
    """
    try:
        if is_sqlite(url):
            engine = create_engine(url)
            event.listen(engine, "connect", _write_ahead)
            return engine
        given = {name: value for name, value in POSTGRESQL.items() if name not in url.query}
        return create_engine(url, pool_pre_ping=True, connect_args=given)
    except ImportError as error:
        raise UserError(both("store.driver")) from error


def troubles_told(engine: Engine, url: URL) -> None:
    """From now on, put one sentence in the place of the database's own errors, wherever they happen."""

    def troubled(context: ExceptionContext) -> None:
        raise StoreError(both("store.trouble", store=shown(url), why=reason(context.original_exception)))

    event.listen(engine, "handle_error", troubled)


def unusable(url: URL, error: Exception) -> UserError:
    """Return the sentence of a database that does not open."""
    return UserError(both("store.unusable", store=shown(url), why=reason(error)))


def reason(error: BaseException) -> str:
    """Return the first line of what a database said."""
    return (str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__])[0]


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database, None when there is none."""
    name = url.database
    return Path(name) if is_sqlite(url) and name and name != ":memory:" else None


def _write_ahead(connection: Any, _record: Any) -> None:
    """Readers do not block the writer, and a killed process loses nothing committed."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()
