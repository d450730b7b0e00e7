"""The spider of one site: each answer becomes a record, its links become records to fetch."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any
from urllib.parse import urldefrag, urljoin

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from audits.identity import Identity, leaves
from crawler.discovery.crawl_settings import MAX_BODY, SLOT
from crawler.discovery.ground import Ground
from crawler.discovery.inventory import Inventory, Record
from crawler.discovery.kinds import kind_of
from crawler.discovery.messages import Order
from crawler.discovery.page import PageFacts, read_page
from crawler.discovery.polite import media_type, modified
from crawler.discovery.scope import address, identity, is_loopback
from crawler.discovery.sentences import sentence, why_silent
from crawler.discovery.session import Liveness
from crawler.discovery.sitemaps import MAX_BYTES, read_sitemap
from crawler.discovery.start import StartFailed, open_site
from crawler.discovery.traps import Traps
from rules.evidence.inventory import Address
from rules.vocabulary import Text

_OF_THE_CRAWL = ("links", "unread", "gist", "denies")
"""Facts of a page that serve the crawl and are not kept with its address."""

MAX_HOPS = 5
"""Times one address may redirect to another spelling of itself (a sorted query, a tracking parameter)."""

MAX_NESTING = 3
"""Levels of sitemap indexes followed: the protocol knows one, and an index that names new ones has no end."""


class SiteSpider(scrapy.Spider):
    """Crawls one site breadth first. failure: why the site could not be discovered; ending: what stops the crawl.

    identity: the credentials of the moment; tell: told them when the site changes them. logged_out: the session ended.
    """

    name = "limpide"

    def __init__(
        self, order: Order, emit: Callable[[Address], None], tell: Callable[[Identity], None] = lambda _: None
    ) -> None:
        super().__init__()
        self.site = order.site
        self.identity = order.identity
        self.tell = tell
        self.liveness = Liveness(self)
        self.logged_out = False
        self.inventory = Inventory(order.site.limits, emit)
        self.ground = Ground(order.site, self.fetch)
        self.failure: Text | None = None
        self.ending = ""
        self.traps = Traps()
        self._sitemaps_seen: set[str] = set()

    async def start(self) -> AsyncIterator[Any]:
        """Open the site, then yield the requests of its sitemaps and of its home page's links."""
        try:
            record, response = await open_site(self)
        except StartFailed as failed:
            self.failure = failed.text
            return
        self.ground.slow_down(self.crawler)
        for request in self._sitemap_requests(self.ground.sitemap_candidates(response.url)):
            yield request
        for request in await self.take(record, response):
            yield request

    async def fetch(self, url: str, **meta: Any) -> Response:
        """Return the answer of one request outside the queue; raises what Scrapy raises."""
        return await self.crawler.engine.download_async(self.request(url, **meta))

    def request(self, url: str, **meta: Any) -> Request:
        """Return a request in the site's one queue; a loopback address never goes through a proxy."""
        meta["download_slot"] = SLOT
        if is_loopback(url):
            meta["proxy"] = None
        record = meta.get("record")
        priority = -record.depth if isinstance(record, Record) else 100
        return Request(
            url,
            callback=self.parse,
            errback=self.silent,
            meta=meta,
            priority=priority,
            dont_filter=True,
        )

    def finish(self, reason: str) -> None:
        """Stop asking for addresses and close, once; reason: minutes, stopped or logged-out."""
        if not self.ending:
            self.ending = reason
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))

    async def parse(self, response: Response) -> AsyncIterator[Request]:
        """Turn an answer into its record and yield what it leads to."""
        for request in await self.take(response.meta["record"], response):
            yield request

    def silent(self, failure: Failure) -> None:
        """Record an address that gave no usable answer."""
        record = failure.request.meta.get("record")  # type: ignore[attr-defined]
        if record is not None:
            record.kind = "error"
            record.error = sentence(
                "error.silent", why=why_silent(failure.value or OSError(), MAX_BODY // 2**20)
            )
            self.inventory.close(record)

    async def take(self, record: Record, response: Response) -> list[Request]:
        """Fill a record from its answer, hand it out, and return the requests it leads to."""
        record.status = response.status
        record.mime = media_type(response.headers)
        record.size = response.meta.get("wire_size", -1)
        location = response.headers.get(b"Location")
        if 300 <= response.status < 400 and location:
            return await self._redirected(record, response.url, location.decode("utf-8", "replace"))
        if not 200 <= response.status < 300:
            record.kind = "error"
            record.error = sentence("error.status", status=response.status)
            self.inventory.close(record)
            return []
        record.kind = kind_of(record.mime, record.url, response.body)
        record.facts = {"modified": modified(response.headers.get(b"Last-Modified"))}
        links = self._read(record, response) if record.kind == "page" else {}
        self.inventory.close(record)
        return await self._follow(record, links, "link", record.depth + 1)

    def _read(self, record: Record, response: Response) -> dict[str, str]:
        content_type = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
        try:
            facts = read_page(response.body, content_type, response.url)
        except (
            Exception
        ) as error:  # whatever a page makes the parser raise is that page's fault, and said of it
            record.kind = "error"
            record.error = sentence("error.unreadable", why=type(error).__name__)
            facts = PageFacts()
        if facts.denies:
            record.kind, record.error = "error", sentence("error.soft-404", status=record.status)
        elif record.kind == "page":
            self.traps.learn(record.url, facts.gist)
        self.traps.unread += facts.unread
        if "login" in facts.features:
            self.traps.doors.add(record.url)
        record.facts |= {k: v for k, v in vars(facts).items() if k not in _OF_THE_CRAWL}
        return facts.links

    async def _redirected(self, record: Record, url: str, location: str) -> list[Request]:
        target = address(location, url)
        record.redirect_to = target or location
        if target is not None and identity(target) == identity(record.url):
            verbatim = urldefrag(urljoin(url, location)).url
            record.hops += 1
            if verbatim != url and record.hops <= MAX_HOPS:
                return [self.request(verbatim, record=record)]
            record.kind, record.error = "error", sentence("error.loop")
        else:
            record.kind = "redirect" if target is not None and self.ground.scope.owns(target) else "outside"
            self.traps.sent[record.redirect_to] += 1
        self.inventory.close(record)
        if not self.logged_out and await self.liveness.ended(target or ""):
            self.logged_out = True
            self.failure = sentence("crawl.logged-out", url=record.url)
            self.finish("logged-out")
            return []
        return await self._follow(record, {target or "": ""}, "redirect", record.depth)

    async def _follow(self, record: Record, links: dict[str, str], source: str, depth: int) -> list[Request]:
        """Return the requests of the links not known yet, each linked to the page it was found on."""
        inside = {u: label for u, label in links.items() if u and self.ground.scope.holds(u)}
        await self.ground.prepare(inside)
        requests, met = [], {identity(record.url)}
        for url, label in inside.items():
            if identity(url) not in met:
                met.add(identity(url))
                requests += self._find(url, source, depth, (record.url, label))
        return requests

    def _find(self, url: str, source: str, depth: int, found: tuple[str, str] | None) -> list[Request]:
        fresh, url = None, self.traps.bare(url)
        if self.inventory.known(url) is None:
            if self.traps.reason(url, depth, found[0] if found else ""):
                return []
            # A link that logs out would end the session for every page after it.
            refused = not self.ground.allows(url) or bool(
                self.identity and leaves(url, found[1] if found else "")
            )
            fresh = self.inventory.admit(url, source=source, depth=depth, refused=refused)
        record = self.inventory.known(url)
        if record is not None and found is not None:
            self.inventory.link(record, found[0], found[1], depth)
        return [self.request(url, record=fresh)] if fresh is not None else []

    def _sitemap_requests(self, urls: Iterable[str], nesting: int = 0) -> list[Request]:
        """Return the requests of sitemaps not seen yet; there are never more of them than pages allowed."""
        requests = []
        for url in urls:
            clean = address(url)
            if clean is None or clean in self._sitemaps_seen or not self.ground.scope.owns(clean):
                continue
            if len(self._sitemaps_seen) < self.site.limits.pages and self.ground.allows(clean):
                self._sitemaps_seen.add(clean)
                request = self.request(clean, whole=True, download_maxsize=MAX_BYTES, nesting=nesting)
                requests.append(request.replace(callback=self.parse_sitemap))
        return requests

    async def parse_sitemap(self, response: Response) -> AsyncIterator[Request]:
        """Yield the requests of a sitemap's pages and of the sitemaps it names."""
        if response.status != 200:
            return
        pages, sitemaps = read_sitemap(response.body)
        if pages or sitemaps:
            self.ground.sitemaps.append(response.url)
        addresses = [
            a for a in (address(page, response.url) for page in pages) if a and self.ground.scope.holds(a)
        ]
        await self.ground.prepare([*addresses, *(a for a in map(address, sitemaps) if a)])
        for url in addresses:
            for request in self._find(url, "sitemap", 1, None):
                yield request
        nesting = response.meta["nesting"] + 1
        for request in self._sitemap_requests(sitemaps if nesting <= MAX_NESTING else [], nesting):
            yield request
