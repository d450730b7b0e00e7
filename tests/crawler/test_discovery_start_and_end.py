"""Every way a crawl can begin badly or end early is a status, a sentence, and nothing found is lost."""

import asyncio
import os
import signal
import socket
from typing import Any

import pytest

from crawler.campaign.settings import LimitSettings, SiteSettings
from crawler.discovery import discover, supervise
from rules.evidence.inventory import Address
from tests.crawler.crawling import Answer, Crawler, Serve


def links(count: int, prefix: str = "/p") -> str:
    return "<title>Page</title>" + "".join(f'<a href="{prefix}{n}">{n}</a>' for n in range(count))


def moved(target: str) -> Answer:
    return Answer("", 302, headers={"Location": target})


async def test_a_start_that_redirects_within_the_site_is_the_site(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/": moved("/fr/"), "/fr/": links(1, "/fr/p"), "/fr/p0": links(0)})
    found = await crawl(site.url())
    assert found.discovery.status == "complete"
    assert found.kinds(site) == {"/": "redirect", "/fr/": "page", "/fr/p0": "page"}
    assert found.discovery.origins == [f"http://127.0.0.1:{site.port}"]


async def test_a_start_that_leads_elsewhere_fails_in_one_sentence(serve: Serve, crawl: Crawler) -> None:
    other = serve({"/": links(0)})
    site = serve({"/": moved(other.url())})
    found = await crawl(site.url())
    assert found.discovery.status == "failed"
    assert other.url() in found.discovery.reason
    assert found.kinds(site) == {"/": "outside"}
    assert other.asked == []


@pytest.mark.parametrize(
    ("home", "word"),
    [
        (Answer("<h1>Panne</h1>", 500), "500"),
        (Answer("<h1>Introuvable</h1>", 404), "404"),
        (Answer("{}", mime="application/json"), "application/json"),
        (moved("/b"), "without end"),
        (moved("/"), "without end"),
    ],
)
async def test_a_home_page_that_is_none_fails_in_one_sentence(
    serve: Serve, crawl: Crawler, home: Answer, word: str
) -> None:
    site = serve({"/": home, "/b": moved("/")})
    found = await crawl(site.url())
    assert found.discovery.status == "failed"
    assert word in found.discovery.reason
    assert found.discovery.reason.endswith(".")
    assert found.discovery.reason_fr != found.discovery.reason


async def test_a_dead_site_fails_in_one_sentence(crawl: Crawler) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        found = await crawl(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert (found.discovery.status, found.addresses) == ("failed", {})
    assert "connection refused" in found.discovery.reason
    assert "connexion refusée" in found.discovery.reason_fr


async def test_a_start_that_is_no_address_fails_in_one_sentence(crawl: Crawler) -> None:
    found = await crawl("ville.example")
    assert found.discovery.status == "failed"
    assert "ville.example" in found.discovery.reason


async def test_each_limit_reached_says_what_it_left_out_and_what_lifts_it(
    serve: Serve, crawl: Crawler
) -> None:
    site = serve({"/": links(10), **{f"/p{n}": links(3, f"/p{n}/") for n in range(10)}})
    found = await crawl(site.url(), limits=LimitSettings(pages=5))
    (limit,) = found.discovery.limits
    assert (found.discovery.status, len(found.addresses)) == ("limited", 5)
    assert (limit.name, limit.value, limit.option) == ("addresses", 5, "--max-addresses")
    assert limit.left_out == 6 + 4 * 3
    shallow = await crawl(site.url(), limits=LimitSettings(depth=1))
    (limit,) = shallow.discovery.limits
    assert (len(shallow.addresses), limit.name, limit.left_out, limit.option) == (
        11,
        "depth",
        30,
        "--max-depth",
    )


async def test_a_calendar_without_end_does_not_swallow_the_crawl(serve: Serve, crawl: Crawler) -> None:
    routes: dict[str, Any] = {
        "/": links(0) + '<a href="/agenda?j=0">agenda</a><a href="/contact">c</a>',
        "/contact": links(0),
    }
    routes |= {f"/agenda?j={n}": f'<a href="/agenda?j={n + 1}">suivant</a>' for n in range(30)}
    found = await crawl(serve(routes).url(), limits=LimitSettings(variants=5))
    (limit,) = found.discovery.limits
    assert (limit.name, limit.left_out) == ("variants", 1)
    assert len(found.addresses) == 7


async def test_the_time_limit_ends_the_crawl(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/": links(40), **{f"/p{n}": Answer(links(0), wait=1) for n in range(40)}})
    found = await crawl(site.url(), limits=LimitSettings(minutes=2 / 60))
    limit = next(reached for reached in found.discovery.limits if reached.name == "minutes")
    assert (found.discovery.status, limit.option) == ("limited", "--max-minutes")
    assert limit.left_out + len(found.addresses) == 41
    assert found.discovery.seconds < 10


async def test_a_scope_of_paths_is_kept_to(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/fr/": '<a href="/fr/a">a</a><a href="/en/b">b</a>', "/fr/a": links(0), "/en/b": links(0)})
    found = await crawl(site.url("/fr/"), scope=["/fr"])
    assert set(found.kinds(site)) == {"/fr/", "/fr/a"}


async def test_a_stopped_crawl_keeps_what_it_found(serve: Serve) -> None:
    site = serve({"/": links(200), **{f"/p{n}": Answer(links(0), wait=0.2) for n in range(200)}})
    found: dict[str, Address] = {}
    stop = asyncio.Event()

    def keep(address: Address) -> None:
        found[address.url] = address
        if len(found) == 5:
            stop.set()

    settings = SiteSettings(url=site.url(), delay=0)
    discovery = await asyncio.wait_for(discover(settings, keep, contact="", stop=stop), 20)
    assert discovery.status == "interrupted"
    assert 5 <= len(found) < 200
    assert discovery.requests >= 5


async def test_a_killed_crawl_is_a_failed_discovery_that_keeps_what_it_found(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve({"/": links(200), **{f"/p{n}": Answer(links(0), wait=0.2) for n in range(200)}})
    found: dict[str, Address] = {}
    children: list[asyncio.subprocess.Process] = []
    spawn = supervise.start

    async def remember(*asked: Any) -> asyncio.subprocess.Process:
        children.append(await spawn(*asked))
        return children[0]

    def keep(address: Address) -> None:
        found[address.url] = address
        if len(found) == 5:
            os.kill(children[0].pid, signal.SIGKILL)

    monkeypatch.setattr(supervise, "start", remember)
    discovery = await asyncio.wait_for(discover(SiteSettings(url=site.url(), delay=0), keep, contact=""), 30)
    assert discovery.status == "failed"
    assert "-9" in discovery.reason
    assert "-9" in discovery.reason_fr
    assert len(found) >= 5


async def test_a_crawl_that_overruns_its_time_is_ended_from_outside(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve({"/": links(3), **{f"/p{n}": Answer(links(0), wait=30) for n in range(3)}})
    found: dict[str, Address] = {}
    monkeypatch.setattr(supervise, "OVERTIME", 5.0)
    settings = SiteSettings(url=site.url(), delay=0, limits=LimitSettings(minutes=0.01))
    discovery = await asyncio.wait_for(
        discover(settings, lambda a: found.__setitem__(a.url, a), contact=""), 20
    )
    assert discovery.status == "limited"
    assert [limit.name for limit in discovery.limits] == ["minutes"]


async def test_cancelling_the_audit_leaves_no_process_behind(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve({"/": Answer(links(3), wait=20)})
    children: list[asyncio.subprocess.Process] = []
    spawn = supervise.start

    async def remember(*asked: Any) -> asyncio.subprocess.Process:
        children.append(await spawn(*asked))
        return children[0]

    monkeypatch.setattr(supervise, "start", remember)
    task = asyncio.create_task(discover(SiteSettings(url=site.url()), lambda _: None, contact=""))
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children[0].returncode is not None


async def test_progress_is_reported_while_the_crawl_goes_on(serve: Serve) -> None:
    site = serve({"/": links(20), **{f"/p{n}": Answer(links(0), wait=0.3) for n in range(20)}})
    seen: list[tuple[int, int, int]] = []
    await discover(
        SiteSettings(url=site.url(), delay=0),
        lambda _: None,
        contact="",
        on_progress=lambda *p: seen.append(p),
    )
    assert any(
        found == 21 and 0 < fetched < 21 and queued == found - fetched for found, fetched, queued in seen
    )
