"""Runs one page in today's browser, in today's browser gated, and in a real old engine, and compares the verdicts."""

import asyncio
from contextvars import ContextVar
from typing import Any, TypeVar
from unittest.mock import patch

from playwright.async_api import Browser, Error, Page, async_playwright

from audits.browser.pool import BrowserPool
from audits.old_devices.observe import attempt, look, shown
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.old_device import FunctionsToday, OldFiveYears, OldState, Shown
from rules.evidence.record import Record
from rules.evidence.visit import Visit

Made = TypeVar("Made", bound=Record)


class NotSeenError(Exception):
    """A visit made no record: one sentence. Raised by today and gated."""


AS: ContextVar[int] = ContextVar("AS")
"""The version that "5 years ago" means in the visit under way."""
QUICK: dict[str, Any] = {"settle": 1.0, "scroll_pause": 0.05, "load_deadline": 30.0, "react": 0.3}
REAL_SECONDS = 120
LOOK_SECONDS, MOST_LOOKS, CALM_LOOKS = 0.3, 40, 5
ARGS = ["--no-zygote", "--disable-gpu", "--headless"]


async def today(pool: BrowserPool, url: str) -> FunctionsToday:
    """Return the page as it is."""
    made = await visit(pool, VisitJob(url=url, profile=FunctionsToday.PROFILE, **_given(url)))
    return _record(made, FunctionsToday)


async def gated(pool: BrowserPool, url: str, target: int, **waits: float) -> OldState:
    """Return the page under the gate of that version. waits: of the protocol, other than the quick ones."""
    with patch("audits.old_devices.visit.chrome_of", lambda years, day: AS.get()):
        AS.set(target)
        made = await visit(pool, VisitJob(url=url, profile=OldFiveYears.PROFILE, **_given(url, waits)))
    return _record(made, OldFiveYears).state


def _record(made: Visit, kind: type[Made]) -> Made:
    if (found := made.get(kind)) is None:
        raise NotSeenError(f"{made.status} {made.reason} {made.missing or ''}")
    return found


def _given(url: str, waits: dict[str, float] | None = None) -> dict[str, Any]:
    origin = "/".join(url.split("/")[:3])
    return {
        "origins": (origin,),
        "save": lambda data, suffix: "",
        "protocol": Protocol(**QUICK | (waits or {})),
    }


async def real(browser: Browser, url: str) -> Shown:
    """Return what a reader finds of the page in an old engine."""
    async with asyncio.timeout(REAL_SECONDS):
        return await _real(browser, url)


async def _real(browser: Browser, url: str) -> Shown:
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    try:
        page = await context.new_page()
        moved: list[str] = []
        await page.goto(url)
        await _still(page)

        async def ask(function: str, *given: Any) -> Any:
            return await page.evaluate(function, *given)

        found = await look(ask)
        await context.set_offline(True)
        # Aborted leaves the page in place, as the gate of a visit does.
        await context.route("**/*", lambda route: route.abort("aborted"))
        page.on("request", lambda asked: moved.append(asked.url) if asked.is_navigation_request() else None)
        return shown(found, await attempt(ask, page.keyboard, QUICK["react"], lambda: len(moved)))
    finally:
        await context.close()


async def _still(page: Page) -> None:
    """Wait until the page's text no longer changes."""
    said, calm = "", 0
    for _ in range(MOST_LOOKS):
        await asyncio.sleep(LOOK_SECONDS)
        now = await page.evaluate("() => document.body ? document.body.innerText : ''")
        calm = calm + 1 if now == said else 0
        said = now
        if calm == CALM_LOOKS:
            return


def observed(seen: Shown, target: int) -> OldState:
    """Return what a real engine showed as evidence holds it."""
    return OldState(years=5, target=target, day="2026-01-01", shown=seen, observed=True)


async def start(path: str) -> tuple[Any, Browser]:
    """Start an old engine; stop the first, close the second."""
    driver = await async_playwright().start()
    return driver, await driver.chromium.launch(executable_path=path, args=ARGS, chromium_sandbox=False)


__all__ = ["Error", "Page", "gated", "observed", "real", "start", "today"]
