"""Compares budgets with measures. A missing value never passes; a measured 0 is a value."""

from collections.abc import Sequence
from statistics import median
from typing import Literal
from urllib.parse import urlsplit

from rules.metrics.catalogue import Metric, find_metric
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
    return [_judge(budget, site) for budget in budgets]


def _judge(budget: Budget, site: SiteResult) -> BudgetResult:
    metric = find_metric(budget.metric)
    measures = _measures(metric, budget.where, site)
    states: list[State] = [_state(metric, budget, value) for value, _ in measures] or ["unmeasured"]
    state = max(states, key=_RANK.index)
    value, worst = _worst(metric, measures)
    return BudgetResult(
        metric=metric.id,
        where=budget.where,
        target=budget.target,
        limit=budget.limit,
        value=value,
        unit=metric.unit,
        state=state,
        worst=worst,
    )


def _measures(metric: Metric, where: str, site: SiteResult) -> list[Measure]:
    """The values the budget speaks of, each with the page that gives it ("" for the site)."""
    if where == "site" or metric.page is None:
        return [(site_value(metric, site), "")]
    chosen = [page for page in site.pages if where == "page" or _under(page, where)]
    if metric.studied:
        chosen = [page for page in chosen if page.is_studied]
    return [(metric.page(page), page.url) for page in chosen]


def site_value(metric: Metric, site: SiteResult) -> float | None:
    """Return the metric for the whole site: its own value, or the median of the measured pages."""
    if metric.page is None:
        return metric.site(site) if metric.site else None
    values = [value for page in site.pages if (value := metric.page(page)) is not None]
    return median(values) if values else None


def _under(page: PageResult, prefix: str) -> bool:
    return urlsplit(page.url).path.startswith(prefix)


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
