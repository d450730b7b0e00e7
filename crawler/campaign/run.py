"""One campaign: every site through discovery, sample and visits; what is stored is never done again."""

import asyncio
import os
import traceback
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from audits.browser import BrowserChoice
from audits.browser.certificates import verified_keys
from audits.browser.pool import BrowserPool
from audits.hosts import ask_hosts
from audits.identity import Identity
from audits.journey import walk
from audits.login import LoginError, log_in
from audits.protocol import Protocol
from audits.visit import VisitJob
from audits.visit.run import instrument
from crawler.campaign.clock import now
from crawler.campaign.files import EvidenceStore
from crawler.campaign.identities import journey_steps
from crawler.campaign.patience import Server
from crawler.campaign.plan import VisitPlan
from crawler.campaign.progress import Progress
from crawler.campaign.reuse import Reuse
from crawler.campaign.sessions import SiteSession
from crawler.campaign.store import Store, StoredSite
from crawler.discovery import discover
from crawler.discovery.crawl_settings import user_agent
from crawler.discovery.scope import is_loopback, origins_of
from crawler.documents import ask_documents
from crawler.documents.messages import Order
from crawler.sampling import draw_sample
from crawler.words import both
from rules.errors import LimpideError
from rules.evidence.inventory import Address, Discovery, Sample
from rules.evidence.journey import Journey
from rules.evidence.visit import Visit
from rules.journeys import PREFIX
from rules.vocabulary import Text

SITES_AT_ONCE = 3
"""Sites under way together: while one waits for its server, another uses the cores."""

FLUSH_EVERY = 50
"""Addresses kept in memory before they are stored."""


