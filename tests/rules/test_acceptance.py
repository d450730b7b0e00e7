"""A clause fails only when its whole interval is beyond the limit; a straddling one is undecidable."""

from typing import Any

import pytest

from rules.acceptance import ClauseFinding, accepted, judge, measure
from rules.acceptance.interval import confidence, wilson
from rules.evidence.inventory import Discovery
from rules.results import SiteResult
from rules.vocabulary import Outcome, Reason, Verdict
from tests import acceptance_factories as make

DONE = Discovery(status="complete", start_url=make.SITE, origins=[])


def judged(runs: list[SiteResult], **values: Any) -> ClauseFinding:
    contract = make.contract(make.clause(**values), runs=len(runs))
    (found,) = judge(contract, measure(contract, runs))
    return found


def weighing(*values: int, path: str = "/") -> list[SiteResult]:
    return [make.site(make.page(path, weight=make.weight(wire_bytes=one))) for one in values]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((400_000, 410_000, 420_000, 405_000, 402_000), "compliant"),
        ((500_000,) * 5, "compliant"),
        ((501_000, 520_000, 530_000, 510_000, 502_000), "non_compliant"),
        ((475_000, 525_000, 480_000, 520_000, 499_000), "undecidable"),
        ((500_000, 500_000, 500_000, 500_000, 500_001), "undecidable"),
    ],
)
def test_the_whole_interval_decides(values: tuple[int, ...], verdict: str) -> None:
    found = judged(weighing(*values))
    assert found.verdict == verdict
    assert (found.low, found.high) == (min(values), max(values))


def test_the_gap_is_told_in_figures() -> None:
    found = judged(weighing(600_000, 600_000, 600_000))
    assert (found.value, found.limit, found.gap) == (600_000, 500_000, 100_000)
    assert found.gap_share == pytest.approx(0.2)
    assert found.worst == f"{make.SITE}/"


def test_a_page_that_one_run_missed_is_not_measured_whatever_the_others_say() -> None:
    whole, gone = make.site(make.page("/")), make.site(make.dead("/"))
    found = judged([whole, gone, whole])
    assert found.verdict == "unmeasured"
    assert "2" in found.why.fr
    assert "404" in found.why.fr
    heavy = make.site(make.page("/", weight=make.weight(wire_bytes=9_000_000)))
    assert judged([heavy, gone, heavy]).verdict == "unmeasured", "a missing value could have been any"


def test_one_dead_page_keeps_a_median_from_being_compliant() -> None:
    runs = [make.site(make.page("/"), make.dead("/x"))] * 3
    assert judged(runs, population="sample").verdict == "unmeasured"
    assert judged(runs, population="template").verdict == "unmeasured"
    assert judged(runs, population="page:/").verdict == "compliant"


def test_a_count_of_the_site_that_is_beyond_stays_beyond_when_pages_are_missing() -> None:
    links = [("https://exemple.fr/x", 404, [])]
    runs = [make.site(make.page("/"), make.dead("/x"), dead_links=links, discovery=DONE)] * 2
    value = {"metric": "dead_links", "population": "site", "unit": "adresses"}
    assert judged(runs, **value, limit=0.0).verdict == "non_compliant"
    assert judged(runs, **value, limit=2.0).verdict == "unmeasured"


@pytest.mark.parametrize("population", ["site", "page"])
def test_no_correction_is_not_compliant_where_the_check_itself_failed_on_a_page(population: str) -> None:
    silent = Outcome(rule="axe-image-alt", verdict=Verdict.NT, reason=Reason.UNMEASURED, missing=["axe"])
    part = make.page("/x", status="partial", outcomes=[silent], missing={"axe": "axe took too long"})
    value = {"metric": "corrections", "population": population, "unit": "corrections", "limit": 0.0}
    found = judged([make.site(make.page("/"), part)] * 2, **value)
    assert found.verdict == "unmeasured"
    assert "axe took too long" in found.why.en
    assert judged([make.site(make.page("/"), make.page("/x"))] * 2, **value).verdict == "compliant"


def test_one_page_of_a_large_site_proves_no_share_of_it() -> None:
    assert judged([make.site(make.page("/"), left_out=99)], share=0.9).verdict == "undecidable"
    assert (
        judged([make.site(make.page("/"), left_out=99)], share=0.9, population="page:/").verdict
        == "compliant"
    )


def test_what_the_site_does_not_have_is_not_measured() -> None:
    assert judged([make.site(make.page("/"))], population="page:/absente").verdict == "unmeasured"
    assert judged([make.site(status="failed")] * 3).verdict == "unmeasured"


