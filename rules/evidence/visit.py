"""One visit: one load of one page under one profile, with all the records made of it."""

from typing import Any, Literal, TypeVar

import msgspec

from rules.evidence.record import Record, record_types

Status = Literal["audited", "partial", "refused", "failed", "unasked"]
PLAIN = "desktop"
"""Profile of the plain visit; every other one is an extra visit of the same page."""
R = TypeVar("R", bound=Record)


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """What measured: part of every evidence. mode: "headless-shell" or "full" (two different instruments)."""

    browser: str
    version: str
    mode: str
    user_agent: str
    limpide: str
    axe: str
    protocol: str


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence of one visit.

    status: audited (every collector answered), partial (missing says which did not and why, one sentence
    each), refused (robots or scope), failed (reason, one sentence in English; no record), unasked (an extra
    profile that this page has no need of: reason says why; no record, nothing was loaded).
    notes: what happened during the load and is worth telling (a popup refused, a page longer than the
    scroll), one English sentence each. reused: ISO 8601 UTC, when a later audit found the page unchanged and took this
    evidence over; its date stays started. started: ISO 8601 UTC. records: by record name, as plain data; read
    them through get(). cost_requests, cost_bytes: what an extra visit cost to the servers (a plain one: its ledger).
    """

    url: str
    final_url: str
    profile: str
    status: Status
    http_status: int = 0
    reason: str = ""
    missing: dict[str, str] = {}
    notes: list[str] = []
    started: str = ""
    seconds: float = 0.0
    load_ms: float = 0.0
    instrument: Instrument
    cost_requests: int = 0
    cost_bytes: int = 0
    reused: str = ""
    records: dict[str, msgspec.Raw] = {}

    def get(self, kind: type[R]) -> R | None:
        """Return the record of this kind, or None when it was not made (not measured)."""
        raw = self.records.get(kind.NAME)
        return None if raw is None else msgspec.json.decode(raw, type=kind)

    def known(self) -> dict[str, Any]:
        """Return every record decoded, by name; names this version does not know are left out."""
        kinds = record_types()
        return {n: msgspec.json.decode(raw, type=kinds[n]) for n, raw in self.records.items() if n in kinds}
