"""The queue of a crawl: breadth first, one small entry an address, however many tens of thousands wait."""

import heapq
from itertools import count
from typing import TYPE_CHECKING

from scrapy.core.scheduler import BaseScheduler
from scrapy.http import Request

from crawler.discovery.inventory import Record

if TYPE_CHECKING:
    from crawler.discovery.spider import SiteSpider


class Frontier(BaseScheduler):
    """Scheduler that keeps an address's record rather than its request, and writes the request when its turn comes.

    A Scrapy request holds some two kilobytes; a sitemap may name fifty thousand addresses at once. Only requests that
    say more than their record (a retry, a sitemap, another spelling) are kept whole. First in, first out at equal
    priority.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Record | Request]] = []
        self._order = count()

    def open(self, spider: "SiteSpider") -> None:  # type: ignore[override]
        """Remember who writes the requests, as Scrapy opens the crawl."""
        self._spider = spider

    def has_pending_requests(self) -> bool:
        """Tell whether addresses wait."""
        return bool(self._heap)

    def enqueue_request(self, request: Request) -> bool:
        """Keep what the request asks for; never refused, as the inventory knows each address once."""
        record = request.meta.get("record")
        plain = isinstance(record, Record) and record.url == request.url and "retry_times" not in request.meta
        waiting = record if plain and record is not None else request
        heapq.heappush(self._heap, (-request.priority, next(self._order), waiting))
        return True

    def next_request(self) -> Request | None:
        """Return the next request, the shallowest first; None when nothing waits."""
        if not self._heap:
            return None
        waiting = heapq.heappop(self._heap)[2]
        return waiting if isinstance(waiting, Request) else self._spider.request(waiting.url, record=waiting)
