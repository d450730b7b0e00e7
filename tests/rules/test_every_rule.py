"""Every rule is complete, passes on a sound page, fails on a faulty one, and never passes unmeasured."""

import pytest

from rules.catalogue import all_rules
from rules.evidence.record import record_types
from rules.evidence.visit import PLAIN
from rules.judge import judge_page, judge_site, judge_whole
from rules.reader import PageReader, SiteReader
from rules.referentials import criteria
from rules.rule import Rule, measured_rules
from rules.vocabulary import Outcome, Reason, Text, Verdict
from tests import factories as make
from tests.rules.rule_cases import FAILING, NEVER_C, PASSING, REVIEWING, TELLING, Case

MEASURED = measured_rules()


def outcome_of(rule: str, case: Case) -> Outcome:
    visit = make.visit(*case.records)
    if MEASURED[rule].scope != "site":
        found = judge_page(PageReader(visit, [make.SITE], studied=True))
    else:
        given = case.site | ({} if case.addresses is None else {"addresses": case.addresses})
        others = [make.visit(*kept, url=f"{make.SITE}/p{n}") for n, kept in enumerate(case.others)]
        found = judge_site(make.site(visit, *others, **given)).outcomes
    return next(one for one in found if one.rule == rule)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda one: one.id)
def test_its_texts_and_criteria_are_complete(rule: Rule) -> None:
    for name in ("unit", "title", "why", "who", "fix"):
        said: Text = getattr(rule, name)
        assert said.fr, f"{name} has no French text"
        assert said.en, f"{name} has no English text"
    for name in ("title", "why", "who", "fix"):
        assert getattr(rule, name).fr != getattr(rule, name).en, f"{name} is not translated"
    assert set(rule.criteria) <= set(criteria())
    assert rule.source


def test_ids_are_unique_and_kebab_case() -> None:
    assert all(
        name == rule.id and name == name.lower() and " " not in name for name, rule in all_rules().items()
    )
    assert len(MEASURED) + sum(one.startswith("axe-") for one in all_rules()) == len(all_rules())


def test_every_measured_rule_has_a_case_that_fails() -> None:
    assert set(FAILING) | set(REVIEWING) | set(TELLING) == set(MEASURED)
    assert len(FAILING) + len(REVIEWING) + len(TELLING) == len(MEASURED), "a rule proves, or points, or tells"


@pytest.mark.parametrize("rule", TELLING)
def test_a_rule_that_only_tells_gives_facts_to_a_person_and_no_finding(rule: str) -> None:
    outcome = outcome_of(rule, TELLING[rule])
    assert (outcome.verdict, outcome.reason, outcome.findings) == (Verdict.NT, Reason.REVIEW, [])
    assert outcome.facts.fr != outcome.facts.en
    assert set(MEASURED[rule].criteria.values()) == {"none"}


@pytest.mark.parametrize("rule", REVIEWING)
def test_a_rule_that_only_points_leaves_its_signs_to_a_person(rule: str) -> None:
    outcome = outcome_of(rule, REVIEWING[rule])
    assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.REVIEW)
    assert outcome.findings
    assert all(one.what.fr != one.what.en and not one.certain for one in outcome.findings)
    assert "nc" not in MEASURED[rule].criteria.values()
    assert "both" not in MEASURED[rule].criteria.values()


@pytest.mark.parametrize("rule", FAILING)
def test_it_fails_on_a_faulty_page_with_figures_in_both_languages(rule: str) -> None:
    outcome = outcome_of(rule, FAILING[rule])
    assert outcome.verdict is Verdict.NC
    certain = [one for one in outcome.findings if one.certain]
    assert certain
    for one in certain:
        assert one.rule == rule
        assert one.page.startswith(make.SITE)
        assert one.what.fr != one.what.en
        assert "{" not in one.what.fr + one.what.en


@pytest.mark.parametrize("rule", sorted(set(MEASURED) - NEVER_C - set(TELLING)))
def test_it_passes_on_a_sound_page(rule: str) -> None:
    outcome = outcome_of(rule, PASSING.get(rule, Case()))
    assert outcome.verdict is Verdict.C, outcome.facts
    assert outcome.findings == []
    assert outcome.facts.fr != outcome.facts.en


@pytest.mark.parametrize("rule", sorted(NEVER_C))
def test_it_is_not_applicable_on_a_sound_page(rule: str) -> None:
    assert outcome_of(rule, Case()).verdict is Verdict.NA


@pytest.mark.parametrize(
    "rule", [one for one in MEASURED.values() if one.scope != "site"], ids=lambda r: r.id
)
def test_without_its_evidence_it_is_unmeasured(rule: Rule) -> None:
    assert rule.needs, "a page rule names what it reads"
    for kind in rule.needs:
        case = (FAILING | REVIEWING | TELLING)[rule.id]
        page = PageReader(make.visit(*case.records, without=(kind,)), [make.SITE], studied=True)
        outcome = next(o for o in judge_page(page) if o.rule == rule.id)
        assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.UNMEASURED)
        assert outcome.missing == [kind.NAME]


@pytest.mark.parametrize("rule", MEASURED.values(), ids=lambda r: r.id)
def test_a_template_rule_is_one_that_reads_an_extra_visit(rule: Rule) -> None:
    extra = [kind.NAME for kind in rule.needs if kind.PROFILE != PLAIN]
    assert bool(extra) == (rule.scope == "template"), f"records of extra profiles: {extra}"


def test_without_any_evidence_nothing_passes() -> None:
    visit = make.visit(without=tuple(record_types().values()))
    outcomes = judge_page(PageReader(visit, [make.SITE])) + judge_whole(SiteReader(make.HOME, None, []))
    assert outcomes
    assert {(o.verdict, o.reason) for o in outcomes} == {(Verdict.NT, Reason.UNMEASURED)}
