"""Small pieces of evidence for tests: what has a name, tables, and what the page does, all without defect."""

from typing import Any

from rules.evidence.behaviours import Behaviours, Clickable, HiddenStop, Near, OrientationRule, Player
from rules.evidence.named import Figure, Frame, LabelledControl, Named, NamedImage, NamedLink
from rules.evidence.record import Place, Record
from rules.evidence.tables import PageTable, PageTables, TableHeader

HERE = Place(selector="main > *", component="main>*", html="<a>")


def link(
    name: str = "Horaires de la piscine", url: str = "https://exemple.fr/piscine", **fields: Any
) -> NamedLink:
    given: dict[str, Any] = {"name": name, "name_from": "content", "shown": name, "url": url, "block": 0}
    given |= {
        "context": "",
        "heading": "Sport",
        "heading_number": 1,
        "described": "",
        "title": "",
    }
    return NamedLink(**(given | {"place": HERE} | fields))


def control(role: str, name: str, shown: str, *, in_form: bool = False) -> LabelledControl:
    return LabelledControl(role=role, name=name, shown=shown, in_form=in_form, place=HERE)


CAPTCHA = Place(selector="form > img", html='<img class="captcha" src="/code.php" alt="image">')


def near(**fields: Any) -> Near:
    given: dict[str, Any] = {"controls": 0, "words": 4, "names": "Discours des vœux", "transcribed": False}
    return Near(**(given | fields))


def image(**fields: Any) -> NamedImage:
    given: dict[str, Any] = {
        "tag": "img",
        "role": "",
        "name": "Le lavoir restauré",
        "name_from": "alt",
        "file": "lavoir.webp",
    }
    given |= {
        "alt": "Le lavoir restauré",
        "title": "",
        "label": "",
        "silent": False,
        "shown": True,
        "width": 300,
        "height": 200,
    }
    given |= {
        "container": "",
        "container_text": "",
        "inner": "",
        "followed": False,
        "captioned": False,
        "server_map": False,
    }
    return NamedImage(**(given | {"place": HERE} | fields))


def figure(**fields: Any) -> Figure:
    given: dict[str, Any] = {
        "role": "figure",
        "label": "Le lavoir",
        "caption": "Le lavoir",
        "images": 1,
        "place": HERE,
    }
    return Figure(**(given | fields))


def frame(
    title: str | None = "Plan de la commune", url: str = "https://exemple.fr/plan", **fields: Any
) -> Frame:
    given: dict[str, Any] = {
        "title": title,
        "name": title or "",
        "url": url,
        "exposed": True,
        "tabindex": None,
    }
    given |= {"width": 600, "height": 400, "document": "Plan", "text": "Plan de la commune", "reachable": 2}
    return Frame(**(given | {"place": HERE} | fields))


def named(**fields: Any) -> Named:
    controls = [
        control("link", "Agenda de la commune", "Agenda"),
        control("button", "Envoyer la demande", "Envoyer", in_form=True),
        control("tab", "Onglet Horaires", "Horaires"),
        control("textbox", "Nom de famille", "Nom"),
    ]
    images = [
        image(),
        image(tag="svg", name="", silent=True),
        image(tag="canvas", role="img", name="Courbe des naissances"),
    ]
    given: dict[str, Any] = {"links": [link(title="Horaires de la piscine, été")], "links_total": 12}
    given |= {"controls": controls}
    return Named(**(given | {"images": images, "figures": [figure()], "frames": [frame()]} | fields))


def header(text: str = "Tarif", **fields: Any) -> TableHeader:
    given: dict[str, Any] = {
        "text": text,
        "kind": "th",
        "row": 0,
        "column": 1,
        "width": 1,
        "height": 1,
        "scope": "col",
    }
    given |= {"id": "", "alone_in_row": False, "alone_in_column": True, "answered": True, "place": HERE}
    return TableHeader(**(given | fields))


def table(**fields: Any) -> PageTable:
    given: dict[str, Any] = {
        "role": "",
        "native": True,
        "rows": 4,
        "columns": 3,
        "cells": 12,
        "data": 9,
        "label": "",
    }
    given |= {
        "caption": "Tarifs de la piscine",
        "title": "",
        "summary": "",
        "described": "",
        "nested": False,
        "inside": False,
    }
    given |= {
        "marks": [],
        "thead_without_header": False,
        "first_bold": False,
        "side_bold": False,
        "title_row": "",
    }
    given |= {
        "controls": 0,
        "longest": 20,
        "headers_named": 0,
        "headers": [header("Âge"), header("Prix", column=2)],
    }
    return PageTable(**(given | {"place": HERE} | fields))


def tables(*found: PageTable) -> PageTables:
    return PageTables(tables=list(found))


def player(**fields: Any) -> Player:
    given: dict[str, Any] = {
        "tag": "audio",
        "url": "https://exemple.fr/voix.mp3",
        "exposed": True,
        "controls": True,
    }
    given |= {
        "autoplay": False,
        "muted": False,
        "loop": False,
        "duration": 40.0,
        "silent": False,
        "tracks": [],
    }
    return Player(**(given | {"words": 300, "beside": "", "place": HERE} | fields))


def lock(turned: float = 90.0) -> OrientationRule:
    return OrientationRule(turned=turned, media="(orientation: portrait)", selector="html", place=HERE)


def clickable(role: str = "button") -> Clickable:
    return Clickable(role=role, name="Ouvrir", handler=True, place=HERE)


def hidden_stop() -> HiddenStop:
    return HiddenStop(sends_on=False, place=HERE)


def behaviours(**fields: Any) -> Behaviours:
    given: dict[str, Any] = {"locks": [], "players": [], "clickable": [], "buttons": ["Envoyer"]}
    return Behaviours(**(given | fields))


def healthy() -> list[Record]:
    """These records of a page without defect."""
    complex_table = table(headers=[header(), header("Enfants", row=1, column=1, scope="row")])
    layout = table(role="presentation", headers=[], data=12, caption="")
    return [named(), tables(table(), complex_table, layout), behaviours()]
