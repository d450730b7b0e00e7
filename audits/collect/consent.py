"""The consent banner, in every frame, and the names of what the browser holds before any choice."""

import time
from typing import Any

import msgspec
from playwright.async_api import BrowserContext

from audits.collect import Collector
from audits.collect.places import place
from audits.inpage import script
from audits.tab import Tab, TabFrame
from rules.evidence.consent import Consent, ConsentButton, Stored
from rules.referentials import read_data

STORED_MAX = 500
DAY = 86_400.0
TCF_HIDDEN = (
    "The page carries a consent service of the advertising industry (IAB TCF); its banner was not recognised."
)
TWO_FRAMES = "Two documents of the page ask for consent at once."


async def collect(tab: Tab) -> Consent:
    """Recognise the banner shown, if any, and list cookies and storage keys.

    Raises:
        TabError: the top document did not answer.
    """
    await tab.open()
    answers, _ = await tab.evaluate_everywhere(consent_script(), read_data("consent-banners.json"), "")
    return consent_of(answers, tab, await stored(answers, tab.page.context))


def consent_script() -> str:
    """Return the in-page script; its second argument names the button to return instead of the facts."""
    return script(__package__, "consent.js")


def consent_of(answers: dict[str, Any], tab: Tab, kept: list[Stored]) -> Consent:
    """Return the record from the answer of each frame, by frame id."""
    frame, seen = seen_in(answers, tab)
    installed = sorted({name for answer in answers.values() for name in answer["installed"]})
    if seen is None:
        hidden = TCF_HIDDEN if any(answer["tcf"] for answer in answers.values()) else ""
        return Consent(
            recognised="unknown" if hidden else "none", reason=hidden, installed=installed, stored=kept
        )
    return Consent(
        recognised=seen["recognised"],
        banner=seen["banner"],
        reason=seen["reason"],
        buttons={choice: _button(one) for choice, one in seen["buttons"].items()},
        unread=seen["unread"],
        cover=seen["cover"],
        place=place(seen["place"]) if seen["place"] else None,
        frame=frame is not None and frame.id != tab.top.id,
        installed=installed,
        stored=kept,
    )


def seen_in(answers: dict[str, Any], tab: Tab) -> tuple[TabFrame | None, dict[str, Any] | None]:
    """Return the banner seen and the frame that holds it; two that ask at once are one that is unknown."""
    seen = [
        (frame, answers[frame.id]["seen"]) for frame in tab.frames if answers.get(frame.id, {}).get("seen")
    ]
    asking = [one for one in seen if one[1]["recognised"] != "unknown" and one[1]["buttons"]]
    if len(asking) > 1:
        nothing = {"banner": "", "buttons": {}, "unread": 0, "cover": 0.0, "place": None}
        return None, nothing | {"recognised": "unknown", "reason": TWO_FRAMES}
    held = asking or seen
    return held[0] if held else (None, None)


async def stored(answers: dict[str, Any], context: BrowserContext) -> list[Stored]:
    """Return the names of the cookies of the visit, and of the storage keys of each document."""
    now = time.time()
    found = {
        Stored(
            kind="cookie", name=one["name"], host=one["domain"].lstrip("."), days=_days(one["expires"], now)
        )
        for one in await context.cookies()
    }
    for answer in answers.values():
        found |= {Stored(kind="local", name=name, host=answer["host"]) for name in answer["local"]}
        found |= {Stored(kind="session", name=name, host=answer["host"]) for name in answer["session"]}
    return sorted(found, key=lambda one: (one.kind, one.host, one.name))[:STORED_MAX]


def _days(expires: float, now: float) -> float | None:
    """Return how many days a cookie lasts; a session cookie has none (Playwright gives -1)."""
    return None if expires < 0 else round((expires - now) / DAY, 1)


def _button(found: dict[str, Any]) -> ConsentButton:
    return msgspec.convert(found | {"place": place(found["place"])}, ConsentButton)


COLLECTOR = Collector(name=Consent.NAME, deadline=15.0, collect=collect)
