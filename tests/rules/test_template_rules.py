"""Checks made on one page of each template: silent elsewhere, unmeasured when they failed, never a pass for free."""

from collections import Counter
from typing import Any, ClassVar

import msgspec
import pytest

from rules import rule as engine
from rules import verdicts
from rules.evidence.record import Record
from rules.evidence.visit import Visit
from rules.judge import judge_page, judge_site
from rules.outcomes import passed
from rules.reader import PageReader
from rules.rule import Rule
from rules.vocabulary import Reason, Verdict
from rules.wording import text
from tests import factories as make


class Walk(Record, frozen=True, kw_only=True):
    """A record that only the extra profile "walk" makes."""

    NAME: ClassVar[str] = "test_walk"
    PROFILE: ClassVar[str] = "walk"
    steps: int


SAID = text("dit", "said")
WALKED = Rule(
    id="walked",
    species="measured",
    scope="template",
    theme="test",
    unit=SAID,
    title=SAID,
    why=SAID,
    who=SAID,
    fix=SAID,
    criteria={"rgaa:12.8": "both"},
    needs=(Walk,),
    source="test",
    judge=lambda page: passed(text(f"{page.need(Walk).steps} pas", f"{page.need(Walk).steps} steps")),
)


@pytest.fixture(autouse=True)
def _one_template_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {name: one for name, one in engine.measured_rules().items() if one.scope != "template"}
    rules |= {"walked": WALKED}
    monkeypatch.setattr("rules.judge.measured_rules", lambda: rules)
    everything = verdicts.all_rules() | {"walked": WALKED}
    for place in ("verdicts", "tables", "grouping", "facts"):
        monkeypatch.setattr(f"rules.{place}.all_rules", lambda: everything)
    only = {"rgaa:12.8": (WALKED,)}
    for place in ("rules.verdicts.rules_of", "rules.tables.rules_of"):
        monkeypatch.setattr(place, lambda criterion: only.get(criterion, ()))


def walk(**fields: Any) -> Visit:
    raw = {Walk.NAME: msgspec.Raw(msgspec.json.encode(Walk(steps=7)))}
    given: dict[str, Any] = {"status": "audited", "records": raw, "final_url": make.HOME} | fields
    return Visit(url=make.HOME, profile="walk", instrument=make.INSTRUMENT, **given)


def spoken(page: PageReader) -> list[Any]:
    return [outcome for outcome in judge_page(page) if outcome.rule == "walked"]


def test_it_is_silent_on_a_page_that_stands_for_no_template() -> None:
    assert spoken(PageReader(make.visit(), [make.SITE])) == []


def test_on_a_studied_page_it_reads_the_record_of_the_extra_visit() -> None:
    (outcome,) = spoken(PageReader(make.visit(), [make.SITE], [walk()], studied=True))
    assert outcome.verdict is Verdict.C
    assert outcome.facts.en == "7 steps"


@pytest.mark.parametrize("others", [[], [walk(status="failed", records={}, reason="It broke.")]])
def test_a_visit_that_failed_or_never_came_is_unmeasured(others: list[Visit]) -> None:
    (outcome,) = spoken(PageReader(make.visit(), [make.SITE], others, studied=True))
    assert (outcome.verdict, outcome.reason) == (Verdict.NT, Reason.UNMEASURED)


def test_a_profile_the_page_has_no_need_of_leaves_the_rule_silent() -> None:
    unasked = walk(status="unasked", records={}, reason="No banner.")
    assert spoken(PageReader(make.visit(), [make.SITE], [unasked], studied=True)) == []


def test_a_criterion_is_counted_over_the_studied_pages_only() -> None:
    other = make.visit(url=make.SITE + "/autre")
    sample = make.sample("/", "/autre", studied=[make.HOME])
    result = judge_site(make.site(make.visit(), walk(), other, sample=sample))
    row = next(c for t in result.referentials for c in t.criteria if c.id == "rgaa:12.8")
    assert row.verdict is Verdict.C
    assert row.pages == {"c": 1, "nc": 0, "na": 0, "nt": 0}
    assert Counter(page.url for page in result.pages) == {make.HOME: 1, make.SITE + "/autre": 1}
    assert result.pages[0].profiles == {"walk": "audited"}


def test_an_extra_visit_that_failed_is_said_missing_by_its_name() -> None:
    broken = walk(status="failed", records={}, reason="It broke.")
    sample = make.sample("/", studied=[make.HOME])
    result = judge_site(make.site(make.visit(), broken, sample=sample))
    assert result.pages[0].missing == {"walk": "It broke."}
    assert result.status == "partial"
