"""Large evidence (pictures), named by the SHA-256 of its content: files beside SQLite, rows in PostgreSQL."""

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import msgspec
from sqlalchemy import Engine, delete, func, select

from crawler.campaign import schema
from crawler.campaign.clock import now
from crawler.campaign.database import file_of, is_sqlite, open_engine, parse
from crawler.errors import StoreError
from crawler.words import both

FOLDER = "limpide.evidence"

PICTURES = ("webp", "png", "jpg", "jpeg", "gif", "avif")
"""Files whose bytes are no text: nothing is looked for in them."""

Hide = Callable[[bytes], bytes]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of large evidence: its name and its bytes."""

    name: str
    size: int


class EvidenceStore(Protocol):
    """Where large evidence lies: written once, never changed."""

    def save(self, content: bytes, suffix: str) -> str:
        """Store the content and return its SHA-256 (hex); what is there already is not written again.

        Raises:
            StoreError: it cannot be written.
        """

    def check(self) -> None:
        """Refuse to go on once something could not be written: no visit is stored without its pictures.

        Raises:
            StoreError: what save() raised, whoever heard it.
        """

    def read(self, name: str) -> bytes | None:
        """Return the content whose SHA-256 is name; None when it is missing or no longer matches its name."""

    def find(self, name: str) -> str:
        """Return the file name of the content whose SHA-256 is name, with its suffix; "" when there is none."""

    def older(self, than: datetime) -> list[Kept]:
        """Return every piece stored before a time, by name."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove pieces; one that is gone already is no error."""


def files_of(store: str) -> EvidenceStore:
    """Return where the large evidence of a database lies, by its URL; nothing is opened yet.

    Raises:
        UserError: the URL is not understood.
    """
    url = parse(store)
    return EvidenceFiles(folder_of(file_of(url))) if is_sqlite(url) else EvidenceTable(open_engine(url))


def folder_of(database: Path | None) -> Path:
    """Return limpide.evidence/ beside a database's file, or in the working directory."""
    return (database.parent if database else Path()) / FOLDER


class _Saving:
    """What both places share: secrets hidden, the name made from the content, a trouble remembered."""

    def __init__(self, hide: Hide | None) -> None:
        self._hide = hide
        self._trouble: StoreError | None = None

    def check(self) -> None:
        """Raise the trouble of an earlier save, if there was one."""
        if self._trouble:
            raise self._trouble

    def save(self, content: bytes, suffix: str) -> str:
        """Store the content under its SHA-256."""
        content = _hidden(content, suffix, self._hide)
        name = hashlib.sha256(content).hexdigest()
        try:
            self._put(name, suffix.lstrip("."), content)
        except StoreError as error:
            self._trouble = error
            raise
        return name

    def _put(self, name: str, suffix: str, content: bytes) -> None:
        raise NotImplementedError


class EvidenceFiles(_Saving):
    """The folder limpide.evidence/: safe against a kill at any moment."""

    def __init__(self, folder: Path, hide: Hide | None = None) -> None:
        super().__init__(hide)
        self.folder = folder

    def _put(self, name: str, suffix: str, content: bytes) -> None:
        target = self.folder / name[:2] / f"{name}.{suffix}"
        if target.exists():
            return
        try:
            _write(target, content)
        except OSError as error:
            raise StoreError(
                both("store.trouble", store=self.folder, why=error.strerror or str(error))
            ) from error

    def read(self, name: str) -> bytes | None:
        """Return the content of a file."""
        found = self.find(name)
        content = (self.folder / name[:2] / found).read_bytes() if found else b""
        return content if found and hashlib.sha256(content).hexdigest() == name else None

    def find(self, name: str) -> str:
        """Return the name of a file."""
        found = self.folder.glob(f"{name[:2]}/{name}.*") if len(name) == 64 else iter(())
        return next((one.name for one in found), "")

    def older(self, than: datetime) -> list[Kept]:
        """Return the files written before a time, drafts of a killed process among them."""
        limit = than.timestamp()
        found = {one.name: one.stat() for one in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*"))}
        return [Kept(name=name, size=one.st_size) for name, one in found.items() if one.st_mtime < limit]

    def remove(self, names: Iterable[str]) -> None:
        """Remove files by their names as older() gives them."""
        for name in names:
            (self.folder / name.lstrip(".")[:2] / name).unlink(missing_ok=True)


class EvidenceTable(_Saving):
    """The table evidence_file: every machine of a cluster reaches it."""

    def __init__(self, engine: Engine, hide: Hide | None = None) -> None:
        super().__init__(hide)
        self._engine = engine

    def _put(self, name: str, suffix: str, content: bytes) -> None:
        from sqlalchemy.dialects.postgresql import insert as insert_once

        row = {"name": name, "suffix": suffix, "stored": now(), "content": content}
        with self._engine.begin() as connection:
            connection.execute(insert_once(schema.evidence_files).values(row).on_conflict_do_nothing())

    def read(self, name: str) -> bytes | None:
        """Return the content of a row."""
        table = schema.evidence_files
        with self._engine.connect() as connection:
            content = connection.execute(select(table.c.content).where(table.c.name == name)).scalar()
        return content if content is not None and hashlib.sha256(content).hexdigest() == name else None

    def find(self, name: str) -> str:
        """Return the name a row would have as a file."""
        table = schema.evidence_files
        with self._engine.connect() as connection:
            suffix = connection.execute(select(table.c.suffix).where(table.c.name == name)).scalar()
        return "" if suffix is None else f"{name}.{suffix}"

    def older(self, than: datetime) -> list[Kept]:
        """Return the rows stored before a time."""
        table = schema.evidence_files
        query = select(table.c.name, func.length(table.c.content))
        limit = than.astimezone(UTC).isoformat(timespec="seconds")
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(table.c.stored < limit).order_by(table.c.name)).all()
        return [Kept(name=name, size=size) for name, size in rows]

    def remove(self, names: Iterable[str]) -> None:
        """Remove rows."""
        table = schema.evidence_files
        with self._engine.begin() as connection:
            for name in names:
                connection.execute(delete(table).where(table.c.name == name))


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _hidden(content: bytes, suffix: str, hide: Hide | None) -> bytes:
    """Return the content without secrets, where it is text."""
    return hide(content) if hide and suffix.lstrip(".").lower() not in PICTURES else content
