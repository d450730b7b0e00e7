"""Results of runs for the tests of the acceptance, every figure given by hand."""

from typing import Any

import msgspec

from rules.acceptance import Clause, Contract, Parties
from rules.evidence.inventory import Sample, SampledPage
from rules.old_devices import Comparison
from rules.results import (
    JourneyResult,
    Method,
    PageResult,
    ReferentialResult,
    SiteResult,
    StateResult,
    StepResult,
    Weight,
)

SITE = "https://exemple.fr"


def weight(**values: Any) -> Weight:
    base: dict[str, Any] = {
        "wire_bytes": 400_000,
        "requests": 12,
        "bytes_by_kind": {},
        "requests_by_kind": {},
        "bytes_by_party": {"own": values.get("wire_bytes", 400_000)},
        "requests_by_party": {"own": 12},
        "failed": 0,
        "blocked": 0,
        "heaviest": [],
    }
    return Weight(**{**base, **values})


def page(path: str = "/", **values: Any) -> PageResult:
    base: dict[str, Any] = {
        "url": f"{SITE}{path}",
        "title": path,
        "template": path,
        "reasons": [],
        "status": "audited",
        "outcomes": [],
        "weight": weight(),
        "dom": 300,
        "states": [StateResult(state="second", requests=2, wire_bytes=1000)],
    }
    return PageResult(**{**base, **values})


def dead(path: str, reason: str = "The server answered 404.") -> PageResult:
    return page(path, status="failed", reason=reason, weight=None, dom=None, states=[])


def table(identity: str, **values: Any) -> ReferentialResult:
    base: dict[str, Any] = {
        "id": identity,
        "name": identity,
        "version": "1",
        "source": "",
        "total": 106,
        "c": 0,
        "nc": 0,
        "na": 0,
        "review": 106,
        "unmeasured": 0,
        "low": None,
        "high": 1.0,
        "criteria": [],
    }
    return ReferentialResult(**{**base, **values})


def site(*pages: PageResult, left_out: int = 0, **values: Any) -> SiteResult:
    sampled = [SampledPage(url=one.url, reasons=["all"], template=one.template) for one in pages]
    sample = Sample(
        pages=sampled,
        population=len(pages) + left_out,
        templates={},
        seed=1,
        random_drawn=0,
        left_out=left_out,
    )
    base: dict[str, Any] = {
        "name": "Exemple",
        "slug": "exemple.fr",
        "url": f"{SITE}/",
        "status": "audited",
        "audited_at": "2026-11-24T10:00:00+00:00",
        "answers": [],
        "unmeasured": [],
        "corrections": [],
        "outcomes": [],
        "pages": list(pages),
        "referentials": [table("rgaa"), table("rgesn")],
        "budgets": [],
        "medians": {},
        "kinds": {},
        "dead_links": [],
        "discovery": None,
        "sample": sample,
        "method": Method(
            limpide="0.1.0",
            protocol="limpide-1",
            instrument=None,
            referentials={},
            seed=1,
            started="2026-11-24T10:00:00+00:00",
            ended="2026-11-24T11:00:00+00:00",
            own_requests=0,
            own_bytes=0,
            profile="default",
        ),
    }
    return SiteResult(**{**base, **values})


def journey(name: str = "Acte", *steps: StepResult) -> JourneyResult:
    return JourneyResult(name=name, steps=list(steps) or [step()])


def step(**values: Any) -> StepResult:
    base: dict[str, Any] = {
        "act": "open",
        "target": "/",
        "status": "done",
        "wire_bytes": 100_000,
        "requests": 3,
        "third_party_requests": 0,
        "findings": 0,
        "to_review": 0,
        "keyboard": True,
    }
    return StepResult(**{**base, **values})


def old(state: str, *, observed: bool = True, years: int = 5) -> Comparison:
    return msgspec.convert(
        {"years": years, "target": 96, "day": "2021-11-15", "state": state, "observed": observed}, Comparison
    )


def contract(*clauses: Clause, runs: int = 5, **values: Any) -> Contract:
    base: dict[str, Any] = {
        "reference": "2026-WEB-04",
        "title": "Refonte",
        "lot": "Lot 1",
        "stage": "VA",
        "parties": Parties(buyer="Métropole d’Exemple", supplier="Agence Exemple"),
        "runs": runs,
        "clauses": list(clauses),
        "sha256": "a" * 64,
    }
    return Contract(**{**base, **values})


def clause(**values: Any) -> Clause:
    base: dict[str, Any] = {
        "article": "4.1",
        "metric": "wire_bytes",
        "population": "page",
        "unit": "ko",
        "limit": 500.0,
    }
    return Clause(**{**base, **values})
