"""Compares budgets with measures. A missing value never passes; a measured 0 is a value."""

from collections.abc import Sequence
from typing import Literal

from rules.metrics.catalogue import Metric, find_metric
from rules.metrics.measuring import beyond, measures_of, worst_of
from rules.metrics.where import reach
from rules.results import BudgetResult, SiteResult
from rules.site_evidence import Budget

State = Literal["passed", "warned", "failed", "unmeasured"]
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
    measures = measures_of(metric, where, site, budget.apart)
    states: list[State] = [_state(metric, budget, value) for value, _ in measures] or ["unmeasured"]
    state = max(states, key=_RANK.index)
    value, worst = worst_of(metric, measures)
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


def _state(metric: Metric, budget: Budget, value: float | None) -> State:
    if value is None:
        return "unmeasured"
    if beyond(metric, value, budget.limit):
        return "failed"
    return "warned" if beyond(metric, value, budget.target) else "passed"
