"""The one list of metrics, serving budgets, clauses and CSV; and the budgets themselves."""

from rules.metrics.budgets import judge_budgets
from rules.metrics.catalogue import METRICS, Metric, find_metric
from rules.site_evidence import Budget

__all__ = ["METRICS", "Budget", "Metric", "find_metric", "judge_budgets"]
