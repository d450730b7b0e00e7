"""Fixtures of the crawl: start small sites, crawl an address."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from crawler.campaign.settings import SiteSettings
from crawler.discovery import discover
from rules.evidence.inventory import Address
from tests.crawler.crawling import Crawl, Crawler, Serve, serving


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start small sites; all are stopped at the end of the test."""
    with ExitStack() as running:
        yield lambda routes: running.enter_context(serving(routes))


@pytest.fixture
def crawl() -> Crawler:
    """Crawl an address without delay; settings of the site as keyword arguments."""

    async def run(
        url: str, *, contact: str = "", stop: asyncio.Event | None = None, **settings: Any
    ) -> Crawl:
        versions: list[Address] = []
        site = SiteSettings(url=url, **{"delay": 0.0, **settings})
        discovery = await discover(site, versions.append, contact=contact, stop=stop)
        return Crawl(discovery, {a.url: a for a in versions}, versions)

    return run
