"""The addresses found so far: one compact record each, what limits left out, and who links to whom.

What a page says of itself is handed out, then kept on disk: a crawl of fifty thousand pages holds in memory only
their addresses and who links to them.
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import msgspec

from crawler.campaign.settings import LimitSettings
from crawler.discovery.scope import identity
from rules.evidence.inventory import Address, AddressKind, Limit
from rules.vocabulary import Text

NO_TEXT = Text("", "")
NO_FACTS: dict[str, object] = {}
"""Shared by every record that holds none; facts are replaced, never added to."""
FOUND_ON = 20
LABELS = 5
MAX_LABELS_COUNTED = 12
"""Distinct link texts counted for one address; later ones are not, so that memory stays bounded."""

MANY_TEXTS = 20_000
"""Distinct link texts of which one copy serves all addresses."""

_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(Address).decode


@dataclass(slots=True)
class Record:
    """One address, growing while the crawl goes on; kind None: not fetched yet. Fields as in Address."""

    url: str
    source: str
    depth: int
    kind: AddressKind | None = None
    status: int = 0
    mime: str = ""
    size: int = -1
    redirect_to: str = ""
    error: Text = NO_TEXT
    facts: dict[str, object] = field(default_factory=lambda: NO_FACTS)
    found_on: list[str] = field(default_factory=list)
    found_on_total: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    changed: bool = False
    hops: int = 0
    kept_at: int = -1

    def top_labels(self) -> list[str]:
        """Return its most used link texts, the most used first."""
        return sorted(self.labels, key=lambda label: (-self.labels[label], label))[:LABELS]

    def to_address(self) -> Address:
        """Return the record as the evidence keeps it; only for a record whose kind is known."""
        if self.kind is None:
            raise ValueError(f"{self.url} has not been fetched")
        return Address(
            url=self.url, kind=self.kind, status=self.status, mime=self.mime, size=self.size, depth=self.depth,
            source=self.source, found_on=self.found_on[:], found_on_total=self.found_on_total, labels=self.top_labels(),
            redirect_to=self.redirect_to, error=self.error.en, error_fr=self.error.fr, **self.facts,  # type: ignore[arg-type]
        )  # fmt: skip


class Inventory:
    """Every address known, by identity; hands each to `emit` as soon as it is final but for who links to it."""

    def __init__(self, limits: LimitSettings, emit: Callable[[Address], None]) -> None:
        self.limits = limits
        self.records: dict[str, Record] = {}
        self.admitted = 0
        self.fetched = 0
        self._emit = emit
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the crawl
        self._end = 0
        self._texts: dict[str, str] = {}
        self._variants: Counter[int] = Counter()
        self._left_out: dict[str, set[int]] = {"addresses": set(), "depth": set(), "variants": set()}

    @property
    def queued(self) -> int:
        """Addresses admitted and not fetched yet."""
        return self.admitted - self.fetched

    def known(self, url: str) -> Record | None:
        """Return the record of this address, or None."""
        return self.records.get(identity(url))

    def admit(self, url: str, *, source: str, depth: int, refused: bool = False) -> Record | None:
        """Return a new record to fetch, or None when a limit leaves it out (counted) or robots.txt refuses it."""
        key = identity(url)
        reason = self._stopped_by(url, source, depth, refused)
        if reason:
            self._left_out[reason].add(hash(key))
            return None
        self._left_out["depth"].discard(hash(key))
        self.records[key] = record = Record(url, source, depth)
        if refused:
            record.kind = "refused"
            self._hand_out(record)
            return None
        self.admitted += 1
        return record

    def _stopped_by(self, url: str, source: str, depth: int, refused: bool) -> str:
        if source == "start":
            return ""
        if depth > self.limits.depth:
            return "depth"
        if self.admitted >= self.limits.pages or (refused and len(self.records) >= 2 * self.limits.pages):
            return "addresses"
        parts = urlsplit(url)
        if parts.query:
            path = hash((parts.netloc, parts.path))
            if self._variants[path] >= self.limits.variants:
                return "variants"
            self._variants[path] += 1
        return ""

    def link(self, record: Record, page: str, label: str, depth: int) -> None:
        """Note that a page links to this address, with which text, and at which depth that puts it."""
        record.found_on_total += 1
        record.changed = True
        if len(record.found_on) < FOUND_ON:
            record.found_on.append(page)
        if label and (label in record.labels or len(record.labels) < MAX_LABELS_COUNTED):
            label = self._texts.setdefault(label, label) if len(self._texts) < MANY_TEXTS else label
            record.labels[label] = record.labels.get(label, 0) + 1
        if record.source == "sitemap":
            record.source, record.depth = "link", depth
        elif depth < record.depth:
            record.depth = depth

    def close(self, record: Record) -> None:
        """Hand out a record that has just been fetched; its kind is set."""
        self.fetched += 1
        self._hand_out(record)

    def _hand_out(self, record: Record) -> None:
        """Emit a record, and keep on disk what will not change any more."""
        record.changed = False
        found = record.to_address()
        self._emit(found)
        line = _ENCODE(found) + b"\n"
        record.kept_at, record.facts, record.error = self._end, NO_FACTS, NO_TEXT
        self._kept.seek(self._end)
        self._kept.write(line)
        self._end += len(line)

    def _again(self, record: Record) -> Address:
        """Return a record handed out before, with who links to it by now."""
        self._kept.seek(record.kept_at)
        return msgspec.structs.replace(
            _DECODE(self._kept.readline()),
            depth=record.depth,
            source=record.source,
            found_on=record.found_on,
            found_on_total=record.found_on_total,
            labels=record.top_labels(),
        )

    def finish(self) -> None:
        """Hand out again every fetched or refused record that has changed since it was last handed out."""
        for record in self.records.values():
            if record.changed and record.kind is not None:
                record.changed = False
                self._emit(self._again(record))

    def limits_reached(self) -> list[Limit]:
        """Return the limits that left addresses out."""
        values = {
            "addresses": (self.limits.pages, "--max-addresses"),
            "depth": (self.limits.depth, "--max-depth"),
            "variants": (self.limits.variants, "limits.variants"),
        }
        return [
            Limit(name=name, value=float(value), left_out=len(self._left_out[name]), option=option)
            for name, (value, option) in values.items()
            if self._left_out[name]
        ]
