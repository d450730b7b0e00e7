"""What the tests of the audits share: a site that counts its bytes, a pool of one real browser, quick visits."""

from collections.abc import AsyncIterator

import pytest
from browser_tools import real_browser
from counting_site import CountingSite

from audits.browser.pool import BrowserPool


@pytest.fixture
async def site() -> AsyncIterator[CountingSite]:
    """An empty website on 127.0.0.1: fill site.pages; site.requests and site.sent count per path."""
    async with CountingSite() as served:
        yield served


@pytest.fixture
def first_origins(request: pytest.FixtureRequest) -> list[str]:
    """The origin of the test's site, when it has one; asked for outside any loop, as `site` may be asynchronous."""
    return [request.getfixturevalue("site").origin] if "site" in request.fixturenames else []


@pytest.fixture
async def pool(first_origins: list[str]) -> AsyncIterator[BrowserPool]:
    """A pool of the real browser, three contexts at once, whose first browser is the one of the test's site."""
    opening = BrowserPool(await real_browser(), concurrency=3, close_seconds=3, first=first_origins)
    async with opening as opened:
        yield opened
