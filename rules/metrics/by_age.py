"""Metrics of old browsers: is the page unusable in the one of two or five years ago?"""

from collections.abc import Callable

from rules.metrics.metric import Metric
from rules.old_devices import Comparison
from rules.results import PageResult
from rules.vocabulary import Text
from rules.wording import text

_TITLES: dict[int, Text] = {
    2: text(
        "Pages amputées dans un navigateur de 2 ans", "Pages that lose something in a browser of 2 years"
    ),
    5: text(
        "Pages amputées dans un navigateur de 5 ans", "Pages that lose something in a browser of 5 years"
    ),
}


def age_metrics() -> list[Metric]:
    """Return `old_2_years` and `old_5_years`: 1 for a page that loses something there, 0 for one that does not."""
    return [
        Metric(
            id=f"old_{years}_years",
            unit="pages",
            title=title,
            studied=True,
            profiles=("old-reference", f"old-{years}-years"),
            base="unusable",
            state=f"old_{years}_years",
            page=_lost(years),
            estimated=_estimated(years),
        )
        for years, title in _TITLES.items()
    ]


def _lost(years: int) -> Callable[[PageResult], float | None]:
    def value(page: PageResult) -> float | None:
        found = seen_under(page, years)
        return None if found is None or found.state == "unmeasured" else float(found.state != "usable")

    return value


def _estimated(years: int) -> Callable[[PageResult], bool]:
    def value(page: PageResult) -> bool:
        found = seen_under(page, years)
        return found is not None and (not found.observed or found.state == "unclear")

    return value


def seen_under(page: PageResult, years: int) -> Comparison | None:
    """Return a page under the browser of that many years ago, the real engine first; None when it was not visited."""
    found = [one for one in page.old_devices if one.years == years]
    return max(found, key=lambda one: one.observed, default=None)
