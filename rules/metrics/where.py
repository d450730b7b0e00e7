"""Where a budget or a clause holds: site, sample, pages, templates, processes (journeys), paths, or one address.

Paths are read as robots.txt reads them (RFC 9309, section 2.2.2): a prefix of path and query, "*" for anything, "$"
for the end.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from rules.metrics.metric import Metric
from rules.results import JourneyResult, PageResult

TEMPLATE, PROCESS = "template:", "process"
_FORMS = re.compile(r"(|page|site|sample|template|template:\S.*|process|process:\S.*|/\S*|https?://\S+)\Z")


def is_place(where: str) -> bool:
    """Tell whether a text says where a budget holds."""
    return _FORMS.match(where) is not None


def reach(metric: Metric, where: str) -> str:
    """Return where a budget holds: what was asked; else the whole site for a count of the site, else each page."""
    if metric.page is None:
        return where if where.startswith(PROCESS) else "site" if metric.site or metric.bounds else PROCESS
    return where or ("site" if metric.site is not None else "page")


def chosen_pages(pages: Sequence[PageResult], where: str, apart: Sequence[str] = ()) -> list[PageResult]:
    """Return the pages a budget speaks of, without those that other budgets keep for themselves."""
    named = where.removeprefix(TEMPLATE) if where.startswith(TEMPLATE) else None
    wanted = {page.template for page in pages if named and _stands_for(page, named)}
    return [
        page
        for page in pages
        if (page.template in wanted if named else where in ("page", "template") or matches(where, page.url))
        and not any(matches(one, page.url) for one in apart)
    ]


def chosen_journeys(journeys: Sequence[JourneyResult], where: str) -> list[JourneyResult]:
    """Return every journey ("process"), or the one of that name ("process:NAME")."""
    name = where.removeprefix(PROCESS).removeprefix(":")
    return [one for one in journeys if name in ("", one.name)]


def _stands_for(page: PageResult, named: str) -> bool:
    """Tell whether a page is of the template named: by its id, or by the path of one of its pages."""
    return page.template == named or (named.startswith("/") and _path(page.url) == named)


def by_template(pages: Sequence[PageResult]) -> list[list[PageResult]]:
    """Return the pages template by template, in the order of the pages."""
    groups: dict[str, list[PageResult]] = {}
    for page in pages:
        groups.setdefault(page.template, []).append(page)
    return list(groups.values())


def matches(pattern: str, url: str) -> bool:
    """Tell whether an address is one a pattern means: a path as robots.txt writes them, or one whole address.

    A whole address is compared by its path and query: the same site answers under the name of its preproduction.
    """
    if pattern.startswith(("http://", "https://")):
        return _path(pattern) == _path(url)
    return _expression(pattern).match(_path(url)) is not None


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    ends = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    return re.compile(".*".join(map(re.escape, parts)) + (r"\Z" if ends else ""), re.DOTALL)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