def test_one_page_beyond_decides_for_all_of_them() -> None:
    heavy = make.page("/lourde", weight=make.weight(wire_bytes=900_000))
    found = judged([make.site(make.page("/"), heavy, make.dead("/x"))] * 2)
    assert found.verdict == "non_compliant"
    assert found.worst == f"{make.SITE}/lourde"
    assert found.counts == {"compliant": 1, "non_compliant": 1, "undecidable": 0, "unmeasured": 1}


def test_a_share_of_all_pages_is_exact_and_of_a_sample_has_an_interval() -> None:
    heavy = make.page("/lourde", weight=make.weight(wire_bytes=900_000))
    pages = [make.page(f"/{n}") for n in range(9)]
    whole = judged([make.site(*pages, heavy)], share=0.9)
    assert (whole.verdict, whole.share_low, whole.share_high) == ("compliant", 0.9, 0.9)
    part = judged([make.site(*pages, heavy, left_out=50)], share=0.9)
    assert part.verdict == "undecidable"
    assert judged([make.site(heavy, heavy, left_out=0)], share=0.9).verdict == "non_compliant"


def test_a_process_that_fails_is_not_measured() -> None:
    failed = make.journey("Acte", make.step(), make.step(status="failed", reason="nothing of that name"))
    value = {"population": "process:Acte", "unit": "Mo", "limit": 1.0}
    found = judged([make.site(make.page(), journeys=[failed])] * 3, **value)
    assert found.verdict == "unmeasured"
    assert "Étape 2" in found.why.fr
    assert judged([make.site(make.page(), journeys=[make.journey()])] * 3, **value).verdict == "compliant"


def test_a_rate_of_the_rgaa_is_never_decided_but_its_bound_is_told() -> None:
    tables = [make.table("rgaa", high=0.4), make.table("rgesn")]
    runs = [make.site(make.page(), referentials=tables)] * 2
    found = judged(runs, metric="rgaa_global_rate", population="site", unit="%", limit=75.0)
    assert found.verdict == "undecidable"
    assert found.high == 40.0
    assert "personne" in found.why.fr


def test_the_rgesn_score_is_decided_where_its_proven_range_is_enough() -> None:
    value = {"metric": "rgesn_score", "population": "site", "unit": "%", "limit": 60.0}

    def ranged(low: float, high: float) -> str:
        tables = [make.table("rgaa"), make.table("rgesn", low=low, high=high)]
        return judged([make.site(make.page(), referentials=tables)], **value).verdict

    assert (ranged(0.6, 0.9), ranged(0.1, 0.9), ranged(0.1, 0.5)) == (
        "compliant",
        "undecidable",
        "non_compliant",
    )


@pytest.mark.parametrize(
    ("state", "observed", "verdict"),
    [
        ("usable", True, "compliant"),
        ("broken", True, "non_compliant"),
        ("broken", False, "undecidable"),
        ("usable", False, "undecidable"),
        ("unmeasured", True, "unmeasured"),
    ],
)
def test_an_imitated_old_browser_proves_nothing(state: str, observed: bool, verdict: str) -> None:
    page = make.page(old_devices=[make.old(state, observed=observed)])
    value = {"metric": "unusable", "states": ["old_5_years"], "unit": "gabarits", "limit": 0.0}
    assert judged([make.site(page)] * 2, **value).verdict == verdict


def test_who_owes_the_repair_is_told() -> None:
    parties = {"own": 300_000, "tiers.example": 400_000}
    page = make.page(weight=make.weight(wire_bytes=700_000, bytes_by_party=parties), template_bytes=250_000)
    owes = judged([make.site(page)]).owes
    assert owes is not None
    assert (owes.template, owes.content, owes.third) == (250_000, 50_000, 400_000)


def test_units_are_those_of_the_contract() -> None:
    assert judged(weighing(900_000), unit="Mo", limit=1.0).verdict == "compliant"
    assert judged(weighing(1_000_001), unit="Mo", limit=1.0).verdict == "non_compliant"
    assert judged(weighing(1_048_576), unit="Mio", limit=1.0).verdict == "compliant"


def test_the_exit_code_is_the_worst_verdict() -> None:
    light, straddling = make.clause(limit=900.0), make.clause(limit=500.0)
    runs = weighing(400_000, 600_000)
    for clauses, code in (([light], 0), ([light, straddling], 3), ([straddling, make.clause(limit=1.0)], 1)):
        contract = make.contract(*clauses, runs=2)
        assert accepted(contract, measure(contract, runs), "").exit_code == code


def test_intervals_have_their_published_values() -> None:
    assert confidence(5) == 0.9375
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
