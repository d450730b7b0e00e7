"""A visit never leaves the site, and loads nothing from somebody's private network."""

import asyncio

import pytest
from counting_site import Answer, CountingSite
from visiting import keep, ledger_of, quick_visit

from audits.browser.pool import BrowserPool
from audits.visit import VisitJob, visit


async def test_an_address_outside_the_site_is_refused_without_a_request(
    site: CountingSite, pool: BrowserPool
) -> None:
    job = VisitJob(url=site.origin + "/", origins=("https://www.metropole.example",), save=keep)
    seen = await visit(pool, job, lambda: ())
    assert (seen.status, seen.reason) == ("refused", "The address is outside the site.")
    assert not site.requests


async def test_a_redirect_out_of_the_site_is_refused_before_the_request(
    site: CountingSite, pool: BrowserPool
) -> None:
    async with CountingSite() as other:
        site.pages = {"/": Answer.moved("/b"), "/b": Answer.moved(other.origin + "/there")}
        seen = await quick_visit(pool, site)
        assert seen.status == "refused"
        assert seen.reason == f"The address leads to {other.origin}/there, outside the site."
        assert not other.requests


@pytest.mark.parametrize(
    "way",
    [
        "<script>location = 'URL'</script>",
        "<form id=f action='URL' method=post></form><script>f.submit()</script>",
    ],
)
async def test_a_page_that_leads_away_while_it_loads_is_refused(
    site: CountingSite, pool: BrowserPool, way: str
) -> None:
    async with CountingSite() as other:
        site.pages = {"/": "<!doctype html><title>Ici</title>" + way.replace("URL", other.origin + "/x")}
        seen = await quick_visit(pool, site)
        assert seen.status == "refused"
        assert seen.reason == f"The address leads to {other.origin}/x, outside the site."
        assert seen.seconds < 3
        assert not other.requests


@pytest.mark.parametrize(
    "way",
    [
        "<script>setTimeout(() => { location = 'URL' }, 250)</script>",
        "<meta http-equiv=refresh content='0; url=URL'>",
        "<script>window.open('URL')</script>",
        "<a id=a href='URL' target=_blank>x</a><script>a.click()</script>",
    ],
)
async def test_a_whole_page_that_wants_to_leave_is_kept(
    site: CountingSite, pool: BrowserPool, way: str
) -> None:
    async with CountingSite() as other:
        site.pages = {"/": "<!doctype html><title>Ici</title>" + way.replace("URL", other.origin + "/x")}
        seen = await quick_visit(pool, site, settle=0.5)
        assert seen.status == "audited", (seen.reason, seen.missing)
        assert seen.final_url == site.origin + "/"
        assert len(seen.notes) == 1
        assert not other.requests


async def test_a_page_that_moves_on_without_end_is_not_audited(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {"/": "<!doctype html><script>location = '/?' + Math.random()</script>"}
    seen = await quick_visit(pool, site)
    assert (seen.status, seen.reason) == ("failed", "The page moves on by itself without end.")
    assert site.requests.total() <= 5


async def test_a_page_may_move_inside_the_site_and_is_then_held(
    site: CountingSite, pool: BrowserPool
) -> None:
    site.pages = {
        "/": "<!doctype html><script>location = '/home'</script>",
        "/home": "<!doctype html><meta http-equiv=refresh content=1><p>Accueil</p>",
    }
    seen = await quick_visit(pool, site, settle=0.4)
    assert seen.status == "audited", (seen.reason, seen.missing)
    assert seen.final_url == site.origin + "/home"
    assert site.requests["/home"] <= 2


async def test_a_page_that_moves_to_an_absent_one_is_not_audited(
    site: CountingSite, pool: BrowserPool
) -> None:
    site.pages = {"/": "<!doctype html><script>setTimeout(() => { location = '/absent' }, 100)</script>"}
    seen = await quick_visit(pool, site, settle=0.4)
    assert (seen.status, seen.reason) == ("failed", "The server answered 404.")


async def test_private_addresses_are_blocked_counted_and_never_reached(
    site: CountingSite, pool: BrowserPool
) -> None:
    async with CountingSite() as other:
        site.pages = {
            "/": f"<!doctype html><img src={other.origin}/a.png><img src=http://localhost:{other.port}/b.png>"
            f"<iframe src={other.origin}/frame></iframe><script>fetch('{other.origin}/data').catch(() => 0);"
            f"fetch('http://[::1]:{other.port}/six').catch(() => 0)</script><img src=/moved.png>",
            "/moved.png": Answer.moved(other.origin + "/c.png"),
        }
        seen = await quick_visit(pool, site)
        blocked = [r for r in ledger_of(seen).requests if r.outcome == "blocked"]
        assert not other.requests
        assert len(blocked) == 6
        assert seen.status == "audited", (seen.reason, seen.missing)
        assert all(request not in ledger_of(seen).counted for request in blocked)


async def test_private_hosts_that_are_allowed_load(site: CountingSite, pool: BrowserPool) -> None:
    async with CountingSite() as other:
        other.pages = {"/a.css": Answer(b"p{}", "text/css")}
        site.pages = {"/": f"<!doctype html><link rel=stylesheet href={other.origin}/a.css>"}
        seen = await quick_visit(pool, site, extra_hosts=(f"127.0.0.1:{other.port}",))
        assert other.requests == {"/a.css": 1}
        assert [r.party for r in ledger_of(seen).requests] == ["own", "third"]


async def test_the_visit_says_who_it_is_and_brings_no_memory(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": Answer(b"<!doctype html><p>x", headers={"Set-Cookie": "a=1", "Cache-Control": "max-age=60"})
    }
    first, second = await quick_visit(pool, site), await quick_visit(pool, site)
    assert first.instrument == second.instrument
    assert site.requests["/"] == 2
    assert site.agents == {" " + first.instrument.user_agent} or site.agents == {first.instrument.user_agent}
    assert "HeadlessChrome" not in first.instrument.user_agent
    assert first.instrument.user_agent.endswith(" (+https://metropole.example/contact)")
    assert first.instrument.protocol.startswith("limpide-1+")


async def test_several_visits_at_once_see_each_their_own_requests(
    site: CountingSite, pool: BrowserPool
) -> None:
    for name in "abcd":
        site.pages[f"/{name}"] = f"<!doctype html><img src=/{name}.png>"
        site.pages[f"/{name}.png"] = Answer(b"x", "image/png")
    seen = await asyncio.gather(*(quick_visit(pool, site, f"/{name}") for name in "abcd"))
    for name, one in zip("abcd", seen, strict=True):
        assert [r.url for r in ledger_of(one).requests] == [
            f"{site.origin}/{name}",
            f"{site.origin}/{name}.png",
        ]
