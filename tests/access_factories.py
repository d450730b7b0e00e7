"""Small pieces of accessibility evidence for tests: a page without defect, and spots to put on it."""

from typing import Any

from rules.evidence.fields import (
    Button,
    Choice,
    ErrorText,
    Field,
    FieldGroup,
    Fields,
    Form,
    Option,
    OptionGroup,
)
from rules.evidence.languages import Detected, Direction, Languages, Passage
from rules.evidence.looks import Flash, Looks, Moved, Moves, Weak
from rules.evidence.markup import Markup, Spot
from rules.evidence.record import Place, Record
from rules.evidence.source import Fault, Source
from rules.evidence.structure import (
    Cryptic,
    HandList,
    Heading,
    HeadingLook,
    Landmark,
    Quote,
    SkipLink,
    Structure,
    TabIndex,
    Zone,
)
from rules.evidence.styles import Colour, Hover, Silenced, Styled, Styles, Timer, Wording

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


def heading(level: int, text: str, **fields: Any) -> Heading:
    return Heading(level=level, text=text, seen=True, **{"place": place(region="main"), **fields})


def look(text: str = "Horaires de la mairie", **fields: Any) -> HeadingLook:
    given: dict[str, Any] = {"size": 16.0, "weight": 700, "next_size": 16.0, "next_weight": 400}
    given |= {"next_characters": 200, "hint": False, "after_heading": False, "place": place()}
    return HeadingLook(text=text, **(given | fields))


def landmark(tag: str, **fields: Any) -> Landmark:
    given: dict[str, Any] = {"role": "", "rendered": True, "hidden": False, "sectioned": False, "links": 4}
    given |= {"controls": 0, "social": 0, "text": "Accueil", "place": place(f"<{tag}>")}
    return Landmark(tag=tag, **(given | fields))


def zone(kind: str = "header", **fields: Any) -> Zone:
    given: dict[str, Any] = {"how": "name", "semantic": False, "landmark": False, "titled": False}
    given |= {"target": False, "links": 4, "text": "Accueil", "before_main": True, "after_main": False}
    return Zone(kind=kind, **(given | {"place": place("<div>")} | fields))


def hand_list(kind: str = "bullets", **fields: Any) -> HandList:
    return HandList(**{"kind": kind, "count": 3, "text": "- mairie / - école", "place": place(), **fields})


def quote(**fields: Any) -> Quote:
    given: dict[str, Any] = {"kind": "block", "text": "Nous voulons apprendre à nager", "count": 8}
    return Quote(**(given | {"hint": False, "author": True, "spoken": False, "place": place()} | fields))


def skip(**fields: Any) -> SkipLink:
    given: dict[str, Any] = {"text": "Aller au contenu", "fragment": "contenu", "speaks": True, "found": True}
    given |= {"to_main": True, "target_tag": "main", "before_main": True, "rendered": True, "seen": False}
    given |= {"appears": True, "tabindex": "", "silent": False, "place": place("<a>")}
    return SkipLink(**(given | fields))


def tabindex(**fields: Any) -> TabIndex:
    given: dict[str, Any] = {
        "value": 3,
        "moved": 5,
        "focusables": 20,
        "text": "Agenda",
        "place": place("<a>"),
    }
    return TabIndex(**(given | fields))


def cryptic(**fields: Any) -> Cryptic:
    given: dict[str, Any] = {"kind": "emoticon", "text": ":-)", "named": False, "explained": False}
    return Cryptic(**(given | {"place": place()} | fields))


def structure(**fields: Any) -> Structure:
    given: dict[str, Any] = {"headings": [heading(1, "Mairie"), heading(2, "Horaires")], "skips": [skip()]}
    given |= {"landmarks": [landmark(tag) for tag in ("header", "nav", "main", "footer")]}
    return Structure(**(given | {"before_main": 9, "links": 30} | fields))


def field(label: str = "Référence du dossier", **fields_: Any) -> Field:
    given: dict[str, Any] = {
        "tag": "input",
        "type": "text",
        "label": label,
        "label_for": True,
        "label_seen": True,
    }
    given |= {"label_box": [0, 0, 200, 20], "box": [210, 0, 200, 20], "form": 0, "beside": label}
    return Field(**(given | {"place": place("<input>")} | fields_))


