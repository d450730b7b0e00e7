"""The result of judging a site: everything a report shows, and the content of results.json.

Enumerations are English lower case; only Text fields are translated. Every number's unit is in its name or
its docstring.
"""

from typing import Literal

import msgspec

from rules.declaration.statement import Statement
from rules.dossier import Dossier
from rules.evidence.inventory import Discovery, Sample
from rules.evidence.visit import Instrument, Status
from rules.facts import Guideline
from rules.old_devices import Comparison
from rules.old_hardware import OnDevice
from rules.referentials import Score
from rules.vocabulary import Correction, Outcome, Reason, Text, Verdict
from rules.without_scripts import Remains

SCHEMA_VERSION = "2"


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """Weight of one visit: wire bytes and requests, by kind and by party ("own", or the third party's host)."""

    wire_bytes: int
    requests: int
    bytes_by_kind: dict[str, int]
    requests_by_kind: dict[str, int]
    bytes_by_party: dict[str, int]
    requests_by_party: dict[str, int]
    failed: int
    blocked: int
    heaviest: list[tuple[str, str, int]]
    """The 10 heaviest requests: address, kind, wire bytes."""


class EcoIndex(msgspec.Struct, frozen=True, kw_only=True):
    """EcoIndex of one visit with its three inputs; size_kb in thousands of bytes; grade A to G."""

    score: int
    grade: str
    dom: int
    requests: int
    size_kb: float


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """The EcoIndex of one visit as another tool would count it: inputs, score and grade (rules.counting)."""

    id: str
    name: Text
    why: Text
    dom: int
    requests: int
    size_kb: float
    score: int
    grade: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One request on the time line of a visit: ms since the visit began, wire bytes."""

    url: str
    kind: str
    party: Literal["own", "third"]
    outcome: str
    status: int
    wire_bytes: int
    start_ms: float
    end_ms: float


class Carbon(msgspec.Struct, frozen=True, kw_only=True):
    """Operational and embodied emissions of a first visit, in g CO2e, by Sustainable Web Design Model v4."""

    grams: float
    rating: str
    model: str = "swdm-4"
    grid: str = "world-average"


StateName = Literal["before_scroll", "untouched", "refused", "accepted", "second", "idle"]


class StateResult(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of a page in one state; None when it was not measured, then why says why.

    before_scroll: the plain visit up to its first scroll. untouched: the whole plain visit. refused, accepted: a whole
    visit with that choice made; added_by_party is what came after the click. second: with the cache of a first
    visit. idle: what came in `seconds` of doing nothing. Parties: "own", or the third party's host. stored: cookies
    and storage keys there at the end.
    """

    state: StateName
    requests: int | None = None
    wire_bytes: int | None = None
    bytes_by_party: dict[str, int] = {}
    requests_by_party: dict[str, int] = {}
    added_by_party: dict[str, int] = {}
    stored: int | None = None
    seconds: float | None = None
    why: Text = Text("", "")


PageVerdicts = dict[Literal["nc", "c", "na", "unmeasured"], list[str]]
"""Ids of criteria ("rgaa:1.1") by what one page proves of them."""


