"""Compares budgets with measures. A missing value never passes; a measured 0 is a value."""

from collections.abc import Sequence
from statistics import median
from typing import Literal

from rules.metrics.catalogue import Metric, find_metric
from rules.metrics.where import by_template, chosen_pages, reach
from rules.results import BudgetResult, PageResult, SiteResult
from rules.site_evidence import Budget

State = Literal["passed", "warned", "failed", "unmeasured"]
Measure = tuple[float | None, str]
_RANK: tuple[State, ...] = ("passed", "warned", "unmeasured", "failed")


def judge_budgets(budgets: Sequence[Budget], site: SiteResult) -> list[BudgetResult]:
    """Return each budget's result.

    Raises:
        ValueError: a budget names a metric that does not exist.
    """
    return [_indicative(one) if one.indicative else _judge(one, site) for one in budgets]


def _indicative(budget: Budget) -> BudgetResult:
    """Return the budget of another tool that decides nothing here, so that the report shows it all the same."""
    return BudgetResult(
        metric=budget.metric,
        where=budget.where,
        target=None,
        limit=budget.limit,
        value=None,
        unit="",
        state="indicative",
        origin=budget.origin,
    )


def _judge(budget: Budget, site: SiteResult) -> BudgetResult:
    metric = find_metric(budget.metric)
    where = reach(metric, budget.where)
    measures = _measures(metric, where, budget, site)
    states: list[State] = [_state(metric, budget, value) for value, _ in measures] or ["unmeasured"]
    state = max(states, key=_RANK.index)
    value, worst = _worst(metric, measures)
    return BudgetResult(
        metric=metric.id,
        where=where,
        target=budget.target,
        limit=budget.limit,
        value=value,
        unit=metric.unit,
        state=state,
        worst=worst,
        over=[url for (_, url), one in zip(measures, states, strict=False) if one == "failed" and url],
        origin=budget.origin,
    )


def _measures(metric: Metric, where: str, budget: Budget, site: SiteResult) -> list[Measure]:
    """The values the budget speaks of, each with the page that gives it ("" for the site)."""
    if where == "site":
        return [(site_value(metric, site), "")]
    assert metric.page is not None
    chosen = chosen_pages(site.pages, where, budget.apart)
    if metric.studied:
        chosen = [page for page in chosen if page.is_studied]
    if where == "template" or where.startswith("template:"):
        return [_of_template(metric, pages) for pages in by_template(chosen)]
    return [(metric.page(page), page.url) for page in chosen]


def _of_template(metric: Metric, pages: list[PageResult]) -> Measure:
    """The median of a template's measured pages, told by the page that has most of it."""
    assert metric.page is not None
    known = [(value, page.url) for page in pages if (value := metric.page(page)) is not None]
    if not known:
        return None, pages[0].url
    return median(value for value, _ in known), _worst(metric, list(known))[1]


def site_value(metric: Metric, site: SiteResult) -> float | None:
    """Return the metric for the whole site: its own value, or the median of the measured pages."""
    if metric.site is not None:
        return metric.site(site)
    assert metric.page is not None
    values = [value for page in site.pages if (value := metric.page(page)) is not None]
    return median(values) if values else None


def _state(metric: Metric, budget: Budget, value: float | None) -> State:
    if value is None:
        return "unmeasured"
    if _beyond(metric, value, budget.limit):
        return "failed"
    return "warned" if _beyond(metric, value, budget.target) else "passed"


def _beyond(metric: Metric, value: float, bar: float | None) -> bool:
    if bar is None:
        return False
    return value > bar if metric.better == "lower" else value < bar


def _worst(metric: Metric, measures: list[Measure]) -> Measure:
    known = [(value, url) for value, url in measures if value is not None]
    if not known:
        return None, ""
    choose = max if metric.better == "lower" else min
    return choose(known, key=lambda one: one[0])
