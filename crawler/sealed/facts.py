"""What a seal says of its circumstances: versions of all that measured and judged, and the machine's clock."""

import ctypes
import hashlib
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from statistics import median
from typing import Literal

from crawler.sealed.layout import Clock
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit

UNSYNCHRONISED = 0x40
"""STA_UNSYNC of adjtimex(2)."""


@cache
def rules_version() -> str:
    """Return the SHA-256 over the files of the package rules: what judges, and the referentials it judges by."""
    total = hashlib.sha256()
    for path, content in sorted(_files(files("rules"), "")):
        total.update(f"{path} {hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir() and one.name != "__pycache__":
            yield from _files(one, f"{path}{one.name}/")
        elif one.is_file() and not one.name.endswith((".pyc", ".pyo")):
            # A checkout may have other line ends: the same rules all the same.
            yield f"{path}{one.name}", one.read_bytes().replace(b"\r\n", b"\n")


def packages() -> dict[str, str]:
    """Return the version of every package installed here, by name."""
    found = {one.metadata["Name"].lower().replace("_", "-"): one.version for one in distributions()}
    return dict(sorted(found.items()))


def python() -> str:
    """Return the interpreter and its version."""
    return f"{platform.python_implementation()} {platform.python_version()}"


def system() -> str:
    """Return the system's name, release and machine, without the host's name."""
    return f"{platform.system()} {platform.release()} {platform.machine()}"


def clock(visits: Iterable[Visit]) -> Clock:
    """Return what is known of the machine's clock, held against the dates of the servers' answers."""
    offsets = [offset for visit in visits for offset in _offsets(visit)]
    synchronised, error = _kernel()
    return Clock(
        time_zone=time.strftime("%z"),
        synchronised=synchronised,
        max_error=error,
        answers=len(offsets),
        offset=round(median(offsets), 1) if offsets else None,
    )


def _offsets(visit: Visit) -> Iterator[float]:
    """Yield our clock minus the server's for each answer of a visit that bears a date."""
    ledger = visit.get(Ledger)
    if ledger is None or not visit.started:
        return
    began = datetime.fromisoformat(visit.started).timestamp()
    for request in ledger.requests:
        said = request.headers.get("date", "")
        if said and request.remote and not request.from_cache:
            try:
                yield began + request.end_ms / 1000 - parsedate_to_datetime(said).timestamp()
            except (ValueError, TypeError, OverflowError):
                continue


class _Timex(ctypes.Structure):
    """The beginning of struct timex (Linux, 64 bits), with room for the rest."""

    _fields_ = [
        ("modes", ctypes.c_int),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    ]


def _kernel() -> tuple[Literal["yes", "no", "unknown"], float | None]:
    """Return whether the kernel holds its clock for synchronised, and its greatest error in seconds."""
    if sys.platform != "linux":
        return "unknown", None
    asked = _Timex(modes=0)
    try:
        if ctypes.CDLL(None).adjtimex(ctypes.byref(asked)) < 0:
            return "unknown", None
    except (OSError, AttributeError):
        return "unknown", None
    return ("no" if asked.status & UNSYNCHRONISED else "yes"), asked.maxerror / 1e6