class Pace:
    """Spaces the beginnings of a site's visits: seconds between two, from its delay and its Crawl-delay."""

    def __init__(self, gap: float) -> None:
        self.gap = gap
        self._turn = asyncio.Lock()
        self._next = 0.0

    async def turn(self) -> None:
        """Return when the next visit may begin."""
        async with self._turn:
            wait = self._next - asyncio.get_running_loop().time()
            if wait > 0:
                await asyncio.sleep(wait)
            self._next = asyncio.get_running_loop().time() + self.gap


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages of a campaign share."""

    store: Store
    files: EvidenceStore
    protocol: Protocol
    progress: Progress
    stop: asyncio.Event
    concurrency: int
    archive: bool = False
    """Keep the bodies and the final document of every plain visit, to be sealed."""
    identities: dict[str, Identity] = {}
    """Credentials by address of the site, as given; once logged in, as they are then."""
    rotating: set[str] = set()
    """Addresses of the sites that change the session on the way."""


async def run_campaign(run: Run, campaign: str, browser: BrowserChoice) -> list[Text]:
    """Bring every site of the campaign to its last visit, several at once; one failing site stops no other.

    Returns:
        What stopped limpide itself, one sentence each; empty when every site came to its end.

    Raises:
        BrowserError: the browser does not start.
    """
    sites = run.store.sites(campaign)
    keys = await verified_keys([site.settings.url for site in sites], os.environ)
    async with BrowserPool(
        browser,
        concurrency=run.concurrency,
        announce=run.progress.note,
        trusted_keys=keys,
        first=[sites[0].settings.url] if sites else [],
    ) as pool:
        return await each_site(run, sites, lambda site: audit_site(run, site, pool), SITES_AT_ONCE)


async def each_site(
    run: Run, sites: Sequence[StoredSite], audit: Callable[[StoredSite], Awaitable[None]], at_once: int
) -> list[Text]:
    """Audit sites side by side, never two of one host; return what stopped limpide itself, one sentence each."""
    turns = asyncio.Semaphore(max(1, at_once))
    hosts = {host_of(site.settings.url): asyncio.Lock() for site in sites}

    async def one(site: StoredSite) -> None:
        # The host first, so that a site that waits for it takes no turn.
        async with hosts[host_of(site.settings.url)], turns:
            if not run.stop.is_set():
                await audit(site)

    ends = await asyncio.gather(*(one(site) for site in sites), return_exceptions=True)
    troubles = (trouble(s.settings.url, e) for s, e in zip(sites, ends, strict=True) if e is not None)
    return list(dict.fromkeys(troubles))


def host_of(url: str) -> str:
    """Return the host and port of a site, "www." left out: sites of one host share one server's patience."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def trouble(site: str, error: BaseException) -> Text:
    """Return the sentence of an error that no site causes: the store's own, or a fault of limpide with its place."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, LimpideError):
        return error.text
    if not isinstance(error, Exception):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    why = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    return both("site.broke", site=site, why=why)


async def audit_site(run: Run, site: StoredSite, pool: BrowserPool) -> None:
    """Take one site through the stages that have not ended yet."""
    try:
        await identify(run, site, pool)
    except LoginError as error:
        if site.discovery is None:
            run.store.save_discovery(site.id, unidentified(site.settings.url, error.text), now())
        run.progress.note(error.text)
        run.progress.finished(site.settings.url)
        return
    discovery = site.discovery or await discover_site(run, site, pool)
    if discovery.status in ("failed", "interrupted") or run.stop.is_set():
        run.progress.finished(site.settings.url)
        return
    sample = site.sample
    if sample is None:
        sample = draw_sample(run.store.addresses(site.id), discovery.start_url, site.settings.sample)
        run.store.save_sample(site.id, sample)
    if run.store.hosts(site.id) is None:
        run.store.save_hosts(site.id, await ask_hosts(discovery.origins, os.environ))
    await read_documents(run, site, discovery, sample)
    await visit_sample(run, site, discovery, sample, pool)
    await walk_journeys(run, site, discovery, pool)
    run.progress.finished(site.settings.url)


async def identify(run: Run, site: StoredSite, pool: BrowserPool) -> None:
    """Log in where the site asks for it, and prove it; crawl and visits then carry the same identity.

    Raises:
        LoginError: nobody is logged in.
    """
    url = site.settings.url
    identity = run.identities.get(url)
    if identity is None or not (identity.login or identity.proof):
        return
    job = VisitJob(
        url=url,
        origins=tuple(origins_of(url)),
        save=run.files.save,
        contact=site.settings.contact,
        accept_invalid_tls=site.settings.tls == "accept-invalid",
        identity=identity,
        protocol=run.protocol,
    )
    run.identities[url] = await log_in(pool, job, identity, run.store.redactor.learn)


def unidentified(url: str, why: Text) -> Discovery:
    """Return the discovery of a site where nobody could log in: nothing of it is audited."""
    return Discovery(status="failed", reason=why.en, reason_fr=why.fr, start_url=url, origins=[])


async def discover_site(run: Run, site: StoredSite, pool: BrowserPool | None = None) -> Discovery:
    """Crawl the site and store its inventory; a session that ends meanwhile is renewed once, and the crawl made again.

    Args:
        pool: the browsers that log in again; without them nobody does.
    """
    found = await crawl(run, site)
    if found.logged_out and pool is not None and not run.stop.is_set():
        run.progress.note(both("session.lost", site=site.settings.url))
        try:
            await identify(run, site, pool)
            found = await crawl(run, site)
        except LoginError as error:
            run.progress.note(error.text)
    if found.status != "interrupted":
        run.store.save_discovery(site.id, found, now())
    return found


async def crawl(run: Run, site: StoredSite) -> Discovery:
    """Crawl the site from its start and store its addresses; an interrupted crawl will start again."""
    run.store.forget_addresses(site.id)
    waiting: list[Address] = []

    def keep(address: Address) -> None:
        waiting.append(address)
        if len(waiting) >= FLUSH_EVERY:
            run.store.save_addresses(site.id, waiting)
            waiting.clear()

    def follow(held: Identity) -> None:
        run.store.redactor.learn(str(one["value"]) for one in held.cookies)
        run.identities[url] = held
        run.rotating.add(url)

    url = site.settings.url
    discovery = await discover(
        site.settings,
        keep,
        contact=site.settings.contact,
        identity=run.identities.get(url),
        stop=run.stop,
        on_progress=lambda found, fetched, _queued: run.progress.crawling(url, found, fetched),
        on_session=follow,
    )
    run.store.save_addresses(site.id, waiting)
    return discovery


def plain_order(run: Run, site: StoredSite, discovery: Discovery) -> Order:
    """Return how the site's addresses are asked for by plain HTTP."""
    settings = site.settings
    return Order(
        urls=[],
        user_agent=user_agent(settings.contact),
        delay=max(settings.delay, discovery.crawl_delay),
        verify=settings.tls == "verify",
        direct=is_loopback(discovery.start_url),
        identity=run.identities.get(settings.url),
    )


