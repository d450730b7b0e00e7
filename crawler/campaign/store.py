"""The store: campaigns, sites, addresses and visits, each written as soon as it exists (SQLite or PostgreSQL)."""

import hashlib
import uuid
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from audits.secrecy import Redactor
from crawler.campaign import schema
from crawler.campaign.database import file_of, is_sqlite, open_engine, parse, shown, troubles_told, unusable
from crawler.campaign.files import EvidenceFiles, EvidenceStore, EvidenceTable, folder_of
from crawler.campaign.locks import Lock
from crawler.campaign.settings import SiteSettings
from crawler.campaign.versions import prepare
from crawler.errors import UserError
from crawler.words import both
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Discovery, Sample
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit

DEFAULT_STORE = "sqlite:///limpide.db"

KEY_BYTES, KEPT_BYTES, HASHED = 2000, 1000, " sha256:"
"""Longest address that is a key as it is (PostgreSQL indexes some 2,700 bytes), and what stays of a longer one."""


class StoredSite(msgspec.Struct, frozen=True, kw_only=True):
    """A site of a campaign as stored: what was asked, and the stages that have ended."""

    id: int
    position: int
    slug: str
    settings: SiteSettings
    audited_at: str = ""
    discovery: Discovery | None = None
    sample: Sample | None = None


class StoredCampaign(msgspec.Struct, frozen=True, kw_only=True):
    """A campaign as stored; ended is empty while it can be resumed."""

    id: str
    started: str
    ended: str
    options: dict[str, Any]


