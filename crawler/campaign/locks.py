"""Locks between processes: a file beside an SQLite database, an advisory lock inside PostgreSQL.

Both end with the process that holds them, however it ends.
"""

import hashlib
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text

from crawler.campaign.database import file_of


class Lock:
    """One lock of a database, by its name; a database in memory is nobody else's and needs none.

    Args:
        name: "" for the whole database, or what is kept for one ("watch", "site 12").
    """

    def __init__(self, engine: Engine, name: str = "") -> None:
        self._engine, self._name = engine, name
        self._file: FileLock | None = None
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Take the lock if it is free, and tell whether it is held.

        Raises:
            OSError: the lock's file cannot be written.
        """
        if self._engine.dialect.name == "sqlite":
            return self._take_file()
        connection = self._connection or self._engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        )
        taken = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}))
        if taken:
            self._connection = connection
        else:
            connection.close()
        return taken

    def _take_file(self) -> bool:
        database = file_of(self._engine.url)
        if database is None:
            return True
        suffix = f".{self._name.replace(' ', '-')}" if self._name else ""
        lock = FileLock(f"{database}{suffix}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        self._file = lock
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()

    def release(self) -> None:
        """Give the lock back; nothing when it is not held."""
        if self._file is not None:
            self._file.release()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
        self._file = self._connection = None

    @property
    def _key(self) -> int:
        """A number of 64 bits that stands for the name: what PostgreSQL locks."""
        digest = hashlib.sha256(f"limpide {self._name}".encode()).digest()
        return int.from_bytes(digest[:8], "big", signed=True)
