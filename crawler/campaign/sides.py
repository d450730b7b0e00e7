"""The two sides of a comparison: a campaign of the store, or a report's folder; told apart by what they are."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from crawler.campaign.history import key_of, results_of
from crawler.campaign.store import Store
from crawler.errors import UserError
from crawler.words import both
from rules.changes.files import Files, files_of_result, files_of_visits
from rules.changes.places import origins_of
from rules.changes.site import SiteChanges, site_changed
from rules.results import SCHEMA_VERSION, CampaignResult, SiteResult

RESULTS = "results.json"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side: its sites, and what gives the files of one of them."""

    name: str
    sites: list[SiteResult]
    files: Callable[[SiteResult], Files]


def open_side(store_url: str, name: str) -> Side:
    """Return a side by what its name is: an existing folder or results.json, else the beginning of a campaign's id.

    Raises:
        UserError: neither is there, or the result cannot be read.
    """
    path = Path(name)
    if path.is_dir() or path.is_file() or path.suffix == ".json":
        result = read_result(path / RESULTS if path.is_dir() else path)
        return Side(name=name, sites=result.sites, files=lambda site: files_of_result(site, origins_of(site)))
    return _stored_side(Store(store_url, create=False), name)


def _stored_side(store: Store, name: str) -> Side:
    campaign = store.campaign(name)
    if campaign is None:
        store.close()
        raise UserError(both("compare.unknown", name=name, store=store.shown))
    ids = {key_of(site.settings.url): site.id for site in store.sites(campaign.id)}

    def files(site: SiteResult) -> Files:
        number = ids.get(key_of(site.url))
        kept = files_of_visits(store.visits(number), origins_of(site)) if number is not None else {}
        return kept or files_of_result(site, origins_of(site))

    return Side(name=campaign.id[:8], sites=results_of(store, campaign), files=files)


def read_result(path: Path) -> CampaignResult:
    """Return the result of a results.json.

    Raises:
        UserError: the file is missing, is not one of ours, or is of another schema.
    """
    try:
        result = msgspec.json.decode(path.read_bytes(), type=CampaignResult)
    except OSError as error:
        raise UserError(both("results.missing", path=path)) from error
    except msgspec.DecodeError as error:
        raise UserError(both("results.wrong", path=path, why=str(error))) from error
    if result.schema_version != SCHEMA_VERSION:
        raise UserError(both("results.wrong", path=path, why=f"schema_version {result.schema_version}"))
    return result


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Two sides compared: what changed on each site they share, and the names of those that only one has.

    pairs: those sites as each side has them.
    """

    pairs: list[tuple[SiteResult, SiteResult]]
    sites: list[SiteChanges]
    only_before: list[str]
    only_after: list[str]


def compare(before: Side, after: Side) -> Compared:
    """Return what changed, site by site; sites are paired by address, by name, or as the only ones left."""
    pairs, old, new = _pairs(before.sites, after.sites)
    return Compared(
        pairs=pairs,
        sites=[site_changed(one, other, (before.files(one), after.files(other))) for one, other in pairs],
        only_before=[site.name for site in old],
        only_after=[site.name for site in new],
    )


_Pairs = list[tuple[SiteResult, SiteResult]]


def _pairs(
    before: Sequence[SiteResult], after: Sequence[SiteResult]
) -> tuple[_Pairs, list[SiteResult], list[SiteResult]]:
    """Return the pairs in the later order, and the sites left alone on each side."""
    old, found = list(before), {}
    names: tuple[Callable[[SiteResult], str], ...] = (lambda one: key_of(one.url), lambda one: one.name)
    for name in names:
        for site in after:
            known = next((one for one in old if name(one) == name(site)), None)
            if known is not None and id(site) not in found:
                found[id(site)] = known
                old.remove(known)
    left = [site for site in after if id(site) not in found]
    if len(left) == 1 == len(old):
        found[id(left[0])] = old.pop()
        left = []
    return [(found[id(site)], site) for site in after if id(site) in found], old, left