class PageResult(msgspec.Struct, frozen=True, kw_only=True):
    """One visited page. Figures are None when not measured."""

    url: str
    title: str
    template: str
    reasons: list[str]
    status: Status
    reason: str = ""
    missing: dict[str, str] = {}
    http_status: int = 0
    reused: str = ""
    """When the evidence was gathered, ISO 8601 UTC, where the page has not changed since; "" when measured now."""
    weight: Weight | None = None
    dom: int | None = None
    ecoindex: EcoIndex | None = None
    carbon: Carbon | None = None
    picture: str = ""
    """SHA-256 of the full-page screenshot; "" when none."""
    picture_size: tuple[int, int] | None = None
    outcomes: list[Outcome]
    instrument: Instrument | None = None
    verdicts: PageVerdicts = {}
    """What the page proves by itself; a criterion in no list is left to a person."""
    template_bytes: int | None = None
    """Wire bytes of the site's own files that most visited pages load too: what the template brings."""
    states: list[StateResult] = []
    """Its states: the first two on every page measured, the others on pages that stand for their template."""
    consent: str = ""
    """The consent banner: the product's name, "home-made", "unknown", "" when none."""
    unused_code: tuple[int, int] | None = None
    """Bytes of styles and scripts that served nothing, and of them all (files, decompressed)."""
    countings: list[Counting] = []
    """The same page as other tools count it, ours first."""
    timeline: list[Step] = []
    """Requests in order of start, on pages that stand for their template."""
    dossier: Dossier | None = None
    """What a person needs to see of the page to decide; None when the page was not measured."""
    old_devices: list[Comparison] = []
    """The page in old browsers, then on old hardware and without JavaScript, where it stands for its template."""
    hardware: list[OnDevice] = []
    without_scripts: Remains | None = None
    profiles: dict[str, Status] = {}
    """Extra visits this page got because it stands for its template: profile and status."""

    @property
    def is_studied(self) -> bool:
        """Whether the page stands for its template: the extra profiles were asked of it."""
        return any(one.state == "second" for one in self.states)