def group(**fields_: Any) -> FieldGroup:
    given: dict[str, Any] = {
        "number": 0,
        "tag": "fieldset",
        "role": "",
        "legend": "Votre logement",
        "name": "",
    }
    given |= {"has_legend": True, "fields": 2, "each_named": False, "place": place("<fieldset>")}
    return FieldGroup(**(given | fields_))


def button(**fields_: Any) -> Button:
    given: dict[str, Any] = {
        "tag": "button",
        "type": "",
        "visible": "Suivre le dossier",
        "alt": "",
        "value": "",
    }
    given |= {"content": "Suivre le dossier", "aria_label": "", "labelledby": "", "title": "", "form": 0}
    return Button(**(given | {"place": place("<button>")} | fields_))


def choice(*labels: str, options: tuple[str, ...] = ("Crèche", "École")) -> Choice:
    made = [Option(text=one, disabled=False, grouped=bool(labels)) for one in options]
    return Choice(options=made, groups=[OptionGroup(label=one) for one in labels], place=place("<select>"))


def error(said: str, **fields_: Any) -> ErrorText:
    given: dict[str, Any] = {
        "near": True,
        "invalid": False,
        "linked": False,
        "in_label": False,
        "label": "Date",
    }
    return ErrorText(text=said, **(given | {"place": place("<span>")} | fields_))


def fields(*found: Field, **lists: Any) -> Fields:
    """A form of two fields, a group, a list and a button, without defect."""
    said = error("Date invalide : jj/mm/aaaa attendu", invalid=True, linked=True)
    given: dict[str, Any] = {"groups": [group()], "selects": [choice("Enfance")], "buttons": [button()]}
    return Fields(fields=list(found or [field()]), **(given | {"errors": [said], "forms": [form()]} | lists))


def form(**given: Any) -> Form:
    return Form(**({"text": "Référence du dossier", "fields": 2, "place": place("<form>")} | given))


def styles(**fields_: Any) -> Styles:
    return Styles(**fields_)


def styled(said: str = "Nouveau service") -> Styled:
    return Styled(text=said, place=place())


def colour(kind: str = "text") -> Colour:
    return Colour(kind=kind, text="Horaires", colour="rgb(20, 80, 75)", place=place())


def hover(**fields_: Any) -> Hover:
    given: dict[str, Any] = {"text": "Une aide", "focusable": False, "scripted": False, "place": place()}
    return Hover(**(given | fields_))


def silenced(said: str = "Mot de passe oublié : écrire à la mairie") -> Silenced:
    return Silenced(text=said, elsewhere=False, place=place())


def wording(kind: str = "place") -> Wording:
    return Wording(kind=kind, text="Cliquez sur le bouton rond", named=False, place=place())


def timer(delay: float = 10_000.0) -> Timer:
    return Timer(kind="redirect", text="location.href", delay=delay, controlled=False, place=place())


def healthy() -> list[Record]:
    """The accessibility records of a page without defect."""
    english = passage(lang="en")
    right = direction(dir="rtl")
    return [
        markup(),
        source(),
        structure(),
        fields(),
        Styles(),
        Looks(),
        languages(parts=[english], runs=[right], directions=[right]),
    ]


def looks(**fields_: Any) -> Looks:
    return Looks(**fields_)


def weak(**fields_: Any) -> Weak:
    return Weak(**{"kind": "field", "contrast": 1.4, "hint": False, "place": place("<input>"), **fields_})


def moved(**fields_: Any) -> Moved:
    return Moved(
        **{"kind": "numbers", "text": "3. Payer / 2. Remplir / 1. Lire", "place": place(), **fields_}
    )


def flash(**fields_: Any) -> Flash:
    return Flash(**{"rate": 5.0, "area": 60_000, "name": "alerte", "place": place("<div>"), **fields_})


def moves(**fields_: Any) -> Moves:
    given: dict[str, Any] = {"kind": "moves", "text": "Travaux rue Haute", "seconds": 0, "stoppable": False}
    return Moves(**(given | {"place": place()} | fields_))
