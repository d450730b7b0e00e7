"""Interaction checks: what real keys, the pointer and other viewports do to the page; one file a check.

A file of this folder that holds CHECKS is registered by being there. Checks run in order on the stage of one visit;
those that say `fresh` get the page loaded anew. Each has its own deadline: one that fails is missing, with a sentence.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from functools import cache

import msgspec

from audits.interaction.scene import Scene
from rules.evidence.record import Record


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """How one record is made.

    name: the record's NAME. order: place in the visit. fresh: load the page anew before it. deadline: seconds.
    """

    name: str
    order: int
    fresh: bool = False
    deadline: float
    run: Callable[[Scene], Awaitable[Record]]


@cache
def checks() -> tuple[Check, ...]:
    """Every check in the order of the visit, found by walking this package."""
    found: list[Check] = []
    for module in pkgutil.iter_modules(__path__):
        made = getattr(importlib.import_module(f"{__name__}.{module.name}"), "CHECK", None)
        if isinstance(made, Check):
            found.append(made)
    return tuple(sorted(found, key=lambda check: check.order))
