"""Evidence of the interaction checks: for every rule a page that passes and one that fails."""

from typing import Any

from rules.evidence.focus_contents import FocusContents
from rules.evidence.focus_looks import FocusLooks, Look
from rules.evidence.gestures import Gesture, Gestures
from rules.evidence.hovers import Hover, Hovers
from rules.evidence.openings import Opening, Openings
from rules.evidence.orientation import Orientation, Side
from rules.evidence.presses import Press, Presses
from rules.evidence.reach import Reach, Way
from rules.evidence.record import Record
from rules.evidence.reduced_motion import Mover, ReducedMotion
from rules.evidence.reflow import Reflow
from rules.evidence.shaking import Shaking
from rules.evidence.shortcuts import Shortcut, Shortcuts
from rules.evidence.skip_links import SkipLink, SkipLinks
from rules.evidence.spacing import Spacing
from rules.evidence.text_loss import TextLoss
from rules.evidence.text_size import TextSize
from rules.evidence.walk import Change, Jump, Stop, Trap, Unreached, Walk
from tests import factories as make

LINK = make.place("li.menu a", region="nav", html="<a href='/services'>Services</a>")
BOX = make.place("main>div", html="<div class='carte'>Ouvrir</div>")


def walk(**fields: Any) -> Walk:
    given: dict[str, Any] = {
        "stops": [Stop(place=LINK), Stop(place=BOX)],
        "complete": True,
        "expected": 2,
        "back": 2,
    }
    return Walk(**(given | fields))


def trap(**fields: Any) -> Trap:
    given: dict[str, Any] = {
        "places": [BOX],
        "backward": False,
        "keys": "Tab × 4, Shift+Tab, Escape",
        "way": "",
    }
    given |= {"informed": False, "exits": False, "dialog": False, "frame": False, "twice": True}
    return Trap(**(given | fields))


def look(**fields: Any) -> Look:
    given: dict[str, Any] = {
        "place": LINK,
        "name": "Services",
        "pixels": 300,
        "contrast": 8.2,
        "native": False,
    }
    given |= {"styles": ["outlineStyle"], "shown": True, "covered": False, "field": False, "restless": False}
    given |= {"control": True, "twice": False, "keys": "Tab"}
    return Look(**(given | fields))


def looks(*seen: Look) -> FocusLooks:
    return FocusLooks(looks=list(seen), stops=2)


def skip(**fields: Any) -> SkipLink:
    given: dict[str, Any] = {"place": LINK, "name": "Aller au contenu", "target": "contenu", "found": True}
    given |= {
        "shown": True,
        "rank": 1,
        "named": True,
        "to_main": True,
        "moved": True,
        "keys": "Tab × 1, Enter, Tab",
    }
    return SkipLink(**(given | {"twice": True} | fields))


def skips(*links: SkipLink, **fields: Any) -> SkipLinks:
    return SkipLinks(**({"links": list(links), "main": True, "before_main": 8} | fields))


MISSED = Unreached(place=BOX, kind="click", name="Ouvrir", effect="page", twice=True)
CHANGE = Change(place=BOX, name="Commune", cause="value", what="navigation", to=make.HOME, twice=True)

PASSING: dict[str, list[Record]] = {
    "keyboard-trap": [walk()],
    "keyboard-reach": [walk()],
    "tab-order": [walk()],
    "context-change": [walk()],
    "focus-visible": [looks(look())],
    "skip-link": [skips(skip())],
}
FAILING: dict[str, list[Record]] = {
    "keyboard-trap": [walk(traps=[trap()])],
    "keyboard-reach": [walk(unreached=[MISSED])],
    "tab-order": [walk(jumps=[Jump(first=BOX, second=LINK, positive=True, together=True)])],
    "context-change": [walk(changes=[CHANGE])],
    "focus-visible": [looks(look(pixels=0, contrast=1.0, styles=[], twice=True))],
    "skip-link": [skips(skip(found=False, moved=False))],
}


def loss(**fields: Any) -> TextLoss:
    given: dict[str, Any] = {
        "place": make.place("main>p", region="main"),
        "why": "cut",
        "text": "Horaires d'été",
    }
    return TextLoss(**(given | {"length": 14, "share": 0.3, "twice": True} | fields))


