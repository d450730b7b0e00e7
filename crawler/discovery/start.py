"""The start address: what the site is, where its home page is, or the one sentence that says why there is none."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy.http import Response

from crawler.discovery.crawl_settings import MAX_BODY
from crawler.discovery.inventory import Record
from crawler.discovery.kinds import kind_of
from crawler.discovery.polite import media_type
from crawler.discovery.robots import Robots
from crawler.discovery.scope import address, identity
from crawler.discovery.sentences import sentence, why_silent
from rules.vocabulary import Text

if TYPE_CHECKING:
    from crawler.discovery.spider import SiteSpider

MAX_HOPS = 10
_PASSWORD = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)


class StartFailed(Exception):  # noqa: N818
    """Raised when the site cannot be discovered at all; text is the sentence for the user."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


async def open_site(spider: "SiteSpider") -> tuple[Record, Response]:
    """Return the home page's record and answer, redirects followed (DESIGN section 5 rule 7); raises StartFailed."""
    url = asked = address(spider.site.url) or ""
    if not url:
        raise StartFailed(sentence("start.invalid", url=spider.site.url))
    for _ in range(MAX_HOPS):
        robots = await spider.ground.robots(url)
        spider.ground.home = robots
        _check_robots(url, robots)
        record = spider.inventory.known(url) or _start_record(spider, url)
        response = await _fetch_home(spider, record, asked)
        location = (response.headers.get(b"Location") or b"").decode("utf-8", "replace")
        if not (300 <= response.status < 400 and location):
            return record, _checked_home(spider, record, response)
        asked, url = _next_hop(spider, record, response, location)
    raise StartFailed(sentence("start.loop", url=spider.site.url))


def _start_record(spider: "SiteSpider", url: str) -> Record:
    record = spider.inventory.admit(url, source="start", depth=0)
    assert record is not None  # no limit holds for the start
    return record


def _check_robots(url: str, robots: Robots) -> None:
    if robots.status == 0 and robots.silence is not None:
        raise StartFailed(sentence("start.silent", url=url, why=robots.silence))
    if robots.state == "unreachable":
        raise StartFailed(
            sentence("start.robots-error", url=urljoin(url, "/robots.txt"), status=robots.status)
        )
    if not robots.allows(url):
        raise StartFailed(sentence("start.refused", url=url))


async def _fetch_home(spider: "SiteSpider", record: Record, asked: str) -> Response:
    try:
        return await spider.fetch(asked, record=record)
    except Exception as error:  # every kind of silence becomes one sentence
        why = why_silent(error, MAX_BODY // 2**20)
        _close(spider, record, sentence("error.silent", why=why))
        raise StartFailed(sentence("start.silent", url=asked, why=why)) from error


def _next_hop(spider: "SiteSpider", record: Record, response: Response, location: str) -> tuple[str, str]:
    """Return (address to ask for, its canonical form), the hop recorded unless it is another spelling of itself."""
    target = address(location, response.url)
    if target is not None and identity(target) == identity(record.url):
        return urldefrag(urljoin(response.url, location)).url, record.url
    record.status, record.redirect_to = response.status, target or location
    outside = target is None or not spider.ground.scope.adopt(record.url, target)
    if target is None or outside:
        record.kind = "outside"
        spider.inventory.close(record)
        raise StartFailed(sentence("start.outside", url=record.url, target=target or location))
    if record.kind is not None:
        raise StartFailed(sentence("start.loop", url=spider.site.url))
    record.kind = "redirect"
    spider.inventory.close(record)
    return target, target


def _checked_home(spider: "SiteSpider", record: Record, response: Response) -> Response:
    record.status, record.mime = response.status, media_type(response.headers)
    if response.status in (401, 407):
        _close(spider, record, sentence("error.status", status=response.status))
        raise StartFailed(sentence("start.password", url=record.url, status=response.status))
    if not 200 <= response.status < 300:
        _close(spider, record, sentence("error.status", status=response.status))
        raise StartFailed(sentence("start.status", url=record.url, status=response.status))
    if kind_of(record.mime, record.url, response.body) != "page":
        record.kind = kind_of(record.mime, record.url, response.body)
        spider.inventory.close(record)
        raise StartFailed(sentence("start.not-html", url=record.url, mime=record.mime or "?"))
    if _is_wall(spider, record, response):
        _close(spider, record, sentence("start.login", url=spider.site.url, wall=record.url))
        raise StartFailed(sentence("start.login", url=spider.site.url, wall=record.url))
    return response


def _is_wall(spider: "SiteSpider", record: Record, response: Response) -> bool:
    """Tell whether the start address led elsewhere, to a page that asks for a password."""
    here, asked = (urlsplit(one).path.rstrip("/") for one in (record.url, spider.site.url))
    return here != asked and bool(_PASSWORD.search(response.body))


def _close(spider: "SiteSpider", record: Record, error: Text) -> None:
    record.kind, record.error = "error", error
    spider.inventory.close(record)
