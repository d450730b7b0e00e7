"""Keeps the crawl out of private networks: only the start's own host may stand in one (DESIGN section 5 rule 7).

A start address, or robots.txt, may redirect to another host of its registrable domain. Whoever holds that domain
decides where its names lead: one that leads to a private address is refused before anything is sent. Each name is
asked for once in a crawl, so that it leads to the same place until the end. The proxies the user's environment names
stand where they stand, which is often in a private network.
"""

from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from audits.addresses import is_private

SETTING = "LIMPIDE_HOST"
PRIVATE = "leads to a private address"


class FencedResolver(CachingThreadedResolver):
    """Scrapy's resolver, which gives private addresses to the start's host alone."""

    hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Build from a crawler, as Scrapy asks."""
        made = super().from_crawler(crawler, reactor)
        proxies = {urlsplit(proxy).hostname or "" for proxy in getproxies().values()}
        made.hosts = frozenset({crawler.settings.get(SETTING, ""), *proxies})
        return made

    def getHostByName(self, name: str, timeout: object = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """Return the address of a name; DNSLookupError when it is private and not the start's."""
        return super().getHostByName(name).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if name.lower().rstrip(".") not in self.hosts and is_private(address):
            raise DNSLookupError(f"{name} {PRIVATE}")
        return address