def spacing(*losses: TextLoss) -> Spacing:
    return Spacing(texts=40, losses=list(losses))


def sizes(*losses: TextLoss) -> TextSize:
    return TextSize(texts=40, by_text=list(losses), by_zoom=list(losses), frozen=[])


def narrow(*losses: TextLoss) -> Reflow:
    return Reflow(texts=40, vertical=False, width=320, height=2000, losses=list(losses))


def held(**portrait: Any) -> Orientation:
    side = Side(**({"letters": 900} | portrait))
    return Orientation(portrait=side, landscape=Side(letters=900), twice=True)


PASSING |= {
    "text-spacing": [spacing()],
    "text-resize": [sizes()],
    "reflow": [narrow()],
    "orientation": [held()],
}
FAILING |= {
    "text-spacing": [spacing(loss())],
    "text-resize": [sizes(loss())],
    "reflow": [narrow(loss(why="beyond", share=0.0))],
    "orientation": [held(turned=BOX)],
}


def opening(**fields: Any) -> Opening:
    given: dict[str, Any] = {"place": LINK, "name": "Menu", "by": "Enter", "closed": True, "returned": True}
    return Opening(**(given | fields))


def openings(*tried: Opening) -> Openings:
    return Openings(openings=list(tried), found=len(tried))


DIALOG = {"dialog": True, "modal": True}
PASSING |= {
    "opened-by-keyboard": [openings(opening())],
    "dialog-focus": [openings(opening(focus_in=True, **DIALOG))],
}
FAILING |= {
    "opened-by-keyboard": [openings(opening(by="click", twice=True))],
    "dialog-focus": [openings(opening(twice=True, **DIALOG))],
}


def hovers(**fields: Any) -> Hovers:
    given: dict[str, Any] = {
        "place": LINK,
        "came": BOX,
        "text": "Associations",
        "styles": True,
        "twice": True,
    }
    return Hovers(hovers=[Hover(**(given | fields))], tried=1, found=1)


PASSING |= {"hover-content": [hovers(dismissed=True)], "hover-keyboard": [hovers(by_focus=True)]}
FAILING |= {"hover-content": [hovers(covers="Séances publiques")], "hover-keyboard": [hovers()]}


def presses(**fields: Any) -> Presses:
    given: dict[str, Any] = {"place": BOX, "name": "Piscine", "effect": "", "kept": False}
    return Presses(presses=[Press(**(given | fields))], found=1)


PASSING |= {"pointer-cancel": [presses()]}
FAILING |= {"pointer-cancel": [presses(effect="navigation", kept=True, twice=True)]}


def keys_pressed(*found: Shortcut) -> list[Record]:
    return [Shortcuts(listens=True, pressed=79, found=list(found))]


PASSING |= {"letter-keys": keys_pressed()}
FAILING |= {
    "letter-keys": keys_pressed(Shortcut(key="m", effect="content", place=BOX, name="Menu", twice=True))
}


def appeared(way: Way) -> list[Record]:
    come = Reach(controls=2, name="Profil", way=way, twice=True)
    return [
        openings(opening(name="Mon compte", reach=come)),
        hovers(by_focus=True),
        FocusContents(contents=[], tried=0),
    ]


PASSING |= {"additional-reach": appeared("arrows")}
FAILING |= {"additional-reach": appeared("none")}


def gestures(*buttons: str) -> list[Record]:
    one = Gesture(place=BOX, name="Photos", kind="path", buttons=list(buttons))
    return [Gestures(gestures=[one], found=1)]


PASSING |= {
    "complex-gestures": gestures("Suivant"),
    "device-shaken": [Shaking(events=["devicemotion"], controls=["Annuler"])],
    "reduced-motion": [ReducedMotion(movers=[], asked=True)],
}
FAILING |= {
    "device-shaken": [Shaking(events=["devicemotion"], effect="content", place=BOX, twice=True)],
    "reduced-motion": [
        ReducedMotion(movers=[Mover(place=BOX, name="defile", seconds=0.0, twice=True)], asked=False)
    ],
}
REVIEWING = {"complex-gestures": gestures()}
