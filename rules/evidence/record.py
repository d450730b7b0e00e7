"""The base of every record, and the registry that finds record types by walking this package."""

import importlib
import pkgutil
from functools import cache
from typing import ClassVar

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What one collector saw on one visit: facts with units, never a judgement.

    A subclass sets NAME, the key under which a visit stores it and a rule asks for it, and PROFILE when it is
    made by an extra profile instead of the plain visit.
    """

    NAME: ClassVar[str] = ""
    PROFILE: ClassVar[str] = "desktop"


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the full page, in CSS pixels from the document's top left corner."""

    x: float
    y: float
    width: float
    height: float


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something stands in a page: enough to find it, cut its picture and group it with its kin.

    component: tag and class shape of the nearest repeated ancestor; no ids, positions or text.
    region: nearest landmark among header, footer, nav, aside, main; "" when outside all of them.
    """

    selector: str
    html: str = ""
    component: str = ""
    region: str = ""
    box: Box | None = None
    frame: str = ""
    """Address of the frame's document when it is not the page's own."""


@cache
def record_types() -> dict[str, type[Record]]:
    """Every record type by its NAME, found by walking rules.evidence."""
    package = importlib.import_module("rules.evidence")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"rules.evidence.{module.name}")
    return {kind.NAME: kind for kind in Record.__subclasses__()}
