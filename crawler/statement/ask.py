"""Asks one site for a few pages, politely: robots.txt, one delay, redirects inside the site, a count of the cost."""

import time
from urllib.parse import urljoin, urlsplit

import msgspec

from audits.addresses import leads_inside
from crawler.discovery.crawl_settings import user_agent
from crawler.discovery.robots import Robots, read_robots
from crawler.discovery.scope import address, is_loopback, origin, same_registrable_domain
from crawler.documents.fetch import Answer, fetch, opener
from crawler.documents.messages import Order

MAX_BYTES = 4 * 1024 * 1024
SECONDS = 20.0
MAX_HOPS = 5


class Got(msgspec.Struct, frozen=True, kw_only=True):
    """What an address answered in the end. status: 0 without answer; refused: robots.txt does not let us ask."""

    url: str
    status: int = 0
    mime: str = ""
    body: bytes = b""
    why: str = ""
    refused: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is a page that answered well."""
        return self.status == 200 and self.mime in ("text/html", "application/xhtml+xml", "")


class Site:
    """One site being asked. requests, wire_bytes: what it cost its server."""

    def __init__(self, url: str, contact: str, delay: float, *, verify: bool = True) -> None:
        self.start = url
        self.agent = user_agent(contact)
        self.requests = 0
        self.wire_bytes = 0
        self._delay = delay
        self._last = 0.0
        self._robots: dict[str, Robots] = {}
        self._order = Order(
            urls=[],
            user_agent=self.agent,
            delay=delay,
            verify=verify,
            direct=is_loopback(url),
            max_bytes=MAX_BYTES,
            seconds=SECONDS,
        )
        self._opener = opener(self._order)

    def get(self, url: str, *, agent: str = "") -> Got:
        """Return what an address answers, redirects inside the site followed.

        Args:
            agent: user agent of this one request, ours when empty.
        """
        for _hop in range(MAX_HOPS):
            if not self._rules(url).allows(url):
                return Got(url=url, refused=True, why="robots.txt")
            answer = self._ask(url, agent)
            target = address(urljoin(url, answer.location)) if answer.location else None
            if not 300 <= answer.code < 400 or target is None:
                return Got(url=url, status=answer.code, mime=answer.mime, body=answer.body, why=answer.cause)
            if not self.owns(target) and (not same_registrable_domain(url, target) or leads_inside(target)):
                return Got(url=url, status=answer.code, why=target)
            if target == url:
                break
            url = target
        return Got(url=url, status=310, why="redirects")

    def owns(self, url: str) -> bool:
        """Tell whether an address is on the site: the same host and port, or the other scheme of the host."""
        here, there = urlsplit(self.start), urlsplit(url)
        return there.scheme in ("http", "https") and here.netloc == there.netloc

    def _rules(self, url: str) -> Robots:
        place = origin(url)
        if place not in self._robots:
            parts = urlsplit(url)
            answer = self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt", "")
            self._robots[place] = read_robots(answer.code or 404, answer.body)
            self._delay = max(self._delay, min(self._robots[place].asked_delay, 10.0))
        return self._robots[place]

    def _ask(self, url: str, agent: str) -> Answer:
        wait = self._last + self._delay - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        order = msgspec.structs.replace(self._order, user_agent=agent) if agent else self._order
        answer = fetch(self._opener, url, order)
        self._last = time.monotonic()
        self.requests += 1
        self.wire_bytes += answer.wire_bytes
        return answer
