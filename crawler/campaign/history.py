"""What stays of each site after a campaign: its figures, its verdicts, its result; and what changed since the last."""

import zlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import delete, insert, select

from crawler.alerts.messages import SiteNews
from crawler.alerts.outbox import put
from crawler.campaign import schema
from crawler.campaign.judgement import judge_one
from crawler.campaign.settings import AlertSettings, SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store, StoredCampaign
from crawler.discovery.scope import address
from rules import __version__
from rules.changes.corrections import corrections_changed
from rules.changes.verdicts import Verdicts, kept, verdicts_changed, verdicts_of
from rules.results import CampaignResult, SiteResult, TrendPoint
from rules.vocabulary import Lang


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A site in one ended campaign."""

    address: str
    campaign: str
    name: str
    slug: str
    point: TrendPoint
    verdicts: Verdicts


def key_of(url: str) -> str:
    """Return what names a site over the years: its start address, normalised."""
    return address(url) or url


def pasts(store: Store, url: str | None = None, *, before: str = "") -> list[Past]:
    """Return the ended campaigns of a site (of every site when None), oldest first.

    Args:
        before: only those that started earlier than this time.
    """
    table = schema.history
    query = select(table).order_by(table.c.started, table.c.campaign)
    if url is not None:
        query = query.where(table.c.address == key_of(url))
    if before:
        query = query.where(table.c.started < before)
    with store.engine.connect() as connection:
        return [
            Past(
                address=row["address"],
                campaign=row["campaign"],
                name=row["name"],
                slug=row["slug"],
                point=msgspec.json.decode(row["point"], type=TrendPoint),
                verdicts=msgspec.json.decode(row["verdicts"], type=Verdicts),
            )
            for row in connection.execute(query).mappings()
        ]


def result_of(store: Store, past: Past) -> SiteResult | None:
    """Return the result of a site in a campaign by today's rules; as judged then once its evidence is purged.

    None when neither the evidence nor a result this version can read is left.
    """
    query = select(schema.history.c.result).where(
        schema.history.c.address == past.address, schema.history.c.campaign == past.campaign
    )
    with store.engine.connect() as connection:
        packed = connection.execute(query).scalar_one_or_none()
    known = _unpacked(packed)
    if known is not None and known.method.limpide == __version__:
        return known
    campaign = store.campaign(past.campaign)
    sites = store.sites(past.campaign) if campaign else []
    stored = next((site for site in sites if key_of(site.settings.url) == past.address), None)
    return judge_one(store, stored, campaign) if stored and campaign else known


def results_of(store: Store, campaign: StoredCampaign) -> list[SiteResult]:
    """Return the sites of a campaign by today's rules, in the order they were asked; purged ones as judged then."""
    known = {past.address: past for past in pasts(store) if past.campaign == campaign.id}
    found = []
    for site in store.sites(campaign.id):
        past = known.pop(key_of(site.settings.url), None)
        result = result_of(store, past) if past else judge_one(store, site, campaign)
        found += [result] if result else []
    return found + [result for past in known.values() if (result := result_of(store, past))]


def _unpacked(packed: bytes | None) -> SiteResult | None:
    try:
        return msgspec.json.decode(zlib.decompress(packed), type=SiteResult) if packed else None
    except (msgspec.DecodeError, zlib.error):
        return None


def with_trend(
    store: Store, campaign: StoredCampaign, result: CampaignResult, *, complete: bool
) -> CampaignResult:
    """Return the result, each site with its campaigns so far; the present one is the last when it is complete."""
    sites = []
    for site in result.sites:
        earlier = pasts(store, site.url, before=campaign.started)
        points = [past.point for past in earlier]
        if complete:
            points.append(point_of(store, campaign, site, earlier))
        sites.append(msgspec.structs.replace(site, trend=points))
    return msgspec.structs.replace(result, sites=sites)


def with_others(
    store: Store, portfolio: Sequence[SiteSettings], campaign: StoredCampaign, result: CampaignResult
) -> CampaignResult:
    """Return the result with the portfolio's other sites as their last campaign left them, in the portfolio's order.

    A site that no campaign has reached yet is not among them.
    """
    present = {key_of(site.url): site for site in result.sites}
    if all(key_of(site.url) in present for site in portfolio):
        return result
    shown, names = [], slugs(portfolio)
    for settings, name in zip(portfolio, names, strict=True):
        site = present.get(key_of(settings.url)) or _last(store, settings.url)
        if site is not None:
            shown.append(msgspec.structs.replace(site, slug=name))
    return msgspec.structs.replace(result, sites=shown)


def _last(store: Store, url: str) -> SiteResult | None:
    """Return a site as its last campaign left it, with its trend."""
    known = pasts(store, url)
    site = result_of(store, known[-1]) if known else None
    return msgspec.structs.replace(site, trend=[past.point for past in known]) if site else None


def point_of(store: Store, campaign: StoredCampaign, site: SiteResult, earlier: Sequence[Past]) -> TrendPoint:
    """Return the figures of a site in a campaign; new and cured since the last one that measured it."""
    last = next((past for past in reversed(earlier) if past.point.status != "failed"), None)
    former = result_of(store, last) if last and site.status != "failed" else None
    changes = corrections_changed(former, site) if former else None
    states = {answer.id: answer.state for answer in site.answers}
    return TrendPoint(
        campaign=campaign.id,
        started=campaign.started,
        status=site.status,
        pages=sum(page.status in ("audited", "partial") for page in site.pages),
        wire_bytes=site.medians.get("wire_bytes"),
        second_visit_bytes=site.medians.get("second_visit_bytes"),
        requests=site.medians.get("requests"),
        corrections=sum(one.certain for one in site.corrections),
        new=len(changes.new) if changes else None,
        cured=len(changes.cured) if changes else None,
        obligations=states.get("obligations", "unmeasured"),
    )


def remember(
    store: Store, campaign: StoredCampaign, result: CampaignResult, alerts: AlertSettings, lang: Lang
) -> None:
    """Keep what a complete campaign says of each of its sites, and the alert of what changed; said twice, kept once.

    Args:
        result: as with_trend returns it.
    """
    table, rows, news = schema.history, [], []
    for site in result.sites:
        known = _known_verdicts(store, pasts(store, site.url, before=campaign.started))
        verdicts = kept(known, verdicts_of(site))
        changes = verdicts_changed(known, verdicts, site)
        if changes:
            news.append(SiteNews(site=site, changes=changes))
        rows.append(
            {
                "address": key_of(site.url),
                "campaign": campaign.id,
                "started": campaign.started,
                "name": site.name,
                "slug": site.slug,
                "point": msgspec.json.encode(site.trend[-1]).decode(),
                "verdicts": msgspec.json.encode(verdicts).decode(),
                "result": zlib.compress(msgspec.json.encode(msgspec.structs.replace(site, trend=[])), 6),
            }
        )
    with store.engine.begin() as connection:
        connection.execute(delete(table).where(table.c.campaign == campaign.id))
        connection.execute(insert(table), rows)
        put(connection, campaign.id, news, alerts, lang)


def _known_verdicts(store: Store, earlier: Sequence[Past]) -> Verdicts:
    """Return the verdicts known before a campaign, by today's rules: a new version of limpide raises no alert."""
    if not earlier:
        return Verdicts()
    last = next((past for past in reversed(earlier) if past.point.status != "failed"), None)
    former = result_of(store, last) if last else None
    known = earlier[-1].verdicts
    today = kept(known, verdicts_of(former)) if former else known
    return msgspec.structs.replace(today, site=known.site)
