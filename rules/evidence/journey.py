"""A journey: declared steps in one browser, each with what it brought and what is seen in the state it opens."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.axe import AxeRule
from rules.evidence.ledger import Request
from rules.evidence.record import Record


class JourneyStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step. act and target: what was done, by the name a visitor reads; what was typed is never kept.

    status: done, failed (reason, one English sentence), or skipped because one before it failed. requests: those it
    brought. axe: violations and doubts that no earlier state of the same address had. keyboard: whether the control
    can be reached with the Tab key; None when the step has none. picture: SHA-256 of the state, also of a failure.
    records: what our own rules read of the state, as a visit holds them; missing: those that could not be made, and
    why, one English sentence each. document: SHA-256 of the document, when the audit is archived.
    """

    act: str
    target: str
    status: Literal["done", "failed", "skipped"]
    reason: str = ""
    url: str = ""
    title: str = ""
    requests: list[Request] = []
    axe: list[AxeRule] = []
    keyboard: bool | None = None
    picture: str = ""
    records: dict[str, msgspec.Raw] = {}
    missing: dict[str, str] = {}
    document: str = ""


class Journey(Record, frozen=True, kw_only=True):
    """A whole journey, under the name sites.toml gives it."""

    NAME: ClassVar[str] = "journey"
    PROFILE: ClassVar[str] = "journey"
    name: str
    steps: list[JourneyStep]
