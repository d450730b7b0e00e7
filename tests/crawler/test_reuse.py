"""A page that has not changed keeps its evidence, with its date; one whose own resource changed is measured again."""

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from crawler.campaign.clock import now
from crawler.campaign.history import remember, with_trend
from crawler.campaign.reuse import Reuse
from crawler.campaign.settings import AlertSettings, SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store, StoredSite
from crawler.documents.messages import Order
from rules.evidence.fingerprint import Fingerprint
from rules.evidence.inventory import Sample, SampledPage
from rules.evidence.ledger import Ledger, Request
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.results import CampaignResult
from tests.factories import request, site, visit
from tests.small_site import Pages, SmallSite, html

BEGAN = "2026-11-01T10:00:00+00:00"
ORDER = Order(urls=[], user_agent="limpide/0", delay=0.0, verify=True, direct=True)
PHOTO = (200, {"Content-Type": "image/gif", "ETag": '"one"'}, b"GIF89a")
PAGES: Pages = {
    "/": html("Accueil", "<img src=/photo>"),
    "/a": html("Une page", "<link rel=stylesheet href=/a.css>"),
    "/a.css": (200, {"Content-Type": "text/css"}, b"p {}"),
    "/photo": PHOTO,
}
USED = {"/": ("/", "/photo"), "/a": ("/a", "/a.css", "/photo")}


def body(pages: Pages, path: str) -> bytes:
    page = pages[path]
    return page.encode() if isinstance(page, str) else page[2]


def asked(url: str, tag: str = "", **changes: object) -> Request:
    headers = {"etag": tag} if tag else {}
    return msgspec.structs.replace(request("/"), url=url, status=200, headers=headers, **changes)


class Portfolio:
    """A site, and a store with the campaign that measured its two pages."""

    def __init__(self, folder: Path) -> None:
        self.site = SmallSite(dict(PAGES))
        self.store = Store(f"sqlite:///{folder / 'limpide.db'}")
        self.settings = SiteSettings(url=self.site.url, reuse=True)
        self.first = self.open(BEGAN)
        for path, used in USED.items():
            self.store.save_visit(self.first.id, self.url(path), self.seen(path, used))
            extra = msgspec.structs.replace(visit(), url=self.url(path), profile="views", started=BEGAN)
            self.store.save_visit(self.first.id, self.url(path), extra)
            for name in ("old-2-years",):
                self.store.save_visit(
                    self.first.id, self.url(path), msgspec.structs.replace(extra, profile=name)
                )
        self.end()

    def url(self, path: str) -> str:
        return self.site.url + path.lstrip("/")

    def open(self, began: str) -> StoredSite:
        name, _ = self.store.open_campaign([self.settings], slugs([self.settings]), {}, began, fresh=False)
        return self.store.sites(name)[0]

    def end(self) -> None:
        campaign = self.store.campaign()
        assert campaign is not None
        judged = msgspec.structs.replace(judge_site(site(visit())), url=self.site.url)
        result = CampaignResult(
            limpide="0", started=BEGAN, ended=BEGAN, exit_code=0, exit_reasons=[], sites=[judged]
        )
        result = with_trend(self.store, campaign, result, complete=True)
        remember(self.store, campaign, result, AlertSettings(), "fr")
        self.store.end_campaign(campaign.id, BEGAN)

    def seen(self, path: str, used: tuple[str, ...], *further: Request) -> Visit:
        requests = [asked(self.url(one), '"one"' if one == "/photo" else "") for one in used]
        prints = Fingerprint(
            bodies={self.url(one): hashlib.sha256(body(PAGES, one)).hexdigest() for one in used}
        )
        made = visit(Ledger(requests=[*requests, *further]), prints)
        return msgspec.structs.replace(made, url=self.url(path), started=BEGAN)

    def again(self) -> dict[str, list[str]]:
        """Begin another campaign, take over what stands; return the profiles taken over by path."""
        later = self.open(now())
        sample = Sample(
            pages=[SampledPage(url=self.url(path), reasons=[], template="") for path in USED],
            population=2,
            templates={},
            seed=1,
            random_drawn=0,
            left_out=0,
        )

        async def turn() -> None:
            """Wait for nothing."""

        reuse = Reuse(self.store, later, ORDER, turn)
        self.site.asked.clear()
        instrument = visit().instrument
        self.taken = asyncio.run(reuse.take_over(sample, instrument, asyncio.Event()))
        self.later = later
        found: dict[str, list[str]] = {}
        for url, profile in sorted(self.store.visited(later.id)):
            found.setdefault("/" + url.removeprefix(self.site.url), []).append(profile)
        return found


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Portfolio]:
    made = Portfolio(tmp_path)
    yield made
    made.store.close()
    made.site.close()


def test_an_unchanged_page_keeps_its_evidence_and_its_date(portfolio: Portfolio) -> None:
    assert portfolio.again() == {"/": ["desktop", "views"], "/a": ["desktop", "views"]}
    kept = portfolio.store.visit(portfolio.later.id, portfolio.site.url, "desktop")
    assert kept is not None
    assert (kept.started, bool(kept.reused)) == (BEGAN, True)
    assert max(portfolio.site.asked.values()) == 1, "a resource of several pages is asked for once"
    requests, wire_bytes = portfolio.store.visits_cost(portfolio.later.id)
    assert requests == 4, "the audit's own cost is what the look at the pages cost"
    assert 0 < wire_bytes < 2000
    assert portfolio.site.spared == 1, "what has an ETag is not sent again"
    judged = judge_site(msgspec.structs.replace(site(kept), url=portfolio.site.url))
    assert judged.pages[0].reused == BEGAN
    assert "1er novembre 2026" in judged.method.notes[-1].fr
    assert "1 November 2026" in judged.method.notes[-1].en


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({"/a.css": (200, {"Content-Type": "text/css"}, b"p { color: red }")}, ["/"]),
        ({"/a": html("Une page", "autre texte")}, ["/"]),
        ({"/photo": (200, {"Content-Type": "image/gif", "ETag": '"two"'}, b"GIF89b")}, []),
        ({"/a.css": (404, {}, b"p {}")}, ["/"]),
        ({"/photo": (200, {"Content-Type": "image/gif", "ETag": '"two"'}, b"GIF89a")}, ["/", "/a"]),
    ],
)
def test_a_page_whose_own_content_changed_is_measured_again(
    portfolio: Portfolio, changed: Pages, stands: list[str]
) -> None:
    portfolio.site.pages.update(changed)
    assert sorted(portfolio.again()) == stands


def test_what_cannot_be_told_is_measured_again(portfolio: Portfolio) -> None:
    sent = asked(portfolio.url("/"), method="POST", kind="fetch")
    lost = asked(portfolio.url("/photo"), outcome="failed")
    unread = asked(portfolio.url("/never-read"))
    reuse = Reuse(portfolio.store, portfolio.first, ORDER, lambda: asyncio.sleep(0))
    for further in (sent, lost, unread):
        assert not asyncio.run(reuse._stands(portfolio.seen("/", USED["/"], further)))


def test_another_browser_or_version_measures_again(portfolio: Portfolio) -> None:
    other = msgspec.structs.replace(visit().instrument, version="2")
    reuse = Reuse(portfolio.store, portfolio.open(now()), ORDER, lambda: asyncio.sleep(0))
    sample = Sample(
        pages=[SampledPage(url=portfolio.site.url, reasons=[], template="")],
        population=1,
        templates={},
        seed=1,
        random_drawn=0,
        left_out=0,
    )
    assert asyncio.run(reuse.take_over(sample, other, asyncio.Event())) == 0
