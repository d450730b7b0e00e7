"""What a metric is: an id, a unit, texts, and how it is computed on a page and on a site."""

from collections.abc import Callable
from typing import Literal

import msgspec

from rules.results import PageResult, SiteResult
from rules.vocabulary import Text


class Metric(msgspec.Struct, frozen=True, kw_only=True):
    """One metric. unit: "B", "requests", "elements", "points", "g", "findings" …; better: lower or higher.

    studied: it is measured on the pages that stand for their template, and on no other.
    page: its value on one page; None for a metric of the site alone. site: its value for the site; where it is None,
    the median of the pages is used.
    """

    id: str
    unit: str
    title: Text
    better: Literal["lower", "higher"] = "lower"
    studied: bool = False
    page: Callable[[PageResult], float | None] | None = None
    site: Callable[[SiteResult], float | None] | None = None
