"""The session of somebody logged in, as the crawl carries it: cookies that the site changes on the way are followed."""

from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.discovery.scope import address

if TYPE_CHECKING:
    from crawler.discovery.spider import SiteSpider

ALIVE_FOR = 20
"""Answers during which a session that was just seen alive is taken for alive."""


class SessionCookies:
    """Downloader middleware that sends each request with the credentials of the moment, and takes the cookies changed.

    A request waits in the queue: it leaves with the session as it is then.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from a crawler, as Scrapy asks."""
        return cls(crawler)

    @property
    def _spider(self) -> "SiteSpider":
        return cast("SiteSpider", self.crawler.spider)

    def process_request(self, request: Request) -> None:
        """Write the credentials for this address, none for another site's."""
        held = self._spider.identity
        for name, value in (held.plain_headers(request.url) if held else {}).items():
            request.headers[name] = value

    def process_response(self, request: Request, response: Response) -> Response:
        """Take the cookies of the session that an answer of the site changes."""
        held = self._spider.identity
        if held is not None:
            lines = [line.decode("utf-8", "replace") for line in response.headers.getlist("Set-Cookie")]
            fresh = held.with_cookies(request.url, lines)
            if fresh is not held:
                self._spider.identity = fresh
                self._spider.tell(fresh)
        return response


class Liveness:
    """Tells whether the session still lives, when a page led to the login page: the page may only be a closed one."""

    def __init__(self, spider: "SiteSpider") -> None:
        self._spider = spider
        self._sure_until = 0

    async def ended(self, target: str) -> bool:
        """Tell whether an address is the login page, and the start address leads there too by now."""
        held, fetched = self._spider.identity, self._spider.inventory.fetched
        if held is None or not held.is_login(target) or fetched < self._sure_until:
            return False
        start = self._spider.site.url
        home = await self._spider.fetch(address(start) or start)
        location = (home.headers.get(b"Location") or b"").decode("utf-8", "replace")
        led = address(location, home.url) or ""
        if 300 <= home.status < 400 and held.is_login(led):
            return True
        self._sure_until = fetched + ALIVE_FOR
        return False
