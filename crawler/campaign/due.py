"""Which sites of a portfolio are due now, by their schedules and their last ended campaigns."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.campaign.calendar import is_due, is_open, next_moment, next_opening
from crawler.campaign.history import key_of, pasts
from crawler.campaign.settings import SiteSettings
from crawler.campaign.store import Store
from crawler.words import say
from rules.vocabulary import Lang

RESUMED_WITHIN = timedelta(days=2)
"""An interrupted campaign older than that is not resumed by a schedule: its pages have aged."""


def due_sites(store: Store, sites: Sequence[SiteSettings], now: datetime) -> list[SiteSettings]:
    """Return the sites that are due, in the order of the portfolio."""
    last = last_audits(store)
    return [site for site in sites if is_due(site, last.get(key_of(site.url)), now)]


def last_audits(store: Store) -> dict[str, datetime]:
    """Return when the last ended campaign of each site began, by normalised start address."""
    return {past.address: datetime.fromisoformat(past.point.started) for past in pasts(store)}


def interrupted(store: Store, sites: Sequence[SiteSettings], now: datetime) -> list[SiteSettings]:
    """Return the sites of the newest campaign that was interrupted lately, when a schedule may take it up again.

    It may when the portfolio still asks the same of each of them, each may begin now, and none was audited since.
    """
    found = store.campaign(store.unended((now - RESUMED_WITHIN).isoformat(timespec="seconds")) or "-")
    if found is None:
        return []
    asked, last = [site.settings for site in store.sites(found.id)], last_audits(store)
    begun = datetime.fromisoformat(found.started)
    ready = (one in sites and one.schedule and is_open(one, now) for one in asked)
    later = (last[key] > begun for one in asked if (key := key_of(one.url)) in last)
    return asked if all(ready) and not any(later) else []


def next_times(
    store: Store, sites: Sequence[SiteSettings], now: datetime
) -> list[tuple[datetime, SiteSettings]]:
    """Return when each site with a schedule is to be audited next, the earliest first (UTC)."""
    last, times = last_audits(store), []
    for site in sites:
        known = last.get(key_of(site.url))
        moment = next_moment(site, known) if known else now
        if site.schedule and moment is not None:
            times.append((next_opening(site, max(moment, now)), site))
    return sorted(times, key=lambda pair: pair[0])


def nothing_due(store: Store, sites: Sequence[SiteSettings], now: datetime, lang: Lang) -> str:
    """Return the sentence that nothing is due, and what comes next."""
    times = next_times(store, sites, now)
    if not times:
        return say("due.no_schedule", lang)
    when, site = times[0]
    return say("due.nothing", lang, n=len(sites), site=site.name or site.url, when=local(when, site))


def local(when: datetime, site: SiteSettings) -> str:
    """Return a time in the site's own time zone, to the minute: "2026-11-24 22:00"."""
    return when.astimezone(ZoneInfo(site.time_zone)).strftime("%Y-%m-%d %H:%M")
