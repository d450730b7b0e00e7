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


class Collector(msgspec.Struct, frozen=True, kw_only=True):
    """How one record is made. name: the record's NAME; deadline: seconds, after which the record is missing."""

    name: str
    deadline: float
    collect: Callable[[Tab], Awaitable[Record]]


@cache
def collectors() -> tuple[Collector, ...]:
    """Every collector, by name, found by walking this package."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        made = getattr(importlib.import_module(f"{__name__}.{module.name}"), "COLLECTOR", None)
        if isinstance(made, Collector):
            found.append(made)
    return tuple(sorted(found, key=lambda collector: collector.name))
