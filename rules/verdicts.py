"""From outcomes to criteria: what each page proves on each criterion, then the sample's verdict.

NC as soon as one page proves it; NA only when every page does; C only when the check is complete on every
page; else NT, because it was not measured, or because a person decides (DESIGN section 5).
"""

from collections import Counter, defaultdict
from functools import cache
from typing import Literal

import msgspec

from rules.axe_rules import PREFIX, proves, speaks_of
from rules.catalogue import all_rules, rules_of
from rules.referentials import criteria, read_data
from rules.site_evidence import PageDigest
from rules.vocabulary import Finding, Outcome, Reason, Text, Verdict

PageState = Literal["c", "nc", "na", "review", "unmeasured", "out"]
"""out: the check is made on one page of each template, and this page is not that one: it does not count."""


class Complete(msgspec.Struct, frozen=True):
    """axe rules whose passing is the whole official test, and why."""

    axe: list[str]
    why: Text


class Case(msgspec.Struct, frozen=True):
    """A special case of a criterion: the condition of the page that makes it not applicable, and why."""

    condition: str
    why: Text


class Share(msgspec.Struct, frozen=True):
    """A share of the service's images against a bar; proves: what passing or failing it proves."""

    bar: str
    of: Literal["modern", "fitting"]
    proves: Literal["both", "nc"]
    what: Text


class Proofs(msgspec.Struct, frozen=True):
    """The content of referentials/proofs.json."""

    complete: dict[str, Complete]
    na: dict[str, list[str]]
    na_rule: dict[str, str]
    na_case: dict[str, Case]
    shares: dict[str, Share]


@cache
def proofs() -> Proofs:
    """What the evidence proves beyond the rules' own word."""
    return msgspec.convert(read_data("proofs.json"), Proofs)


def proves_nc(one: Finding, criterion: str, page: PageDigest) -> bool:
    """Tell whether this finding of this page proves that the criterion is not met."""
    if not one.certain:
        return False
    axe_id = one.rule.removeprefix(PREFIX)
    if axe_id != one.rule and speaks_of(axe_id, criterion):
        return proves(axe_id, criterion, one.place, page.conditions)
    known = all_rules().get(one.rule)
    return known is not None and known.criteria.get(criterion) in ("nc", "both")


def page_states(outcomes: list[Outcome], page: PageDigest) -> dict[str, PageState]:
    """Return what one page proves on every criterion."""
    spoken: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for criterion in all_rules()[outcome.rule].criteria:
            spoken[criterion].append(outcome)
    states = {criterion: _state(criterion, spoken[criterion], page) for criterion in criteria()}
    made = {one.id: one.same_as for one in criteria().values() if one.same_as}
    return states | {one: _together([states[i] for i in parts], states[one]) for one, parts in made.items()}


def _together(parts: list[PageState], own: PageState) -> PageState:
    """Return the state of a criterion made of others; own: what its own checks say."""
    if "nc" in (own, *parts):
        return "nc"
    if "unmeasured" in parts:
        return "unmeasured"
    known = set(parts) - {"out"}
    if not known:
        return "out"
    if known <= {"c", "na"}:
        return "c" if "c" in known else "na"
    return "review"


def _state(criterion: str, outcomes: list[Outcome], page: PageDigest) -> PageState:
    if any(proves_nc(one, criterion, page) for outcome in outcomes for one in outcome.findings):
        return "nc"
    case = proofs().na_case.get(criterion)
    if case is not None and case.condition in page.conditions:
        return "na"
    deciding = [o for o in outcomes if all_rules()[o.rule].criteria[criterion] != "none"]
    if any(outcome.reason is Reason.UNMEASURED for outcome in deciding):
        return "unmeasured"
    if not page.measured and any(outcome.findings for outcome in deciding):
        return "unmeasured"
    if _is_na(criterion, outcomes, page):
        return "na"
    if _is_elsewhere(criterion, outcomes):
        return "out"
    return "c" if _is_c(criterion, outcomes, page) else "review"


def _is_elsewhere(criterion: str, outcomes: list[Outcome]) -> bool:
    """Tell whether a check that could prove C was not asked of this page, its template being studied elsewhere."""
    spoken = {outcome.rule for outcome in outcomes}
    deciding = [one for one in rules_of(criterion) if one.criteria[criterion] in ("c", "both")]
    return any(one.scope == "template" and one.id not in spoken for one in deciding)


def _is_na(criterion: str, outcomes: list[Outcome], page: PageDigest) -> bool:
    rule = proofs().na_rule.get(criterion)
    if rule is not None:
        return any(o.rule == rule and o.verdict is Verdict.NA for o in outcomes)
    kinds = proofs().na.get(criterion)
    if not kinds or page.counts is None:
        return False
    return all(page.counts.get(kind) == 0 for kind in kinds) and not any(o.findings for o in outcomes)


def _is_c(criterion: str, outcomes: list[Outcome], page: PageDigest) -> bool:
    if any(outcome.findings for outcome in outcomes):
        return False
    complete = proofs().complete.get(criterion)
    if complete is not None:
        return set(complete.axe) <= page.clear_axe
    whole = [o for o in outcomes if all_rules()[o.rule].criteria[criterion] in ("c", "both")]
    return bool(whole) and all(outcome.verdict is Verdict.C for outcome in whole)


def sample_verdict(pages: Counter[PageState], *, measurable: bool) -> tuple[Verdict, Reason]:
    """Return the verdict over the sample from the number of pages in each state.

    Args:
        pages: number of pages per state; empty when no page was visited.
        measurable: a rule of ours could have proven something.
    """
    if pages["nc"]:
        return Verdict.NC, Reason.NONE
    if pages["unmeasured"] or (measurable and not pages.total()):
        return Verdict.NT, Reason.UNMEASURED
    if pages["review"] or not pages["c"] + pages["na"]:
        return Verdict.NT, Reason.REVIEW
    return (Verdict.C if pages["c"] else Verdict.NA), Reason.NONE