async def read_documents(run: Run, site: StoredSite, discovery: Discovery, sample: Sample) -> None:
    """Have the documents of the sample read, once, and store what they say; nothing is stored when stopped."""
    if run.store.documents(site.id) is not None:
        return
    order = plain_order(run, site, discovery)
    known = {one.url: one for one in run.store.addresses(site.id)} if sample.documents else {}
    chosen = [known[url] for url in sample.documents if url in known]
    found = await ask_documents(chosen, discovery.origins, order, run.stop)
    if found is not None:
        run.store.save_documents(site.id, found)


async def walk_journeys(run: Run, site: StoredSite, discovery: Discovery, pool: BrowserPool) -> None:
    """Walk the journeys that are not stored yet, one after the other: each may change what the next one meets."""
    done = run.store.visited(site.id)
    for journey in site.settings.journeys:
        if run.stop.is_set():
            return
        if (f"{PREFIX}{journey.name}", Journey.PROFILE) not in done:
            steps, known = journey_steps(journey.steps, os.environ)
            run.store.redactor.learn(known)
            job = VisitJob(
                url=discovery.start_url,
                profile=Journey.PROFILE,
                origins=tuple(discovery.origins),
                save=run.files.save,
                extra_hosts=tuple(site.settings.extra_hosts),
                contact=site.settings.contact,
                accept_invalid_tls=site.settings.tls == "accept-invalid",
                identity=run.identities.get(site.settings.url),
                learn=run.store.redactor.learn,
                archive=run.archive,
                protocol=run.protocol,
            )
            seen = await walk(pool, job, journey.name, steps)
            run.files.check()
            run.store.save_visit(site.id, seen.url, seen)


async def reuse_unchanged(
    run: Run, site: StoredSite, discovery: Discovery, sample: Sample, pool: BrowserPool
) -> None:
    """Take over the evidence of the pages that have not changed since the last audit, and say how many."""
    order = plain_order(run, site, discovery)
    job = VisitJob(
        url=discovery.start_url,
        origins=tuple(discovery.origins),
        save=run.files.save,
        contact=site.settings.contact,
        protocol=run.protocol,
    )
    looking = Reuse(run.store, site, order, Pace(order.delay).turn)
    taken = await looking.take_over(sample, instrument(pool, job), run.stop)
    said = both("site.reused", site=site.settings.url, n=taken, total=len(sample.pages))
    run.progress.note(said)


async def visit_sample(
    run: Run, site: StoredSite, discovery: Discovery, sample: Sample, pool: BrowserPool
) -> None:
    """Visit the sampled pages that are not stored yet, several at once, storing each as soon as it ends."""
    if site.settings.reuse and run.archive:
        run.progress.note(both("sealed.anew", site=site.settings.url))
    elif site.settings.reuse:
        await reuse_unchanged(run, site, discovery, sample, pool)
    plan = VisitPlan(run, site, discovery, sample)
    if plan.finished:
        said = both("site.resumed", site=site.settings.url, done=plan.finished, total=plan.total)
        run.progress.note(said)
    pace = Pace(max(site.settings.delay, discovery.crawl_delay))
    server = Server(
        run.stop,
        proxied=pool.proxied,
        gone=lambda: run.progress.note(both("site.gone", site=site.settings.url)),
    )

    session = SiteSession(run, site.settings.url, pool, lambda: identify(run, site, pool))

    async def make(job: VisitJob) -> Visit:
        await pace.turn()
        return await session.visit(job)

    async def worker() -> None:
        while not run.stop.is_set():
            job = await plan.next()
            if job is None:
                return
            seen = await server.patiently(partial(make, job))
            if run.stop.is_set() and seen.status == "failed":
                await plan.ended(None)
                return
            run.files.check()
            run.store.save_visit(site.id, job.url, seen)
            await plan.ended(seen)
            run.progress.visiting(site.settings.url, plan.finished, plan.total)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(run.concurrency, plan.total - plan.finished)):
            group.create_task(worker())
