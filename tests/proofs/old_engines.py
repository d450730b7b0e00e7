"""Runs one page in today's browser, in today's browser gated, and in a real old engine, and compares the verdicts."""

import asyncio
from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from playwright.async_api import Browser, Error, Page, async_playwright

from audits.browser.pool import BrowserPool
from audits.old_devices.observe import attempt, look, shown
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.old_device import FunctionsToday, OldFiveYears, OldState, Shown
from rules.old_devices import Comparison, compare

QUICK: dict[str, Any] = {"settle": 0.3, "scroll_pause": 0.05, "load_deadline": 8.0, "react": 0.15}
ARGS = ["--no-zygote", "--disable-gpu", "--headless"]


async def gated(pool: BrowserPool, url: str, target: int) -> tuple[FunctionsToday, OldState | None]:
    """Return the page as it is, and under the gate of that version."""
    origin = "/".join(url.split("/")[:3])
    given: dict[str, Any] = {
        "origins": (origin,),
        "save": lambda data, suffix: "",
        "protocol": Protocol(**QUICK),
    }
    with patch("audits.old_devices.visit.chrome_of", lambda years, day: target):
        today = await visit(pool, VisitJob(url=url, profile="old-reference", **given))
        old = await visit(pool, VisitJob(url=url, profile="old-5-years", **given))
    reference, record = today.get(FunctionsToday), old.get(OldFiveYears)
    assert reference is not None, today
    return reference, record.state if record else None


async def real(browser: Browser, url: str) -> Shown:
    """Return what a reader finds of the page in an old engine."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    try:
        page = await context.new_page()
        moved: list[str] = []
        await page.goto(url)
        await asyncio.sleep(QUICK["settle"] * 2)

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


async def verdicts(
    pool: BrowserPool, engine: Browser, target: int, urls: Mapping[str, str]
) -> dict[str, tuple[Comparison, Comparison]]:
    """Return, by page, what the gate says and what the real engine says."""
    places = asyncio.Semaphore(8)

    async def one(url: str) -> tuple[Comparison, Comparison]:
        async with places:
            today, old = await gated(pool, url, target)
            seen = await real(engine, url)
        assert old is not None, url
        observed = OldState(years=5, target=target, day=old.day, shown=seen, observed=True)
        return compare(today, old), compare(today, observed)

    made = await asyncio.gather(*(one(url) for url in urls.values()))
    return dict(zip(urls, made, strict=True))


async def start(path: str) -> tuple[Any, Browser]:
    """Start an old engine; stop the first, close the second."""
    driver = await async_playwright().start()
    return driver, await driver.chromium.launch(executable_path=path, args=ARGS, chromium_sandbox=False)


__all__ = ["Error", "Page", "gated", "real", "start", "verdicts"]
