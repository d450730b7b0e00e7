"""What a metric is: an id, a unit, texts, and how it is computed on a page and on a site."""

from collections.abc import Callable
from typing import Literal

import msgspec

from rules.results import JourneyResult, PageResult, SiteResult
from rules.vocabulary import Text


class Metric(msgspec.Struct, frozen=True, kw_only=True):
    """One metric. unit: "B", "requests", "elements", "points", "g", "findings" …; better: lower or higher.

    studied: it is measured on the pages that stand for their template, and on no other.
    page: its value on one page; None for a metric of the site alone. site: its value for the site; where it is None,
    the median of the pages is used. journey: its value for one journey, None when a step was not done.
    base, state: another metric that this one is in one state of the page ("second", "before_scroll" …), "" for none.
    profiles: the extra visits it needs, "all" for those of every rule. estimated: its value on a page is an estimate,
    which proves nothing. bounds: what is proven of a figure that only a person can complete. undecided: why the
    tool never decides on it, None when it does.
    """

    id: str
    unit: str
    title: Text
    better: Literal["lower", "higher"] = "lower"
    studied: bool = False
    page: Callable[[PageResult], float | None] | None = None
    site: Callable[[SiteResult], float | None] | None = None
    journey: Callable[[JourneyResult], float | None] | None = None
    base: str = ""
    state: str = ""
    profiles: tuple[str, ...] = ()
    estimated: Callable[[PageResult], bool] | None = None
    bounds: Callable[[SiteResult], tuple[float, float] | None] | None = None
    undecided: Text | None = None