class CriterionResult(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion over the sample.

    id: "rgaa:1.1". pages: number of visited pages per verdict ("c", "nc", "na", "nt"). why: the sentence behind
    the verdict. rules: rules that spoke. procedure: official test procedure (for a person), French. corrections: ids.
    wcag, en: the success criteria of WCAG and the clauses of EN 301 549 it answers. evidence: sections of a page's
    dossier that a person needs to decide it (rules.dossier). facts: what our checks saw of it, a line a check, with
    denominators. guidelines: the W3C Web Sustainability Guidelines that ask the same.
    """

    id: str
    theme: str
    title: str
    level: str
    verdict: Verdict
    reason: Reason
    why: Text
    pages: dict[str, int]
    rules: list[str]
    corrections: list[str]
    procedure: list[str] = []
    wcag: list[str] = []
    en: list[str] = []
    evidence: list[str] = []
    facts: list[Text] = []
    guidelines: list[Guideline] = []


class ReferentialResult(msgspec.Struct, frozen=True, kw_only=True):
    """A referential's table. c + nc + na + review + unmeasured = total.

    score: "bound" where no rate may be given while NT remain (RGAA), "range" for a weighted score (RGESN).
    low and high: proven bounds, shares between 0 and 1. bound: high = (total - na - nc) / (total - na), low None.
    range: weighted score if all undecided fail (low) and if all undecided pass (high).
    """

    id: str
    name: str
    version: str
    source: str
    score: Score = "bound"
    total: int
    c: int
    nc: int
    na: int
    review: int
    unmeasured: int
    low: float | None
    high: float | None
    criteria: list[CriterionResult]


class Unmeasured(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was not measured. kind: asked (asked for and failed: exit 3) or out (by sampling, by
    robots, or not built yet: exit unaffected). lift: the option or act that lifts it."""

    what: Text
    why: Text
    kind: Literal["asked", "out"]
    lift: Text = Text("", "")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One of the five answers at the top of the scorecard. state: good, bad, mixed, unmeasured, info."""

    id: Literal["obligations", "defects", "weight", "old_device", "first"]
    state: Literal["good", "bad", "mixed", "unmeasured", "info"]
    text: Text


class BudgetResult(msgspec.Struct, frozen=True, kw_only=True):
    """One budget against the measure; warned is beyond the target, failed beyond the limit.

    indicative: a duration or a score of another tool's file (origin), which decides nothing.
    """

    metric: str
    where: str
    target: float | None
    limit: float | None
    value: float | None
    unit: str
    state: Literal["passed", "warned", "failed", "unmeasured", "indicative"]
    worst: str = ""
    """Address of the page that decides."""
    over: list[str] = []
    """Addresses of the pages beyond the limit."""
    origin: str = ""


AcceptanceState = Literal["accepted", "moved", "expired", "unjustified", "grown", "cured", "unseen"]
REFUSED: tuple[AcceptanceState, ...] = ("expired", "unjustified", "grown")
"""States of an acceptance that the gate refuses."""


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the baseline against what was found.

    id: the entry's; correction: id of the correction it accepts, "" when none is found. accepted; moved: the same
    under another id; expired; unjustified: no reason, owner or due date; grown: more places or pages than accepted;
    cured: to be removed; unseen: not measured this time, so nobody knows.
    """

    id: str
    correction: str
    title: Text
    state: AcceptanceState
    reason: str
    owner: str
    due: str
    said: Text

    @property
    def refused(self) -> bool:
        """Whether the gate fails because of it."""
        return self.state in REFUSED


class StepResult(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a journey (rules.evidence.journey). Figures are what this step brought; None when not measured.

    findings, to_review: certain defects and doubts of the state it opens, that no earlier state of its address had.
    """

    act: str
    target: str
    status: Literal["done", "failed", "skipped"]
    reason: str = ""
    url: str = ""
    wire_bytes: int | None = None
    requests: int | None = None
    third_party_requests: int | None = None
    findings: int | None = None
    to_review: int | None = None
    keyboard: bool | None = None
    picture: str = ""
    missing: dict[str, str] = {}
    """Records of the state that could not be made, and why: their rules say nothing of it."""


class JourneyResult(msgspec.Struct, frozen=True, kw_only=True):
    """One journey, step by step."""

    name: str
    steps: list[StepResult]


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """How it was measured. own_requests, own_bytes: cost of the whole audit (crawl and visits) to the servers."""

    limpide: str
    protocol: str
    instrument: Instrument | None
    referentials: dict[str, str]
    seed: int
    started: str
    ended: str
    own_requests: int
    own_bytes: int
    profile: str
    notes: list[Text] = []


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a site in one campaign. Medians are None when not measured.

    pages: visited and measured. corrections: certain ones, open. new, cured: certain corrections that came and went
    since the campaign before, None for the first one or when that one was not measured. obligations: state of that
    answer.
    """

    campaign: str
    started: str
    status: Literal["audited", "partial", "failed"]
    pages: int
    wire_bytes: float | None = None
    second_visit_bytes: float | None = None
    requests: float | None = None
    corrections: int = 0
    new: int | None = None
    cured: int | None = None
    obligations: str = "unmeasured"


class SiteResult(msgspec.Struct, frozen=True, kw_only=True):
    """A site's scorecard as data. slug: its folder name. status: audited, partial, failed (reason says why)."""

    name: str
    slug: str
    url: str
    tags: list[str] = []
    owner: str = ""
    supplier: str = ""
    cms: str = ""
    status: Literal["audited", "partial", "failed"]
    reason: Text = Text("", "")
    audited_at: str
    answers: list[Answer]
    unmeasured: list[Unmeasured]
    corrections: list[Correction]
    outcomes: list[Outcome]
    """Outcomes of the site rules."""
    pages: list[PageResult]
    referentials: list[ReferentialResult]
    budgets: list[BudgetResult]
    baseline: list[Acceptance] = []
    journeys: list[JourneyResult] = []
    new: list[str] | None = None
    """Ids of the certain corrections that the baseline does not accept; None without a baseline."""
    medians: dict[str, float]
    """Over the audited pages: wire_bytes, requests, dom, ecoindex, carbon_grams, second_visit_bytes (pages studied)."""
    kinds: dict[str, int]
    """Addresses of the inventory per kind (page, document, error …)."""
    dead_links: list[tuple[str, int, list[str]]]
    """Address, status (0: no answer), pages that hold the link (at most 20)."""
    discovery: Discovery | None
    sample: Sample | None
    statement: Statement | None = None
    """What the site says of its accessibility, its faults and the five duties; None when nothing was measured."""
    method: Method
    trend: list[TrendPoint] = []
    """Its campaigns up to this one, oldest first; empty when it is not known of a campaign."""


class CampaignResult(msgspec.Struct, frozen=True, kw_only=True):
    """One run over some sites: the root of results.json."""

    schema_version: str = SCHEMA_VERSION
    limpide: str
    started: str
    ended: str
    exit_code: int
    exit_reasons: list[Text]
    sites: list[SiteResult]
