"""Visits a page as a campaign does: the plain visit, then the consent states its banner asks for."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from browser_tools import real_browser
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.collect.consent import COLLECTOR
from audits.profiles import profiles
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from crawler.campaign.plan import unasked
from rules.evidence.visit import Visit
from tests.small_site import Pages, SmallSite

TRACKER = "document.cookie = 'suivi=secret; max-age=86400'; localStorage.suivi = 'secret';"
STATES = ("consent-refused", "consent-accepted")
SLOW = {"load_deadline": 20.0, "step_deadline": 10.0, "deadline": 90.0}


class Seen(NamedTuple):
    """The visits of one page; a state that was not asked is its reason."""

    plain: Visit
    states: dict[str, Visit | str]
    third: str
    """Host and port of the tracker."""

    def unasked(self, profile: str) -> Visit:
        """The evidence a campaign keeps of a state that was not asked."""
        return unasked(self.plain, profile, str(self.states[profile]))


def tracker_site() -> SmallSite:
    """Another host whose script stores a name on the page that loads it."""
    script = (200, {"Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*"}, TRACKER.encode())
    return SmallSite({"/suivi.js": script})


def tracker_address(third: SmallSite) -> str:
    """The tracker under a name that makes it another site than 127.0.0.1."""
    return third.url.replace("127.0.0.1", "localhost") + "suivi.js"


async def _seen(
    pool: BrowserPool, pages: Pages, third: SmallSite, asked: Sequence[str], protocol: Mapping[str, Any]
) -> Seen:
    site, address = SmallSite(pages), tracker_address(third).split("/")[2]
    job = VisitJob(
        url=site.url,
        origins=(site.url,),
        extra_hosts=(address,),
        save=keep,
        protocol=Protocol(**(QUICK | SLOW | protocol)),
    )
    states: dict[str, Visit | str] = {}
    try:
        plain = await visit(pool, job, lambda: [COLLECTOR])
        for name in asked:
            reason = profiles()[name].asked(plain)
            again = VisitJob(**(vars(job) | {"profile": name}))
            states[name] = reason or await visit(pool, again)
    finally:
        site.close()
    return Seen(plain, states, address)


def visit_all(
    asked: Mapping[str, Pages], third: SmallSite, at_once: int = 6, extra: Sequence[str] = (), **protocol: Any
) -> dict[str, Seen]:
    """Visit every page in one browser."""

    async def run() -> Sequence[Seen]:
        async with BrowserPool(await real_browser(), concurrency=at_once, close_seconds=3) as pool:
            return await asyncio.gather(
                *(_seen(pool, pages, third, (*STATES, *extra), protocol) for pages in asked.values())
            )

    return dict(zip(asked, asyncio.run(run()), strict=True))
