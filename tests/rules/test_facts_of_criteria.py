"""Each criterion carries what the checks saw of it, with denominators, for the person who decides it."""

import pytest

from rules.facts import Facts, guidelines
from rules.judge import judge_site
from rules.referentials import criteria
from rules.results import CriterionResult
from rules.rule import measured_rules
from rules.site_evidence import SiteEvidence
from rules.vocabulary import Outcome, Verdict
from rules.wording import text
from tests import factories as make
from tests.rules.rule_cases import FAILING


def rows(evidence: SiteEvidence) -> dict[str, CriterionResult]:
    return {c.id: c for table in judge_site(evidence).referentials for c in table.criteria}


def test_a_page_rule_gives_one_line_with_its_denominator_and_the_worst_page() -> None:
    bad = make.visit(*FAILING["text-compression"].records, url=f"{make.SITE}/agenda")
    site = make.site(make.visit(), bad, sample=make.sample("/", "/agenda"))
    lines = [line.en for line in rows(site)["rgesn:6.3"].facts]
    (line,) = [line for line in lines if "Compress text files" in line]
    assert "2 visited pages: 1 with a defect, 1 without defect" in line
    assert "/agenda: Text files above" in line


def test_a_rule_may_say_something_else_of_each_criterion() -> None:
    facts = Facts()
    said = Outcome(
        rule="dead-links",
        verdict=Verdict.C,
        facts=text("en général", "in general"),
        about={"rgesn:2.7": text("entretien", "upkeep")},
    )
    facts.add_site([said])
    rule = measured_rules()["dead-links"]
    assert [line.en for line in facts.of("rgesn:2.7", [rule])] == ["upkeep"]
    assert [line.en for line in facts.of("rgesn:5.8", [rule])] == ["in general"]


def test_what_was_not_measured_is_said_in_the_line() -> None:
    site = make.site(make.visit(), make.failed_visit(), sample=make.sample("/", "/morte"))
    lines = " ".join(line.en for line in rows(site)["rgesn:6.1"].facts)
    assert "1 not measured" in lines


@pytest.mark.parametrize("criterion", [c for c in criteria() if c.startswith("rgesn:")])
def test_every_rgesn_criterion_is_mapped_to_the_w3c_guidelines(criterion: str) -> None:
    assert guidelines(criterion)
    assert all(
        one.url.startswith("https://www.w3.org/TR/web-sustainability-guidelines/#")
        for one in guidelines(criterion)
    )


def test_rgaa_has_no_sustainability_guideline() -> None:
    assert guidelines("rgaa:1.1") == []
