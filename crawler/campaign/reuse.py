"""Pages that have not changed since the last audit: the evidence of then stands, and says of when it is.

A page has not changed when each answer the site itself gave for it then is given again now: by its ETag, or by the
SHA-256 of its content. What cannot be told (a form sent, an answer not read, another browser) is measured again.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin

import msgspec

from audits.profiles import DESKTOP
from crawler.campaign.clock import now
from crawler.campaign.history import key_of, pasts
from crawler.campaign.store import Store, StoredSite
from crawler.documents.fetch import Answer, fetch, opener
from crawler.documents.messages import Order
from rules.evidence.fingerprint import Fingerprint
from rules.evidence.inventory import Sample
from rules.evidence.ledger import Ledger, Request
from rules.evidence.visit import Instrument, Visit

OLD = "old-"
"""Profiles that depend on the day of the audit: what they imitate moves on, and they are visited again."""


class Reuse:
    """Looks for the pages of one site whose evidence still stands.

    Args:
        order: how to ask for an address by plain HTTP.
        turn: returns when the next request may leave.
    """

    def __init__(
        self, store: Store, site: StoredSite, order: Order, turn: Callable[[], Awaitable[None]]
    ) -> None:
        self._store, self._site, self._order, self._turn = store, site, order, turn
        self._asking = opener(order)
        self._same: dict[tuple[str, str], bool] = {}
        self._requests = self._bytes = 0

    async def take_over(self, sample: Sample, instrument: Instrument, stop: asyncio.Event) -> int:
        """Store again the visits of the pages that have not changed; return how many pages."""
        former, taken = self._former(), 0
        done = self._store.visited(self._site.id)
        for page in sample.pages:
            if former is None or stop.is_set():
                break
            if (page.url, DESKTOP) in done:
                continue
            seen = self._store.visit(former, page.url, DESKTOP)
            if (
                seen
                and seen.status == "audited"
                and seen.instrument == instrument
                and await self._stands(seen)
            ):
                self._copy(former, seen)
                taken += 1
        return taken

    def _former(self) -> int | None:
        """Return the site in its last ended campaign, by its number in the store; None when there is none."""
        wanted = key_of(self._site.settings.url)
        for past in reversed(pasts(self._store, self._site.settings.url)):
            for one in self._store.sites(past.campaign):
                if key_of(one.settings.url) == wanted:
                    return one.id
        return None

    async def _stands(self, seen: Visit) -> bool:
        """Tell whether the site gives again every answer it gave for a page; the first that differs decides."""
        ledger, prints = seen.get(Ledger), seen.get(Fingerprint)
        if ledger is None or prints is None:
            return False
        own = [r for r in ledger.requests if r.party == "own" and r.purpose not in ("preflight", "beacon")]
        if not own or any(r.method != "GET" or r.outcome != "done" or r.kind == "websocket" for r in own):
            return False
        for request in own:
            url = request.url.partition("#")[0]
            known = (
                url,
                prints.bodies.get(url, "") or request.headers.get("etag", "") or str(request.status),
            )
            if known not in self._same:
                self._same[known] = await self._unchanged(request, url, prints.bodies.get(url, ""))
            if not self._same[known]:
                return False
        return True

    async def _unchanged(self, request: Request, url: str, content: str) -> bool:
        await self._turn()
        tag = request.headers.get("etag", "")
        answer = await asyncio.to_thread(
            fetch, self._asking, url, self._order, {"If-None-Match": tag} if tag else {}
        )
        self._requests += 1
        self._bytes += answer.wire_bytes
        if request.redirect_to:
            return answer.code == request.status and urljoin(url, answer.location) == request.redirect_to
        if request.status >= 400:
            return answer.code == request.status
        return answer.code == 304 or self._equal(answer, content)

    @staticmethod
    def _equal(answer: Answer, content: str) -> bool:
        return answer.status == "read" and hashlib.sha256(answer.body).hexdigest() == content

    def _copy(self, former: int, plain: Visit) -> None:
        """Store a page's visits again, the plain one last: what is interrupted is looked at again."""
        names = sorted(name for url, name in self._store.visited(former) if url == plain.url)
        for name in [*(n for n in names if n != DESKTOP and not n.startswith(OLD)), DESKTOP]:
            seen = self._store.visit(former, plain.url, name)
            if seen is None or (name != DESKTOP and seen.instrument != plain.instrument):
                continue
            cost = (self._requests, self._bytes) if name == DESKTOP else (0, 0)
            kept = msgspec.structs.replace(seen, reused=now(), cost_requests=cost[0], cost_bytes=cost[1])
            if (plain.url, name) not in self._store.visited(self._site.id):
                self._store.save_visit(self._site.id, plain.url, kept)
        self._requests = self._bytes = 0
