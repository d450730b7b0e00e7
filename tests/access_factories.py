"""Small pieces of accessibility evidence for tests: a page without defect, and spots to put on it."""

from typing import Any

from rules.evidence.languages import Detected, Direction, Languages, Passage
from rules.evidence.markup import Markup, Spot
from rules.evidence.record import Place, Record
from rules.evidence.source import Fault, Source

FRENCH = Detected(code="fr", confidence=0.999, own=60, other=0, words=300)
ENGLISH = Detected(code="en", confidence=0.999, own=8, other=0, words=20)


def place(html: str = "<p>", **fields: Any) -> Place:
    return Place(**{"selector": "main > p", "component": "main>p", "html": html, **fields})


def spot(kind: str, text: str = "", **fields: Any) -> Spot:
    return Spot(kind=kind, text=text, **{"place": place(), **fields})


def markup(**fields: Any) -> Markup:
    return Markup(**({"elements": 200} | fields))


def source(**fields: Any) -> Source:
    given: dict[str, Any] = {"doctype": "<!DOCTYPE html>", "before": "", "after_html": False}
    return Source(**(given | {"characters": 9000, "faults": []} | fields))


def fault(kind: str = "left-open", name: str = "div") -> Fault:
    return Fault(kind=kind, name=name, line=12)


def languages(**fields: Any) -> Languages:
    given: dict[str, Any] = {"lang": "fr", "xml_lang": None, "whole": FRENCH, "characters": 3000, "texts": 40}
    return Languages(**(given | fields))


def passage(text: str = "Our town welcomes you all", **fields: Any) -> Passage:
    return Passage(**{"lang": "fr", "text": text, "place": place(), "detected": ENGLISH, **fields})


def direction(**fields: Any) -> Direction:
    given: dict[str, Any] = {"dir": "", "text": "مرحبا بكم", "letters": 100, "rtl": 100, "page": False}
    return Direction(**(given | {"place": place()} | fields))


def healthy() -> list[Record]:
    """The accessibility records of a page without defect."""
    english = passage(lang="en")
    right = direction(dir="rtl")
    return [markup(), source(), languages(parts=[english], runs=[right], directions=[right])]
