"""The runs of an acceptance: one campaign each, over the same frozen sample; what is stored is never done again."""

import os
from collections.abc import Callable, Sequence
from typing import Any

from audits.browser import BrowserChoice
from audits.browser.certificates import verified_keys
from audits.browser.pool import BrowserPool
from audits.login import LoginError
from crawler.acceptance.sample_file import FrozenSample, freeze, thaw, with_declared
from crawler.campaign.clock import now
from crawler.campaign.judgement import judge_one
from crawler.campaign.run import Run, audit_site, discover_site, identify
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store, StoredCampaign, StoredSite
from crawler.sampling import draw_sample
from crawler.words import both
from rules.acceptance import Clause
from rules.results import SiteResult


def open_runs(
    store: Store, site: SiteSettings, options: dict[str, Any], runs: int
) -> tuple[list[StoredCampaign], bool]:
    """Return the campaigns of the runs, in order, and whether one of them is resumed."""
    opened = [
        store.open_campaign([site], slugs([site]), {**options, "run": number}, now(), fresh=False)
        for number in range(1, runs + 1)
    ]
    found = [store.campaign(name) for name, _ in opened]
    return [one for one in found if one is not None], any(resumed for _, resumed in opened)


async def draw(
    run: Run,
    site: StoredSite,
    pool: BrowserPool | None,
    clauses: Sequence[Clause],
    frozen: FrozenSample | None,
) -> FrozenSample | None:
    """Find the pages of a site and freeze its sample before anything is measured; None when the site is not read.

    Args:
        pool: needed to log in only.
        frozen: the sample agreed on, in the place of one drawn now.
    """
    if pool is not None:
        try:
            await identify(run, site, pool)
        except LoginError as error:
            run.progress.note(error.text)
            return None
    discovery = site.discovery or await discover_site(run, site)
    if discovery.status in ("failed", "interrupted") or run.stop.is_set():
        return None
    sample = site.sample
    if sample is None:
        drawn = draw_sample(run.store.addresses(site.id), discovery.start_url, site.settings.sample)
        sample = thaw(frozen) if frozen else with_declared(drawn, clauses, discovery.start_url)
        run.store.save_sample(site.id, sample)
    return frozen or freeze(sample, site.settings, now())


async def measure_runs(
    run: Run,
    campaigns: Sequence[StoredCampaign],
    browser: BrowserChoice,
    clauses: Sequence[Clause],
    frozen: FrozenSample | None,
    keep: Callable[[FrozenSample], None],
) -> FrozenSample | None:
    """Bring every run to its last visit, one run after the other; return the sample they were made on.

    Args:
        keep: writes the sample down, before anything is measured.

    Raises:
        BrowserError: the browser does not start.
    """
    first = _site(run.store, campaigns[0])
    keys = await verified_keys([first.settings.url], os.environ)
    async with BrowserPool(
        browser, concurrency=run.concurrency, announce=run.progress.note, trusted_keys=keys
    ) as pool:
        sample = await draw(run, first, pool, clauses, frozen)
        if sample is not None:
            keep(sample)
        for number, campaign in enumerate(campaigns, 1):
            if run.stop.is_set():
                break
            run.progress.note(both("accept.run", n=number, total=len(campaigns)))
            site = _site(run.store, campaign)
            if number > 1:
                share(run.store, _site(run.store, campaigns[0]), site)
            await audit_site(run, _site(run.store, campaign), pool)
    return sample


def share(store: Store, first: StoredSite, site: StoredSite) -> None:
    """Give a run what is read once for all of them: inventory, sample, hosts and documents."""
    if site.sample is not None or first.discovery is None:
        return
    store.save_addresses(site.id, store.addresses(first.id))
    hosts, documents = store.hosts(first.id), store.documents(first.id)
    if hosts is not None:
        store.save_hosts(site.id, hosts)
    if documents is not None:
        store.save_documents(site.id, documents)
    store.save_discovery(site.id, first.discovery, now())
    if first.sample is not None:
        store.save_sample(site.id, first.sample)


def results(store: Store, campaigns: Sequence[StoredCampaign]) -> list[SiteResult]:
    """Return the site as judged in each run."""
    return [judge_one(store, _site(store, one), one) for one in campaigns]


def _site(store: Store, campaign: StoredCampaign) -> StoredSite:
    return store.sites(campaign.id)[0]
