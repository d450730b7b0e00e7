"""Retention: evidence older than its site keeps it is removed; the figures stay, and so does the last campaign."""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from crawler.campaign import schema
from crawler.campaign.clock import present
from crawler.campaign.files import Kept
from crawler.campaign.history import key_of
from crawler.campaign.settings import SiteSettings
from crawler.campaign.store import Store

FRESH = timedelta(days=1)
"""A file without a visit is left alone for a day: the visit that made it may be stored yet."""

_HASH = re.compile(rb'"([0-9a-f]{64})"')


class Old(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence of a site in one campaign, older than it is kept."""

    id: int
    campaign: str
    started: str
    address: str
    name: str
    visits: int


class Purged(msgspec.Struct, frozen=True, kw_only=True):
    """What a purge removed, or would remove: sites of campaigns, files of pictures and their bytes."""

    sites: list[Old]
    files: int
    file_bytes: int


def purge(
    store: Store, sites: Sequence[SiteSettings], now: datetime, *, days: int | None = None, dry: bool = False
) -> Purged:
    """Remove the evidence that is older than it is kept.

    Args:
        sites: the portfolio as it stands, whose keep_days count; a site that left it keeps what it asked for.
        days: keep_days for every site, in place of theirs.
        dry: only tell.
    """
    old = expired(store, sites, now, days)
    going = {one.id for one in old}
    files = orphans(store, going) if old else []
    size = sum(file.size for file in files)
    if old and not dry:
        with store.engine.begin() as connection:
            _forget(connection, old)
        store.files().remove(file.name for file in files)
        if store.engine.dialect.name == "sqlite":
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
    return Purged(sites=old, files=len(files), file_bytes=size)


def expired(store: Store, sites: Sequence[SiteSettings], now: datetime, days: int | None = None) -> list[Old]:
    """Return what is older than it is kept, the oldest first; the newest campaign of a site never is, ended or not."""
    asked = {key_of(site.url): site.keep_days for site in sites}
    rows = _rows(store)
    last = _newest(one for one, _keep, _ended in rows)
    last_ended = _newest(one for one, _keep, ended in rows if ended)
    old = []
    for one, kept, _ended in rows:
        keep = days if days is not None else asked.get(one.address, kept)
        limit = (now - timedelta(days=keep)).isoformat(timespec="seconds")
        held = (last[one.address], last_ended.get(one.address))
        if keep and one.started < limit and one.campaign not in held:
            old.append(one)
    return old


def _rows(store: Store) -> list[tuple[Old, int, bool]]:
    """Return every site of every campaign, oldest first, with the days it asked for and whether its campaign told."""
    sites, campaigns, visits = schema.sites, schema.campaigns, schema.visits
    counted = select(func.count()).where(visits.c.site == sites.c.id).scalar_subquery()
    query = select(sites, campaigns.c.started, counted.label("visits")).join(campaigns)
    with store.engine.connect() as connection:
        told = {
            tuple(row)
            for row in connection.execute(select(schema.history.c.address, schema.history.c.campaign))
        }
        rows = connection.execute(query.order_by(campaigns.c.started)).mappings().all()
    found = []
    for row in rows:
        settings = msgspec.json.decode(row["settings"], type=SiteSettings)
        address = key_of(settings.url)
        one = Old(
            id=row["id"],
            campaign=row["campaign"],
            started=row["started"],
            address=address,
            name=settings.name or settings.url,
            visits=row["visits"],
        )
        found.append((one, settings.keep_days, (address, one.campaign) in told))
    return found


def _newest(rows: Iterable[Old]) -> Mapping[str, str]:
    """Return the newest campaign by site; rows come oldest first."""
    return {one.address: one.campaign for one in rows}


def _forget(connection: Connection, old: Sequence[Old]) -> None:
    """Remove the rows of these sites from every table that hangs on a site, and campaigns left without any."""
    for one in old:
        for table in reversed(schema.metadata.sorted_tables):
            if table is not schema.sites and any(key.references(schema.sites) for key in table.foreign_keys):
                connection.execute(delete(table).where(table.c.site == one.id))
        connection.execute(delete(schema.sites).where(schema.sites.c.id == one.id))
        mine = schema.history.c.address == one.address, schema.history.c.campaign == one.campaign
        connection.execute(update(schema.history).where(*mine).values(result=None))
    left = select(schema.sites.c.campaign)
    gone = {one.campaign for one in old}
    connection.execute(
        delete(schema.campaigns).where(schema.campaigns.c.id.in_(gone), schema.campaigns.c.id.not_in(left))
    )


def orphans(store: Store, going: set[int]) -> list[Kept]:
    """Return the large evidence that no visit names any more once these sites are gone, but for the newest."""
    table = schema.visits
    named: set[str] = set()
    with store.engine.connect().execution_options(yield_per=50) as connection:
        for site, packed in connection.execute(select(table.c.site, table.c.evidence)):
            if site not in going:
                named.update(found.decode() for found in _HASH.findall(zlib.decompress(packed)))
    aged = store.files().older(present() - FRESH)
    return [one for one in aged if one.name.partition(".")[0] not in named]
