"""The crawling process: `python -m crawler.discovery.process`, an Order on stdin, Messages on stdout.

It ends by itself when the site is known, at the time limit, on the line "stop", and when stdin ends, so that
it never outlives the parent.
"""

import asyncio
import os
import sys
import threading
import time
from typing import BinaryIO, Literal

import msgspec
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.discovery.crawl_settings import crawl_settings
from crawler.discovery.messages import Message, Order, Progress
from crawler.discovery.polite import Ledger
from crawler.discovery.spider import SiteSpider
from rules.evidence.inventory import Discovery, Limit
from rules.vocabulary import Text

PROGRESS_EVERY = 0.5
"""Seconds between two progress lines."""


class Conversation:
    """Writes messages to the parent and tells the spider when to stop."""

    def __init__(self, order: Order, crawler: Crawler, reading: BinaryIO, writing: BinaryIO) -> None:
        self.order = order
        self.crawler = crawler
        self.began = time.monotonic()
        self._reading, self._writing = reading, writing

    def send(self, message: Message) -> None:
        """Write one line."""
        try:
            self._writing.write(msgspec.json.encode(message) + b"\n")
            self._writing.flush()
        except OSError:
            os._exit(1)  # the parent is gone: there is nobody left to find anything for

    def opened(self, spider: SiteSpider) -> None:
        """Begin to accompany the spider, called by Scrapy when it opens."""
        self._company = asyncio.ensure_future(self.accompany(spider))

    async def accompany(self, spider: SiteSpider) -> None:
        """Send progress, keep the time limit and obey "stop" until the crawl has ended."""
        loop = asyncio.get_running_loop()
        listener = threading.Thread(target=self._listen, args=(loop, spider), daemon=True)
        listener.start()
        loop.call_later(self.order.site.limits.minutes * 60, spider.finish, "minutes")
        while True:
            self.send(Message(progress=self.progress(spider)))
            await asyncio.sleep(PROGRESS_EVERY)

    def _listen(self, loop: asyncio.AbstractEventLoop, spider: SiteSpider) -> None:
        self._reading.readline()
        if not loop.is_closed():
            loop.call_soon_threadsafe(spider.finish, "stopped")

    def progress(self, spider: SiteSpider) -> Progress:
        """Return where the crawl stands."""
        known = spider.inventory
        return Progress(
            found=len(known.records),
            fetched=known.fetched,
            queued=known.queued,
            so_far=self.discovery(spider),
        )

    def discovery(self, spider: SiteSpider) -> Discovery:
        """Return how the discovery went, or goes."""
        limits = spider.inventory.limits_reached()
        if spider.ending == "minutes":
            minutes, left = self.order.site.limits.minutes, spider.inventory.queued
            limits.append(Limit(name="minutes", value=minutes, left_out=left, option="--max-minutes"))
        failure = spider.failure or Text("", "")
        cost = self.crawler.get_downloader_middleware(Ledger)
        return Discovery(
            logged_out=spider.logged_out,
            status="failed" if failure.en else _status(spider.ending, limits),
            reason=failure.en,
            reason_fr=failure.fr,
            start_url=self.order.site.url,
            origins=spider.ground.scope.origins[:],
            robots=self._robots(spider),
            crawl_delay=spider.ground.delay,
            sitemaps=sorted(spider.ground.sitemaps),
            requests=cost.requests if cost else 0,
            wire_bytes=cost.wire_bytes if cost else 0,
            seconds=round(time.monotonic() - self.began, 3),
            limits=limits + spider.traps.limits() + spider.ground.delay_limit(),
        )

    def _robots(self, spider: SiteSpider) -> str:
        home = spider.ground.home
        if home is None:
            return "absent"
        return f"ignored: {self.order.site.robots_reason}" if home.state == "ignored" else home.state


def _status(ending: str, limits: list[Limit]) -> Literal["complete", "limited", "interrupted"]:
    if ending == "stopped":
        return "interrupted"
    return "limited" if limits else "complete"


def main() -> None:
    """Crawl the site ordered on stdin, then hand out what changed since it was sent, and the result."""
    reading, writing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not mix with the messages
    order = msgspec.json.decode(reading.readline(), type=Order)
    process = AsyncCrawlerProcess(crawl_settings(order.site, order.contact, order.identity))
    crawler = process.create_crawler(SiteSpider)
    talk = Conversation(order, crawler, reading, writing)
    crawler.signals.connect(talk.opened, signals.spider_opened)
    crawling = process.crawl(
        crawler,
        order=order,
        emit=lambda found: talk.send(Message(address=found)),
        tell=lambda held: talk.send(Message(session=held)),
    )
    process.start(install_signal_handlers=False)
    crawling.result()
    spider = crawler.spider
    assert isinstance(spider, SiteSpider)
    spider.inventory.finish()
    talk.send(Message(end=talk.discovery(spider)))


if __name__ == "__main__":
    main()
