"""What each page proves, what the whole site proves of its pages, and referentials added as data."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from rules import catalogue, referentials
from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.outcomes import decide, failed, finding, not_applicable, passed, unmeasured
from rules.referentials import Criterion, Referential
from rules.results import CriterionResult, SiteResult
from rules.site_evidence import PageDigest
from rules.tables import Tables
from rules.vocabulary import Outcome, Reason, Text, Verdict
from tests import factories as make

ALT = AxeRule(id="image-alt", violations=[make.node()])
HOME, OTHER = make.HOME, f"{make.SITE}/b"
FACTS = Text("Trois pages sur trois.", "Three pages of three.")


def row(result: SiteResult, criterion: str) -> CriterionResult:
    return next(c for table in result.referentials for c in table.criteria if c.id == criterion)


def test_each_page_keeps_what_it_proves_by_itself() -> None:
    result = judge_site(make.site(make.visit(make.axe(ALT)), make.visit(url=OTHER)))
    first, second = (page.verdicts for page in result.pages)
    assert "rgaa:1.1" in first["nc"]
    assert "rgaa:1.1" not in second.get("nc", [])
    assert "rgaa:8.5" in first["c"]
    assert "rgaa:8.5" in second["c"]


def test_a_page_that_could_not_be_visited_proves_nothing() -> None:
    (page,) = judge_site(make.site(make.failed_visit())).pages
    assert set(page.verdicts) == {"unmeasured"}


@pytest.fixture
def site_rule(monkeypatch: pytest.MonkeyPatch) -> Tables:
    """The tables of two pages, for a site rule that may prove criterion 12.1 met or not."""
    known = catalogue.all_rules()
    spoken = msgspec.structs.replace(known["home-mention"], criteria={"rgaa:12.1": "both"})
    monkeypatch.setattr("rules.tables.all_rules", lambda: known | {"home-mention": spoken})
    monkeypatch.setattr("rules.verdicts.all_rules", lambda: known | {"home-mention": spoken})
    tables = Tables()
    for url in (HOME, OTHER):
        tables.add_page([], PageDigest(url=url, home=url == HOME, measured=True))
    return tables


def heard(tables: Tables, outcome: Outcome) -> tuple[CriterionResult, list[list[str]]]:
    stamped = [msgspec.structs.replace(one, rule="home-mention") for one in outcome.findings]
    tables.add_site([msgspec.structs.replace(outcome, rule="home-mention", findings=stamped)])
    table = next(one for one in tables.tables() if one.id == "rgaa")
    pages = [tables.verdicts(url) for url in (HOME, OTHER)]
    kept = [[state for state, held in page.items() if "rgaa:12.1" in held] for page in pages]
    return next(c for c in table.criteria if c.id == "rgaa:12.1"), kept


def test_a_site_rule_fails_only_the_pages_it_names(site_rule: Tables) -> None:
    found, pages = heard(site_rule, failed([finding(FACTS, page=OTHER)], FACTS))
    assert (found.verdict, pages) == (Verdict.NC, [[], ["nc"]])


def test_a_site_rule_that_passes_proves_every_page(site_rule: Tables) -> None:
    found, pages = heard(site_rule, passed(FACTS))
    assert (found.verdict, pages) == (Verdict.C, [["c"], ["c"]])


def test_a_site_rule_may_spare_a_page(site_rule: Tables) -> None:
    outcome = msgspec.structs.replace(passed(FACTS), pages={HOME: Verdict.NA})
    found, pages = heard(site_rule, outcome)
    assert (found.verdict, pages) == (Verdict.C, [["na"], ["c"]])


def test_a_site_rule_says_why_nothing_is_concerned(site_rule: Tables) -> None:
    found, _ = heard(site_rule, not_applicable(FACTS))
    assert (found.verdict, found.why) == (Verdict.NA, FACTS)


def test_a_doubt_of_a_site_rule_leaves_the_criterion_to_a_person(site_rule: Tables) -> None:
    found, pages = heard(site_rule, decide([finding(FACTS, page=OTHER, certain=False)], FACTS))
    assert (found.verdict, found.reason, pages) == (Verdict.NT, Reason.REVIEW, [[], []])


def test_a_site_rule_that_could_not_measure_is_never_a_pass(site_rule: Tables) -> None:
    found, _ = heard(site_rule, unmeasured(["page"]))
    assert (found.verdict, found.reason) == (Verdict.NT, Reason.UNMEASURED)


def criterion(number: str, **fields: Any) -> Criterion:
    return Criterion(id=f"rgaa5:{number}", theme="Images", title=number, level="A", procedure=["…"], **fields)


@pytest.fixture
def rgaa5(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A referential to come: one criterion made of ours, one proven by checks it names."""
    coming = Referential(
        id="rgaa5",
        name="RGAA",
        version="5",
        source="https://accessibilite.numerique.gouv.fr/",
        licence="Licence Ouverte 2.0",
        credit="DINUM",
        score="bound",
        rank=3,
        criteria=[
            criterion("1.1", same_as=["rgaa:1.1"]),
            criterion("1.2", same_as=["rgaa:8.5", "rgaa:5.1"]),
            criterion("1.3", checks={"axe-image-alt": "nc"}),
            criterion("1.4", checks={"page-dom": "both"}),
        ],
    )
    every = (*referentials.referentials(), coming)
    by_id = {one.id: one for held in every for one in held.criteria}
    cached = (catalogue.all_rules, catalogue.rules_of)
    for module in ("rules.tables", "rules.catalogue"):
        monkeypatch.setattr(f"{module}.referentials", lambda: every)
    for module in ("rules.tables", "rules.verdicts"):
        monkeypatch.setattr(f"{module}.criteria", lambda: by_id)
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.usefixtures("rgaa5")
def test_a_referential_to_come_is_data_alone() -> None:
    empty = make.page_record(counts=make.empty_counts())
    result = judge_site(make.site(make.visit(empty, make.axe(ALT)), make.visit(empty, url=OTHER)))
    table = next(one for one in result.referentials if one.id == "rgaa5")
    assert [c.verdict for c in table.criteria] == [Verdict.NC, Verdict.C, Verdict.NC, Verdict.C]
    assert (table.low, table.high) == (None, 0.5)
    assert table.criteria[0].corrections == row(result, "rgaa:1.1").corrections
    assert "rgaa5:1.3" in next(one for one in result.corrections if one.rule == "axe-image-alt").criteria


def test_a_file_becomes_a_referential_by_its_criteria_and_its_score() -> None:
    assert [(one.id, one.score) for one in referentials.referentials()] == [
        ("rgaa", "bound"),
        ("rgesn", "range"),
    ]
