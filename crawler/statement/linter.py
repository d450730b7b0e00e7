"""Reads the home page, the declaration, the plans and a few pages of a site by plain HTTP, and says what is wrong."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from crawler.discovery.scope import same_registrable_domain
from crawler.statement.ask import Got, Site
from crawler.statement.page import read_source
from rules.addresses import host, same_place, without_fragment
from rules.checks.accessibility_page import leads_there
from rules.declaration.eco import EcoStatement, read_eco
from rules.declaration.plans import read_plans
from rules.declaration.regulator import product
from rules.declaration.source import Source, Spot
from rules.declaration.statement import Given, Statement, make_statement
from rules.eco_digest import patterns
from rules.texts import normal
from rules.vocabulary import Text
from rules.wording import text

OTHERS = 5
"""Further pages on which the link is looked for."""
USUAL = "/accessibilite"
"""Address the RGAA recommends, tried when no link leads to a declaration."""
_NO_LINK = text(
    "L'accueil n'a aucun lien vers une déclaration d'accessibilité.",
    "The home page has no link to an accessibility declaration.",
)


class Regulator(msgspec.Struct, frozen=True, kw_only=True):
    """The home page asked once more, the robot's product token beside our own name: user agent, both statuses, and
    whether both answers read the same."""

    agent: str
    status: int
    ours: int
    same_text: bool
    why: str = ""


class Lint(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of one site. with_link: of the pages read (pages), those with the link.

    without_link: the others. needs_browser: pages written by their scripts, which plain HTTP does not show. trouble:
    why the home page was not read. requests, wire_bytes: cost to the site's server.
    """

    url: str
    day: str
    statement: Statement | None = None
    eco: EcoStatement | None = None
    pages: int = 0
    with_link: int = 0
    without_link: list[str] = []
    needs_browser: list[str] = []
    trouble: str = ""
    status: int = 0
    regulator: Regulator | None = None
    requests: int = 0
    wire_bytes: int = 0
    agent: str = ""


def lint(site: Site, today: date, *, as_regulator: bool) -> Lint:
    """Return what one site says of its accessibility and eco-design, as of a day."""
    got = site.get(site.start)
    asked = Lint(url=site.start, day=today.isoformat(), status=got.status, agent=site.agent)
    if not got.is_page:
        regulator = _regulator(site, got, None) if as_regulator and not got.refused else None
        return _priced(
            site, msgspec.structs.replace(asked, trouble=got.why or str(got.status), regulator=regulator)
        )
    home = read_source(got.body, got.mime, got.url)
    found, document, link = _declaration(site, home)
    answers = _answers(site, [one for one in (found, home) if one], today.year)
    statement = make_statement(
        Given(
            host=host(home.url),
            today=today,
            home=home,
            page=found,
            answers=answers,
            missing=_NO_LINK if found is None and not link and home.rendered else Text("", ""),
            document=document,
        )
    )
    pages = [home, *([found] if found else []), *_others(site, home, found)]
    without = [one.url for one in pages if not _links(one) and not (found and same_place(one.url, found.url))]
    return _priced(
        site,
        msgspec.structs.replace(
            asked,
            statement=statement,
            eco=read_eco(_eco(site, home)),
            pages=len(pages),
            with_link=len(pages) - len(without),
            without_link=without,
            needs_browser=[one.url for one in (home, found) if one and not one.rendered],
            regulator=_regulator(site, got, home) if as_regulator else None,
        ),
    )


def _priced(site: Site, made: Lint) -> Lint:
    return msgspec.structs.replace(made, requests=site.requests, wire_bytes=site.wire_bytes)


def _links(page: Source) -> list[Spot]:
    return [one for one in page.links if leads_there(one, page.url)]


def _declaration(site: Site, home: Source) -> tuple[Source | None, str, str]:
    """Return the declaration read, else the address of a document linked as one, and the first link to it."""
    links = sorted(_links(home), key=lambda one: "declaration" not in unquote(one.url).lower())
    spots = list(dict.fromkeys(without_fragment(one.url) for one in links if one.url.startswith("http")))
    fallback: Source | None = None
    for url in spots[:3]:
        got = _near(site, home, url)
        if got is None or same_place(got.url, home.url):
            continue
        if got.is_page:
            read = read_source(got.body, got.mime, got.url)
            fallback = fallback or read
            further = [
                one for one in _links(read) if "claration" in one.text and not same_place(one.url, got.url)
            ]
            if "claration" in normal(read.text) and len(read.text) > 400:
                return read, "", url
            for one in further[:1]:
                deeper = _near(site, home, without_fragment(one.url))
                if deeper and deeper.is_page:
                    return read_source(deeper.body, deeper.mime, deeper.url), "", url
        elif got.status == 200:
            return None, got.url, url
    if fallback or spots:
        return fallback, "", spots[0]
    usual = site.get(urljoin(home.url, USUAL))
    found = read_source(usual.body, usual.mime, usual.url) if usual.is_page else None
    return (found if found and "claration" in found.text else None), "", ""


def _near(site: Site, home: Source, url: str) -> Got | None:
    """Ask for an address of the site or of its registrable domain; elsewhere nothing is asked."""
    return site.get(url) if site.owns(url) or same_registrable_domain(home.url, url) else None


def _answers(site: Site, pages: list[Source], year: int) -> dict[str, int]:
    """Return what the scheme and the plan of the year answer, when they are on the site."""
    answers: dict[str, int] = {}
    for plan in read_plans(pages, year, {}):
        url = without_fragment(plan.url)
        if url.startswith("http") and site.owns(url) and url not in answers:
            got = site.get(url)
            if not got.refused and got.status:
                answers[url] = got.status
    return answers


def _others(site: Site, home: Source, found: Source | None) -> Iterator[Source]:
    """Yield a few further pages of the site, in the order of the home page's links."""
    known = [home.url, *([found.url] if found else [])]
    left = OTHERS
    for spot in home.links:
        url = without_fragment(spot.url)
        path = urlsplit(url).path.rpartition("/")[2]
        if not left or not site.owns(url) or any(same_place(url, one) for one in known):
            continue
        if "." in path and not path.endswith((".html", ".htm", ".php", ".aspx", ".jsp")):
            continue
        known.append(url)
        left -= 1
        got = site.get(url)
        if got.is_page and not got.refused and got.body:
            yield read_source(got.body, got.mime, got.url)


def _eco(site: Site, home: Source) -> Source | None:
    wanted = patterns()
    for spot in home.links:
        named = wanted.link.search(normal(spot.text)) or wanted.url.search(unquote(urlsplit(spot.url).path))
        if named and site.owns(spot.url) and not same_place(spot.url, home.url):
            got = site.get(without_fragment(spot.url))
            if got.is_page:
                return read_source(got.body, got.mime, got.url)
    return None


def _regulator(site: Site, ours: Got, home: Source | None) -> Regulator:
    agent = f"{site.agent} {product()}"
    got = site.get(site.start, agent=agent)
    read = read_source(got.body, got.mime, got.url) if got.is_page else None
    return Regulator(
        agent=agent,
        status=got.status,
        ours=ours.status,
        same_text=bool(home and read and home.text == read.text),
        why=got.why,
    )
