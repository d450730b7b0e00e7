"""Checks of the machine: Python, disk, database, proxy, CA file, axe file."""

import asyncio
import platform
import re
import shutil
import sqlite3
import ssl
import sys
import tempfile
from contextlib import closing
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from audits.browser.certificates import OWN_CA_LIMIT, ca_file
from audits.browser.checks.check import Check, Patient, State
from audits.browser.proxy import no_proxy, proxies
from rules.vocabulary import Text

DISK_FAIL_BYTES = 200_000_000
DISK_WARN_BYTES = 2_000_000_000
CONNECT_SECONDS = 5.0


async def python_version(patient: Patient) -> Check:
    """Python 3.11 or newer."""
    said = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return Check(
        name=Text("Python", "Python"),
        state="ok" if sys.version_info >= (3, 11) else "fail",
        detail=Text(said, said),
    )


async def disk(patient: Patient) -> Check:
    """Free space in the working directory: fails under 200 MB, warns under 2 GB."""
    free = shutil.disk_usage(patient.folder).free
    state: State = "fail" if free < DISK_FAIL_BYTES else "warn" if free < DISK_WARN_BYTES else "ok"
    return Check(
        name=Text("Espace disque", "Disk space"),
        state=state,
        detail=Text(f"{free / 1e9:.1f} Go libres".replace(".", ","), f"{free / 1e9:.1f} GB free"),
    )


async def database(patient: Patient) -> Check:
    """The working directory bears an SQLite database in write-ahead mode (some network drives do not)."""
    name = Text("Base de données", "Database")
    try:
        mode = await asyncio.to_thread(_journal_mode, patient.folder)
    except (OSError, sqlite3.Error) as error:
        where = patient.folder
        return Check(name=name, state="fail", detail=Text(f"{where} : {error}", f"{where}: {error}"))
    return Check(
        name=name,
        state="ok" if mode == "wal" else "fail",
        detail=Text(
            f"SQLite {sqlite3.sqlite_version}, mode {mode}", f"SQLite {sqlite3.sqlite_version}, {mode} mode"
        ),
    )


async def proxy(patient: Patient) -> Check:
    """The proxies configured, and whether their port answers; no request goes through them."""
    name = Text("Mandataire (proxy)", "Proxy")
    try:
        found = proxies(patient.environ)
    except ValueError as error:
        return Check(name=name, state="fail", detail=Text(f"inutilisable : {error}", f"unusable: {error}"))
    if not found:
        return Check(name=name, state="ok", detail=Text("aucun", "none"))
    said = ", ".join(f"{scheme} → {one.server}" for scheme, one in found.items())
    without = ", ".join(no_proxy(patient.environ)) or "—"
    dead = [one.server for one in found.values() if not await _answers(one.host, one.port)]
    if dead:
        servers = ", ".join(sorted(set(dead)))
        return Check(
            name=name,
            state="fail",
            detail=Text(f"{said} ; sans réponse : {servers}", f"{said}; no answer from: {servers}"),
        )
    return Check(
        name=name,
        state="ok",
        detail=Text(f"{said} ; sans mandataire : {without}", f"{said}; without proxy: {without}"),
    )


async def authority(patient: Patient) -> Check:
    """The CA file the environment names is readable and holds certificates."""
    name = Text("Autorité de certification", "Certificate authority")
    path = ca_file(patient.environ)
    if path is None:
        return Check(name=name, state="ok", detail=Text("aucune en propre", "none of your own"))
    try:
        count = await asyncio.to_thread(_certificates, path)
    except OSError as error:
        return Check(name=name, state="fail", detail=Text(f"{path} : {error}", f"{path}: {error}"))
    own = count <= OWN_CA_LIMIT
    fr_use = "en propre" if own else "liste du système"
    en_use = "your own" if own else "a system's list"
    return Check(
        name=name,
        state="ok",
        detail=Text(f"{path} ({count} certificats, {fr_use})", f"{path} ({count} certificates, {en_use})"),
    )


async def axe(patient: Patient) -> Check:
    """The axe-core file shipped with limpide, and its version."""
    name = Text("axe-core", "axe-core")
    versions = sorted(
        {found[1] for file in _axe_files(files("audits")) if (found := _AXE.search(_head(file)))}
    )
    if not versions:
        return Check(
            name=name,
            state="fail",
            detail=Text("fichier absent : réinstallez limpide", "file missing: reinstall limpide"),
        )
    said = ", ".join(versions)
    return Check(name=name, state="ok", detail=Text(f"version {said}", f"version {said}"))


_AXE = re.compile(r"axe v(\d+\.\d+\.\d+)")


def _axe_files(folder: Traversable) -> list[Traversable]:
    found = [one for one in folder.iterdir() if one.name in ("axe.js", "axe.min.js")]
    return found + [file for one in folder.iterdir() if one.is_dir() for file in _axe_files(one)]


def _head(file: Traversable) -> str:
    with file.open("rb") as opened:
        return opened.read(300).decode(errors="replace")


def _certificates(path: Path) -> int:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(path)
    return context.cert_store_stats()["x509"]


def _journal_mode(folder: Path) -> str:
    with tempfile.TemporaryDirectory(prefix=".limpide-doctor-", dir=folder) as inside:
        with closing(sqlite3.connect(Path(inside) / "probe.db")) as connection:
            mode = str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
            connection.execute("CREATE TABLE probe (one INTEGER)")
            connection.commit()
    return mode


async def _answers(host: str, port: int) -> bool:
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), CONNECT_SECONDS)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True