class Store:
    """One database. Used from one thread; a lock keeps a second limpide out while it writes.

    Raises:
        UserError: the URL is not understood, the database cannot be opened, or (create false) is not there.
    """

    def __init__(self, url: str = DEFAULT_STORE, *, create: bool = True) -> None:
        self.url = parse(url)
        file = file_of(self.url)
        if not create and file is not None and not file.exists():
            raise UserError(both("campaign.none", store=self.shown, name="—"))
        self.engine = open_engine(self.url)
        try:
            prepare(self.engine)
        except SQLAlchemyError as error:
            raise unusable(self.url, error) from error
        troubles_told(self.engine, self.url)
        self._lock: Lock | None = None
        self.redactor = Redactor()

    def _encoded(self, record: Any) -> bytes:
        """Return a record as JSON without any known secret."""
        return self.redactor.clean(msgspec.json.encode(record))

    @property
    def shown(self) -> str:
        """The database's address without its password."""
        return shown(self.url)

    def lock(self) -> None:
        """Keep every other limpide process out of this database until close().

        Raises:
            UserError: another process holds it.
        """
        lock = Lock(self.engine)
        try:
            held = lock.take()
        except OSError as error:
            raise unusable(self.url, error) from error
        if not held:
            raise UserError(both("store.held", store=self.shown))
        self._lock = lock

    def files(self) -> EvidenceStore:
        """Return where the large evidence of this database lies: beside an SQLite file, inside PostgreSQL."""
        if is_sqlite(self.url):
            return EvidenceFiles(folder_of(file_of(self.url)), self.redactor.clean)
        return EvidenceTable(self.engine, self.redactor.clean)

    def close(self) -> None:
        """Release the lock and the connections."""
        if self._lock is not None:
            self._lock.release()
        self.engine.dispose()

    # Campaigns

    def open_campaign(
        self,
        settings: Sequence[SiteSettings],
        slugs: Sequence[str],
        options: dict[str, Any],
        now: str,
        *,
        fresh: bool,
    ) -> tuple[str, bool]:
        """Return the campaign's id and whether it is resumed: the newest unended one that asked the same.

        With fresh, an unended one is closed as abandoned and a new one begins.
        """
        fingerprint = hashlib.sha256(msgspec.json.encode([settings, options], order="sorted")).hexdigest()
        with self.engine.begin() as connection:
            found = connection.execute(
                select(schema.campaigns.c.id)
                .where(schema.campaigns.c.fingerprint == fingerprint, schema.campaigns.c.ended.is_(None))
                .order_by(schema.campaigns.c.started.desc())
            ).scalar()
            if found and not fresh:
                return str(found), True
            if found:
                connection.execute(
                    update(schema.campaigns).where(schema.campaigns.c.id == found).values(ended=now)
                )
            return self._new_campaign(connection, fingerprint, settings, slugs, options, now), False

    def _new_campaign(
        self,
        connection: Connection,
        fingerprint: str,
        settings: Sequence[SiteSettings],
        slugs: Sequence[str],
        options: dict[str, Any],
        now: str,
    ) -> str:
        name = uuid.uuid4().hex
        connection.execute(
            insert(schema.campaigns).values(
                id=name, started=now, fingerprint=fingerprint, options=msgspec.json.encode(options).decode()
            )
        )
        connection.execute(
            insert(schema.sites),
            [
                {
                    "campaign": name,
                    "position": position,
                    "slug": slug,
                    "settings": msgspec.json.encode(site).decode(),
                }
                for position, (site, slug) in enumerate(zip(settings, slugs, strict=True))
            ],
        )
        return name

    def campaign(self, name: str | None = None) -> StoredCampaign | None:
        """Return the campaign of that id (or the beginning of it), or the newest one; None when there is none."""
        query = select(schema.campaigns).order_by(schema.campaigns.c.started.desc())
        if name:
            query = query.where(schema.campaigns.c.id.startswith(name, autoescape=True))
        with self.engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        options = msgspec.json.decode(row["options"])
        return StoredCampaign(id=row["id"], started=row["started"], ended=row["ended"] or "", options=options)

    def campaign_of(self, started: str) -> str | None:
        """Return the id of the campaign that started then; None when it is not here."""
        query = select(schema.campaigns.c.id).where(schema.campaigns.c.started == started)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar()

    def unended(self, since: str) -> str | None:
        """Return the id of the newest campaign that can be resumed and began at that time or later."""
        table = schema.campaigns
        query = select(table.c.id).where(table.c.ended.is_(None), table.c.started >= since)
        with self.engine.connect() as connection:
            return connection.execute(query.order_by(table.c.started.desc())).scalar()

    def end_campaign(self, name: str, now: str) -> None:
        """Mark the campaign as ended: it will not be resumed."""
        with self.engine.begin() as connection:
            connection.execute(
                update(schema.campaigns).where(schema.campaigns.c.id == name).values(ended=now)
            )

    # Sites

    def sites(self, campaign: str) -> list[StoredSite]:
        """Return the campaign's sites in the order they were asked."""
        query = (
            select(schema.sites).where(schema.sites.c.campaign == campaign).order_by(schema.sites.c.position)
        )
        with self.engine.connect() as connection:
            return [_site(row) for row in connection.execute(query).mappings()]

    def forget_addresses(self, site: int) -> None:
        """Remove the addresses of a discovery that did not end, before it starts again."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.addresses).where(schema.addresses.c.site == site))

    def save_addresses(self, site: int, found: Sequence[Address]) -> None:
        """Store addresses, each replacing the earlier record of the same address."""
        latest = {self._key(address.url): self._encoded(address) for address in found}
        rows = [{"site": site, "url": key, "record": record} for key, record in latest.items()]
        if not rows:
            return
        with self.engine.begin() as connection:
            for start in range(0, len(rows), 500):
                chunk = rows[start : start + 500]
                urls = [row["url"] for row in chunk]
                table = schema.addresses
                connection.execute(delete(table).where(table.c.site == site, table.c.url.in_(urls)))
                connection.execute(insert(table), chunk)

    def addresses(self, site: int) -> list[Address]:
        """Return the site's inventory, in alphabetical order of address."""
        query = (
            select(schema.addresses.c.record)
            .where(schema.addresses.c.site == site)
            .order_by(schema.addresses.c.url)
        )
        with self.engine.connect() as connection:
            return [
                msgspec.json.decode(record, type=Address) for record in connection.execute(query).scalars()
            ]

    def save_discovery(self, site: int, discovery: Discovery, now: str) -> None:
        """Store how the discovery ended."""
        self._set(site, discovery=self._encoded(discovery).decode(), audited_at=now)

    def save_sample(self, site: int, sample: Sample) -> None:
        """Store the drawn sample."""
        self._set(site, sample=self._encoded(sample).decode())

    def save_hosts(self, site: int, found: Sequence[HostFacts]) -> None:
        """Store what the network says of the site's hosts."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.host_facts).where(schema.host_facts.c.site == site))
            connection.execute(insert(schema.host_facts).values(site=site, record=self._encoded(list(found))))

    def hosts(self, site: int) -> list[HostFacts] | None:
        """Return what the network says of the site's hosts; None when it was not asked."""
        query = select(schema.host_facts.c.record).where(schema.host_facts.c.site == site)
        with self.engine.connect() as connection:
            record = connection.execute(query).scalar_one_or_none()
        return None if record is None else msgspec.json.decode(record, type=list[HostFacts])

    def save_documents(self, site: int, found: Sequence[DocumentFacts]) -> None:
        """Store what the documents of the sample say of themselves."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.document_facts).where(schema.document_facts.c.site == site))
            connection.execute(
                insert(schema.document_facts).values(site=site, record=self._encoded(list(found)))
            )

    def documents(self, site: int) -> list[DocumentFacts] | None:
        """Return what the documents of the sample say of themselves; None when they were not asked for."""
        query = select(schema.document_facts.c.record).where(schema.document_facts.c.site == site)
        with self.engine.connect() as connection:
            record = connection.execute(query).scalar_one_or_none()
        return None if record is None else msgspec.json.decode(record, type=list[DocumentFacts])

    def _set(self, site: int, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(update(schema.sites).where(schema.sites.c.id == site).values(**values))

    # Visits

    def save_visit(self, site: int, url: str, visit: Visit) -> None:
        """Store one visit under the address that was asked; one already stored is never replaced."""
        requests, wire_bytes = _cost(visit)
        row = {
            "site": site,
            "url": self._key(url),
            "profile": visit.profile,
            "status": visit.status,
            "requests": requests,
            "wire_bytes": wire_bytes,
            "evidence": zlib.compress(self._encoded(visit), 6),
        }
        with self.engine.begin() as connection:
            connection.execute(insert(schema.visits), [row])

    def visited(self, site: int) -> set[tuple[str, str]]:
        """Return the (address, profile) pairs already stored."""
        query = select(schema.visits.c.url, schema.visits.c.profile).where(schema.visits.c.site == site)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return {(self._address(site, key, profile), profile) for key, profile in rows}

    def _key(self, url: str) -> str:
        """Return an address as the tables hold it: without secrets, its end hashed where no index would bear it."""
        url = self.redactor.clean_text(url)
        coded = url.encode("utf-8", "surrogatepass")
        if len(coded) <= KEY_BYTES:
            return url
        return coded[:KEPT_BYTES].decode("utf-8", "ignore") + HASHED + hashlib.sha256(coded).hexdigest()

    def _address(self, site: int, key: str, profile: str) -> str:
        """Return the address behind a key."""
        seen = self.visit(site, key, profile) if HASHED in key else None
        return seen.url if seen else key

    def visit(self, site: int, url: str, profile: str) -> Visit | None:
        """Return one visit, None when it is not stored."""
        found = select(schema.visits.c.evidence).where(
            schema.visits.c.site == site,
            schema.visits.c.url == self._key(url),
            schema.visits.c.profile == profile,
        )
        with self.engine.connect() as connection:
            packed = connection.execute(found).scalar_one_or_none()
        return None if packed is None else msgspec.json.decode(zlib.decompress(packed), type=Visit)

    def visits(self, site: int) -> Iterator[Visit]:
        """Yield the site's visits, in alphabetical order of address and profile, one in memory at a time."""
        query = select(schema.visits.c.url, schema.visits.c.profile).where(schema.visits.c.site == site)
        with self.engine.connect() as connection:
            keys = connection.execute(query.order_by(schema.visits.c.url, schema.visits.c.profile)).all()
        for url, profile in keys:
            found = self.visit(site, url, profile)
            if found is not None:
                yield found

    def visits_cost(self, site: int) -> tuple[int, int]:
        """Return the requests and the bytes that the site's visits cost to the servers."""
        table = schema.visits
        query = select(
            func.coalesce(func.sum(table.c.requests), 0), func.coalesce(func.sum(table.c.wire_bytes), 0)
        ).where(table.c.site == site)
        with self.engine.connect() as connection:
            requests, wire_bytes = connection.execute(query).one()
        return int(requests), int(wire_bytes)


def _cost(visit: Visit) -> tuple[int, int]:
    """Return the requests and bytes a visit cost to the servers."""
    ledger = None if visit.reused else visit.get(Ledger)
    if ledger is None:
        return visit.cost_requests, visit.cost_bytes
    sent = [r for r in ledger.requests if r.remote and not r.from_cache]
    return len(sent), sum(request.wire_bytes for request in sent)


def _site(row: Any) -> StoredSite:
    discovery, sample = row["discovery"], row["sample"]
    return StoredSite(
        id=row["id"],
        position=row["position"],
        slug=row["slug"],
        settings=msgspec.json.decode(row["settings"], type=SiteSettings),
        audited_at=row["audited_at"] or "",
        discovery=msgspec.json.decode(discovery, type=Discovery) if discovery else None,
        sample=msgspec.json.decode(sample, type=Sample) if sample else None,
    )
