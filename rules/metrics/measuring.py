"""The values of a metric: page by page, template by template, journey by journey, or for the whole site."""

from collections.abc import Sequence
from statistics import median

from rules.metrics.metric import Metric
from rules.metrics.where import PROCESS, TEMPLATE, by_template, chosen_journeys, chosen_pages
from rules.results import PageResult, SiteResult

Measure = tuple[float | None, str]
"""A value, None when not measured, and what gives it: a page's address, a journey's name, "" for the site."""


def measures_of(metric: Metric, where: str, site: SiteResult, apart: Sequence[str] = ()) -> list[Measure]:
    """Return the values a budget or a clause speaks of; empty when nothing of the site answers to where."""
    if where in ("site", "sample"):
        return [(site_value(metric, site), "")]
    if where.startswith(PROCESS):
        found = chosen_journeys(site.journeys, where)
        return [(metric.journey(one) if metric.journey else None, one.name) for one in found]
    if metric.page is None:
        return []
    chosen = chosen_pages(site.pages, where, apart)
    if metric.studied:
        chosen = [page for page in chosen if page.is_studied]
    if where == "template" or where.startswith(TEMPLATE):
        return [_of_template(metric, pages) for pages in by_template(chosen)]
    return [(metric.page(page), page.url) for page in chosen]


def _of_template(metric: Metric, pages: list[PageResult]) -> Measure:
    """The median of a template's measured pages, told by the page that has most of it."""
    assert metric.page is not None
    known = [(value, page.url) for page in pages if (value := metric.page(page)) is not None]
    if not known:
        return None, pages[0].url
    return median(value for value, _ in known), worst_of(metric, list(known))[1]


def site_value(metric: Metric, site: SiteResult) -> float | None:
    """Return the metric for the whole site: its own value, or the median of the measured pages."""
    if metric.site is not None:
        return metric.site(site)
    if metric.page is None:
        return None
    values = [value for page in site.pages if (value := metric.page(page)) is not None]
    return median(values) if values else None


def beyond(metric: Metric, value: float, bar: float | None) -> bool:
    """Tell whether a value is on the wrong side of a bar; never without a bar."""
    if bar is None:
        return False
    return value > bar if metric.better == "lower" else value < bar


def worst_of(metric: Metric, measures: Sequence[Measure]) -> Measure:
    """Return the measure that is furthest on the wrong side; None and "" when nothing was measured."""
    known = [(value, url) for value, url in measures if value is not None]
    if not known:
        return None, ""
    choose = max if metric.better == "lower" else min
    return choose(known, key=lambda one: one[0])
