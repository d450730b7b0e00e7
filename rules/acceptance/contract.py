"""What a contract says: who, which lot, which stage, and its clauses (contract.toml)."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

Stage = Literal["VA", "VSR", "warranty"]
STATES = ("first", "second", "before_scroll", "idle", "refused", "accepted", "old_2_years", "old_5_years")
"""States of a page a clause may name; "first" is its first visit, untouched."""
_Filled = Annotated[str, Meta(min_length=1)]


class Parties(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who buys and who delivers; representatives sign the minutes."""

    buyer: _Filled
    supplier: _Filled
    buyer_representative: str = ""
    supplier_representative: str = ""


class Clause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One requirement that figures decide.

    article: its number in the contract. text: its words. metric: one of rules.metrics. population: page, template,
    sample, site, process, or one of them ("page:/path", "template:/path", "process:NAME", a path). states: of STATES.
    unit of limit and target; limit: what must not be passed; target: what is hoped for. share: the share of the
    population that must respect the limit (1: all). rate: which RGAA rate is meant. consequence: what happens.
    """

    article: _Filled
    title: str = ""
    text: str = ""
    metric: str = ""
    population: str = ""
    states: list[str] = field(default_factory=lambda: ["first"])
    unit: str = ""
    limit: float | None = None
    target: float | None = None
    share: Annotated[float, Meta(gt=0, le=1)] = 1.0
    rate: str = ""
    consequence: str = ""
    source: str = ""


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """A contract as its annex says it; sha256: of the file. runs: how often each page is visited."""

    reference: str
    title: str
    lot: str
    stage: Stage
    parties: Parties
    runs: int
    clauses: list[Clause]
    reservations: list[str] = []
    sha256: str = ""
