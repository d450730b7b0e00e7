"""One profile a file: an extra visit that a page gets beside its plain one, once per template.

A file of this folder that holds a PROFILE is registered by being there. The plain visit itself is DESKTOP.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from rules.evidence.record import Record
from rules.evidence.visit import Visit

if TYPE_CHECKING:
    from audits.visit.stage import Stage

DESKTOP = "desktop"
"""Name of the plain visit: protocol limpide-1, every page of the sample."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """An extra visit of one page of each template, in a fresh context.

    name: kept with the evidence. deadline: seconds for the whole visit. asked: given the page's plain visit,
    "" when this one is to be made, else one English sentence why it is not. run: brings the page on stage
    itself and returns its records (of types whose PROFILE is this name); what it could not make is said in
    stage.missing. protocol: values that differ from the plain protocol's. context: further Playwright options.
    alone: it times the page, so no other visit is under way meanwhile. engine: made in a real old engine when the job
    names one.
    """

    name: str
    deadline: float
    asked: Callable[[Visit], str]
    run: Callable[["Stage"], Awaitable[Mapping[str, Record]]]
    protocol: dict[str, Any] = {}
    context: dict[str, Any] = {}
    alone: bool = False
    engine: bool = False


@cache
def profiles() -> dict[str, Profile]:
    """Every extra profile by its name, found by walking this package."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        made = getattr(importlib.import_module(f"{__name__}.{module.name}"), "PROFILE", None)
        if isinstance(made, Profile):
            found[made.name] = made
    return dict(sorted(found.items()))


def always(_plain: Visit) -> str:
    """Ask for a profile wherever the plain visit succeeded."""
    return ""
