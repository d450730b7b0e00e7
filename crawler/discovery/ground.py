"""What holds for a whole site during its crawl: its scope, the rules of its origins, its delay and its sitemaps."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawler.campaign.settings import SiteSettings
from crawler.discovery.crawl_settings import MAX_BODY, SLOT
from crawler.discovery.robots import MAX_BYTES, MAX_DELAY, MAX_REDIRECTS, Robots, read_robots, silent_robots
from crawler.discovery.scope import Scope, address, origin, same_registrable_domain
from crawler.discovery.sentences import why_silent
from rules.evidence.inventory import Limit

Fetch = Callable[..., Awaitable[Response]]
_FIRST = {"whole": True, "first": MAX_BYTES, "download_maxsize": 0}
"""How robots.txt is asked for: however long the file, its first bytes count (RFC 9309, 2.5)."""


class Ground:
    """Knows the rules of each origin, fetched once, when an address of it is first met."""

    def __init__(self, site: SiteSettings, fetch: Fetch) -> None:
        self.site = site
        self.scope = Scope(address(site.url) or site.url, site.scope)
        self.sitemaps: list[str] = []
        self.delay = max(0.0, site.delay)
        self.home: Robots | None = None
        self._fetch = fetch
        self._rules: dict[str, Robots] = {}
        self._loading: dict[str, asyncio.Task[Robots]] = {}

    async def robots(self, url: str) -> Robots:
        """Return the rules of the address's origin, asking its server for them the first time."""
        place = origin(url)
        if place not in self._loading:
            self._loading[place] = asyncio.ensure_future(self._load(url))
        self._rules[place] = await self._loading[place]
        return self._rules[place]

    async def prepare(self, urls: Iterable[str]) -> None:
        """Get the rules of every origin among these addresses, so that allows() can answer."""
        for url in {origin(url): url for url in urls if self.scope.owns(url)}.values():
            await self.robots(url)

    def allows(self, url: str) -> bool:
        """Tell whether robots.txt lets us ask for this address; its origin has been prepared."""
        return self._rules[origin(url)].allows(url)

    async def _load(self, url: str) -> Robots:
        parts = urlsplit(url)
        asked = f"{parts.scheme}://{parts.netloc}/robots.txt"
        ignore = self.site.robots == "ignore"
        try:
            response = await self._fetch(asked, **_FIRST)
            for _ in range(MAX_REDIRECTS):
                target = _target(response)
                if target is None or not self._near(url, target):
                    break
                response = await self._fetch(target, **_FIRST)
        except (
            Exception
        ) as error:  # every kind of silence is a status of this origin, never a crash of the crawl
            why = why_silent(error, MAX_BODY // 2**20)
            return silent_robots(why, late=isinstance(error, DownloadTimeoutError), ignore=ignore)
        return read_robots(response.status, response.body[:MAX_BYTES], ignore=ignore)

    def _near(self, url: str, target: str) -> bool:
        return self.scope.owns(target) or same_registrable_domain(url, target)

    def slow_down(self, crawler: Crawler) -> None:
        """Apply the delay the home's robots.txt asks for, up to MAX_DELAY, to the queue that already runs."""
        asked = self.home.asked_delay if self.home else 0.0
        self.delay = max(self.delay, min(asked, MAX_DELAY))
        downloader = crawler.engine.downloader
        downloader.per_slot_settings[SLOT] = {"delay": self.delay}
        slot, throttle = downloader.slots.get(SLOT), crawler.get_extension(AutoThrottle)
        if slot is not None:
            slot.delay = max(slot.delay, self.delay)
        if throttle is not None:
            throttle.mindelay = self.delay

    def sitemap_candidates(self, home: str) -> list[str]:
        """Return the sitemaps to try: those robots.txt names, then /sitemap.xml."""
        parts = urlsplit(home)
        return [*(self.home.sitemaps if self.home else []), f"{parts.scheme}://{parts.netloc}/sitemap.xml"]

    def delay_limit(self) -> list[Limit]:
        """Return the limit to print when robots.txt asked for a longer delay than the one applied."""
        asked = self.home.asked_delay if self.home else 0.0
        return (
            [Limit(name="crawl-delay", value=self.delay, left_out=0, option="delay")]
            if asked > self.delay
            else []
        )


def _target(response: Response) -> str | None:
    location = response.headers.get(b"Location")
    if location is None or not 300 <= response.status < 400:
        return None
    return address(location.decode("utf-8", "replace"), response.url)
