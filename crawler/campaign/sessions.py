"""The session of somebody logged in, over the visits of a site: followed when it changes, renewed when it is lost.

A site that changes its session at each answer is visited one page at a time. A session that ends is renewed once; after
that, a page where a login page answers is not measured.
"""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from audits.browser.pool import BrowserPool
from audits.identity import Identity
from audits.login import LoginError
from audits.visit import VisitJob, visit
from audits.visit.wall import is_wall
from crawler.words import both
from rules.evidence.visit import Visit

if TYPE_CHECKING:
    from crawler.campaign.run import Run


class SiteSession:
    """The visits of one site, each with the session as it is then.

    Args:
        log_in: logs in again; raises LoginError.
    """

    def __init__(
        self, run: "Run", url: str, pool: BrowserPool, log_in: Callable[[], Awaitable[None]]
    ) -> None:
        self._run, self._url, self._pool, self._log_in = run, url, pool, log_in
        self._alone, self._renewing = asyncio.Lock(), asyncio.Lock()
        self._renewed = False

    async def visit(self, job: VisitJob) -> Visit:
        """Make a visit; alone when the site changes the session at each answer."""
        if self._url not in self._run.rotating:
            return await self._visit(job)
        async with self._alone:
            return await self._visit(job)

    async def _visit(self, job: VisitJob) -> Visit:
        used = self._run.identities.get(self._url)
        seen = await visit(self._pool, dataclasses.replace(job, identity=used, adopt=self._adopt))
        if used is None or not is_wall(seen) or not await self._fresh(used):
            return seen
        held = self._run.identities.get(self._url)
        return await visit(self._pool, dataclasses.replace(job, identity=held, adopt=self._adopt))

    async def _fresh(self, used: Identity) -> bool:
        """Tell whether there is another session than the one that met a wall: one changed meanwhile, or a new one."""
        async with self._renewing:
            if self._run.identities.get(self._url) is not used:
                return True
            if self._renewed or not used.login:
                return False
            self._renewed = True
            self._run.progress.note(both("session.lost", site=self._url))
            try:
                await self._log_in()
            except LoginError as error:
                self._run.progress.note(error.text)
                return False
            return True

    def _adopt(self, cookies: list[dict[str, Any]]) -> None:
        """Follow the cookies of the session that a visit saw changed."""
        held = self._run.identities.get(self._url)
        fresh = held.changed(cookies) if held else None
        if fresh is not None and fresh is not held:
            self._run.identities[self._url] = fresh
            self._run.rotating.add(self._url)
