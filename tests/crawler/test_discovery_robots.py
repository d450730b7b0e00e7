"""robots.txt is obeyed as RFC 9309 says; a site that refuses us is a sentence, not a crash."""

import pytest

from crawler.campaign.settings import LimitSettings
from crawler.discovery.polite import retry_after
from crawler.discovery.robots import read_robots
from tests.crawler.crawling import Answer, Crawler, Serve

HOME = '<title>Accueil</title><a href="/prive/x">x</a><a href="/public">y</a>'


def robots(text: str, status: int = 200) -> Answer:
    return Answer(text, status, mime="text/plain")


async def test_a_refused_address_is_inventoried_and_never_asked_for(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/robots.txt": robots("User-agent: *\nDisallow: /prive/"), "/": HOME, "/public": HOME})
    found = await crawl(site.url())
    assert found.kinds(site) == {"/": "page", "/public": "page", "/prive/x": "refused"}
    assert found.addresses[site.url("/prive/x")].found_on_total == 2
    assert "/prive/x" not in site.asked
    assert (found.discovery.status, found.discovery.robots) == ("complete", "obeyed")


async def test_a_rule_for_limpide_goes_before_the_rule_for_all(serve: Serve, crawl: Crawler) -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: limpide\nDisallow: /prive"
    site = serve({"/robots.txt": robots(text), "/": HOME, "/public": HOME})
    assert (await crawl(site.url())).kinds(site)["/public"] == "page"


@pytest.mark.parametrize(
    ("answer", "word"), [(robots("User-agent: *\nDisallow: /"), "refuse"), (robots("panne", 500), "500")]
)
async def test_a_site_wholly_refused_is_a_failed_discovery(
    serve: Serve, crawl: Crawler, answer: Answer, word: str
) -> None:
    site = serve({"/robots.txt": answer, "/": HOME})
    found = await crawl(site.url())
    assert found.discovery.status == "failed"
    assert word in found.discovery.reason
    assert word in found.discovery.reason_fr
    assert set(site.asked) == {"/robots.txt"}


async def test_of_an_enormous_robots_file_the_first_bytes_are_read_and_obeyed(
    serve: Serve, crawl: Crawler
) -> None:
    text = "User-agent: *\nDisallow: /prive/\n" + "# encore\n" * 2_000_000
    site = serve({"/robots.txt": robots(text), "/": HOME, "/public": HOME})
    found = await crawl(site.url())
    assert found.kinds(site) == {"/": "page", "/public": "page", "/prive/x": "refused"}
    assert found.discovery.wire_bytes < 1_000_000


async def test_without_robots_everything_is_allowed(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/": HOME, "/public": HOME, "/prive/x": HOME, "/robots.txt": robots("non", 403)})
    found = await crawl(site.url())
    assert set(found.kinds(site).values()) == {"page"}
    assert found.discovery.robots == "absent"


async def test_ones_own_site_may_be_crawled_against_its_robots_for_a_stated_reason(
    serve: Serve, crawl: Crawler
) -> None:
    site = serve({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/": HOME, "/public": HOME})
    found = await crawl(site.url(), robots="ignore", robots_reason="recette interne")
    assert found.discovery.status == "complete"
    assert found.discovery.robots == "ignored: recette interne"


async def test_robots_is_followed_through_its_redirects(serve: Serve, crawl: Crawler) -> None:
    moved = Answer("", 301, headers={"Location": "/regles"})
    site = serve(
        {
            "/robots.txt": moved,
            "/regles": robots("User-agent: *\nDisallow: /prive"),
            "/": HOME,
            "/public": HOME,
        }
    )
    assert (await crawl(site.url())).kinds(site)["/prive/x"] == "refused"


async def test_the_delay_asked_is_kept(serve: Serve, crawl: Crawler) -> None:
    site = serve(
        {
            "/robots.txt": robots("User-agent: *\nCrawl-delay: 0.3"),
            "/": HOME,
            "/public": HOME,
            "/prive/x": HOME,
        }
    )
    found = await crawl(site.url())
    assert found.discovery.crawl_delay == 0.3
    assert found.discovery.seconds > 0.3 * (len(site.asked) - 2)
    assert found.discovery.limits == []


async def test_a_delay_too_long_is_shortened_and_printed(serve: Serve, crawl: Crawler) -> None:
    site = serve(
        {
            "/robots.txt": robots("User-agent: *\nCrawl-delay: 3600"),
            "/": "<title>Seule</title>",
            "/sitemap.xml": robots(""),
        }
    )
    found = await crawl(site.url(), limits=LimitSettings(minutes=0.05))
    limit = next(reached for reached in found.discovery.limits if reached.name == "crawl-delay")
    assert (limit.value, limit.option) == (10.0, "delay")


async def test_the_user_agent_says_who_asks_and_where_to_complain(serve: Serve, crawl: Crawler) -> None:
    site = serve({"/": "<title>Accueil</title>"})
    await crawl(site.url(), contact="https://ville.example/robot")
    (agent,) = site.agents
    assert agent.startswith("Mozilla/5.0 (compatible; limpide/")
    assert agent.endswith("; +https://ville.example/robot)")
    other = serve({"/": "<title>Accueil</title>"})
    await crawl(other.url())
    assert "+" not in other.agents.pop()


async def test_a_busy_server_is_waited_for(serve: Serve, crawl: Crawler) -> None:
    answers = iter([Answer("", 429, headers={"Retry-After": "1"})])
    site = serve({"/": HOME, "/public": lambda: next(answers, Answer("<title>Enfin</title>"))})
    found = await crawl(site.url())
    assert found.addresses[site.url("/public")].title == "Enfin"
    assert site.asked.count("/public") == 2
    assert found.discovery.seconds >= 1


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    assert retry_after(b"7", 0) == 7
    assert retry_after(b"Thu, 01 Jan 1970 00:00:30 GMT", 10) == 20
    assert retry_after(b"bient\xf4t", 0) is None
    assert retry_after(None, 0) is None


def test_a_file_that_is_no_robots_file_refuses_nothing() -> None:
    assert read_robots(200, b"<html>Page introuvable</html>").allows("http://a.fr/x")
    assert read_robots(200, b"\xff\xfe\x00").allows("http://a.fr/x")
