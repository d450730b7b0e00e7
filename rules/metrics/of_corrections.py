"""Metrics of corrections: by certainty, by WCAG level (RGAA) and by priority (RGESN), for the site or for one page."""

from collections.abc import Callable
from functools import cache

from rules.catalogue import all_rules, asked_for
from rules.grouping import group_of
from rules.metrics.metric import Metric
from rules.referentials import referentials
from rules.results import PageResult, SiteResult
from rules.vocabulary import Text, Verdict
from rules.wording import text

LEVELS: dict[str, tuple[str, Text]] = {
    "a": ("A", text("Corrections certaines, niveau A", "Certain corrections, level A")),
    "aa": ("AA", text("Corrections certaines, niveau AA", "Certain corrections, level AA")),
    "prioritaire": (
        "prioritaire",
        text("Corrections certaines, priorité haute (RGESN)", "Certain corrections, high priority (RGESN)"),
    ),
    "recommande": (
        "recommande",
        text("Corrections certaines, recommandées (RGESN)", "Certain corrections, recommended (RGESN)"),
    ),
    "modere": (
        "modere",
        text(
            "Corrections certaines, priorité modérée (RGESN)",
            "Certain corrections, moderate priority (RGESN)",
        ),
    ),
}


@cache
def levels_of(rule: str) -> frozenset[str]:
    """Return the levels of the criteria a rule speaks of; an A criterion hides the AA ones, as A is asked first."""
    known = all_rules().get(rule)
    levels = {one.id: one.level for table in referentials() for one in table.criteria}
    found = {levels[name] for name in known.criteria if name in levels} if known else set()
    return frozenset(found - {"AA"} if "A" in found else found)


def correction_metrics() -> list[Metric]:
    """Return the metrics of corrections; a page counts those it shows, the site each of them once."""
    return [
        _metric("corrections", text("Corrections certaines", "Certain corrections"), "", certain=True),
        _metric(
            "corrections_to_review",
            text("Corrections à vérifier", "Corrections to review"),
            "",
            certain=False,
        ),
        *(
            _metric(f"corrections_{name}", title, level, certain=True)
            for name, (level, title) in LEVELS.items()
        ),
    ]


def _metric(name: str, title: Text, level: str, *, certain: bool) -> Metric:
    return Metric(
        id=name,
        unit="corrections",
        title=title,
        profiles=("all",),
        page=_on_page(level, certain=certain),
        site=_on_site(level, certain=certain),
    )


def _on_page(level: str, *, certain: bool) -> Callable[[PageResult], float | None]:
    def value(page: PageResult) -> float | None:
        if page.status in ("failed", "refused"):
            return None
        spoken = [one for one in page.outcomes if asked_for(one.rule) and of_level(one.rule, level)]
        return len(
            {group_of(one) for outcome in spoken for one in outcome.findings if one.certain is certain}
        )

    return value


def _on_site(level: str, *, certain: bool) -> Callable[[SiteResult], float | None]:
    def value(site: SiteResult) -> float | None:
        if proven(site, "rgaa") is None:
            return None
        return sum(one.certain is certain and of_level(one.rule, level) for one in site.corrections)

    return value


def of_level(rule: str, level: str) -> bool:
    """Tell whether a rule speaks of a level; any rule does of ""."""
    return not level or level in levels_of(rule)


def proven(site: SiteResult, referential: str) -> float | None:
    """Return the number of criteria proven not met; None when no page was measured."""
    table = next((one for one in site.referentials if one.id == referential), None)
    if table is None or not any(page.status in ("audited", "partial") for page in site.pages):
        return None
    return sum(criterion.verdict is Verdict.NC for criterion in table.criteria)
