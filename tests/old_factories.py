"""Evidence of old devices for the tests: a page under today's browser, and under one of five years ago."""

from typing import Any

from rules.evidence.old_device import (
    Control,
    FunctionsToday,
    Lacking,
    OldFiveYears,
    OldState,
    OldTwoYears,
    ScriptError,
    Shown,
)
from rules.evidence.record import Record

TEXT = "La mairie accueille le public du lundi au vendredi de neuf heures à midi"


def control(name: str = "Menu", works: bool | None = True) -> Control:
    return Control(key=f"button {name} 1", name=name, works=works)


def shown(text: str = TEXT, **fields: Any) -> Shown:
    given = {
        "links": ["/a", "/b"],
        "images": ["Mairie"],
        "fields": ["input text nom"],
        "controls": [control()],
    }
    return Shown(text=text, **(given | fields))


def today(**fields: Any) -> FunctionsToday:
    return FunctionsToday(**({"shown": shown(), "picture": "a" * 64} | fields))


def old_state(**fields: Any) -> OldState:
    given = {"years": 5, "target": 96, "day": "2026-11-24", "shown": shown(), "picture": "b" * 64}
    return OldState(**(given | fields))


def static_block(**fields: Any) -> Lacking:
    given = {
        "kind": "syntax",
        "feature": "using",
        "since": 134,
        "url": "https://example.fr/site.js",
        "line": 3,
    }
    return Lacking(**(given | fields))


def missing_member(**fields: Any) -> ScriptError:
    given = {
        "message": "TypeError: a.findLast is not a function",
        "url": "https://example.fr/site.js",
        "line": 7,
    }
    return ScriptError(**(given | {"feature": "Array.prototype.findLast", "since": 97} | fields))


def healthy() -> list[Record]:
    """The records of a page that works in every browser asked for."""
    return [today(), OldFiveYears(state=old_state()), OldTwoYears(state=old_state(years=2, target=131))]


def broken(years: int, *, observed: bool = True) -> list[Record]:
    """The same page with its text gone, for a script the old browser refuses."""
    state = old_state(years=years, shown=shown("Chargement"), lacking=[static_block()], observed=observed)
    return [today(), OldFiveYears(state=state) if years == 5 else OldTwoYears(state=state)]
