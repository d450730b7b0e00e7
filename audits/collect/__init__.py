"""One collector a file: an async function of the visit's tab, plus its in-page script, returning one typed record.

A file of this folder that holds a COLLECTOR is registered by being there.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from functools import cache

import msgspec

from audits.tab import Tab
from rules.evidence.record import Record


class Reading(msgspec.Struct, frozen=True):
    """A script of this folder that reads one document.

    most: elements of each kind it keeps, its argument; frames: it also reads the documents of frames.
    """

    script: str
    most: int
    frames: bool = True


class Collector(msgspec.Struct, frozen=True, kw_only=True):
    """How one record is made. name: the record's NAME; deadline: seconds, after which the record is missing.

    reading: the script that it runs in the page, made in one go with those of the other collectors.
    """

    name: str
    deadline: float
    collect: Callable[[Tab], Awaitable[Record]]
    reading: Reading | None = None


@cache
def collectors() -> tuple[Collector, ...]:
    """Every collector, by name, found by walking this package."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        made = getattr(importlib.import_module(f"{__name__}.{module.name}"), "COLLECTOR", None)
        if isinstance(made, Collector):
            found.append(made)
    return tuple(sorted(found, key=lambda collector: collector.name))
