"""What the acceptance finds, clause by clause: the content of findings.json."""

from typing import Literal

import msgspec

from rules.vocabulary import Text

Verdict = Literal["compliant", "non_compliant", "undecidable", "unmeasured"]
FINDINGS_VERSION = "1"


class Owes(msgspec.Struct, frozen=True, kw_only=True):
    """Who owes the repair, in the metric's unit: template, content of the page, third parties; None when not known."""

    template: float | None = None
    content: float | None = None
    third: float | None = None


class PlaceFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One page, template or process against the limit. place: its address or name, "" for the whole site.

    values: of each run, in order, None when not measured. value: their median; low, high: interval.
    """

    place: str
    verdict: Verdict
    values: list[float | None]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    why: Text = Text("", "")
    owes: Owes | None = None


class ClauseFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One clause in one state.

    unit: of the metric; limit and target are in it. value, low, high: of the place that decides (worst). gap: value
    less limit on the wrong side (positive: beyond), gap_share: over the limit. places: every place of the population,
    counts by verdict in counts. observed: the clause's unit and its worth of the metric's unit, to print.
    """

    article: str
    title: str
    metric: str
    state: str
    population: str
    verdict: Verdict
    unit: str
    shown_unit: str
    worth: float
    better: Literal["lower", "higher"]
    limit: float
    target: float | None = None
    on_target: bool | None = None
    share: float = 1.0
    share_low: float | None = None
    share_high: float | None = None
    worst: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    gap: float | None = None
    gap_share: float | None = None
    why: Text = Text("", "")
    counts: dict[Verdict, int] = {}
    places: list[PlaceFinding] = []
    owes: Owes | None = None
    consequence: str = ""


class Acceptation(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one acceptance. exit_code: 0 all compliant, 1 one is not, 3 undecidable or not measured."""

    schema_version: str = FINDINGS_VERSION
    contract_sha256: str
    sample_sha256: str
    stage: str
    runs: int
    confidence: float
    verdict: Verdict
    exit_code: int
    findings: list[ClauseFinding]
