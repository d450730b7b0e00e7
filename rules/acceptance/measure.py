"""From the results of several runs to the values a contract speaks of: clause by clause, state by state, run by run."""

from collections.abc import Sequence

import msgspec

from rules.acceptance.contract import Clause, Contract
from rules.acceptance.findings import Owes
from rules.acceptance.owes import owed
from rules.metrics.catalogue import METRICS, find_metric
from rules.metrics.measuring import measures_of
from rules.metrics.metric import Metric
from rules.metrics.of_corrections import LEVELS, of_level
from rules.metrics.where import PROCESS, chosen_pages, reach
from rules.results import PageResult, SiteResult
from rules.vocabulary import Reason, Text
from rules.wording import say, text

_ABSENT = text("Rien de tel n'a été trouvé.", "Nothing of that kind was found.")
_NOTHING = text("La mesure a échoué.", "The measurement failed.")
WHOLE = ("site", "sample")
COUNTED = ("corrections", "criteria", "findings")
"""Units of what the rules find: a count is whole only where each of them could speak."""
POPULATIONS = ("page", "template", *WHOLE)


class PlaceMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """One page, template, process or the whole site: its value in each run, in order, None when not measured.

    bounds: what is proven of each run's value, where a person completes it. gaps: pages that its value leaves out
    because they were not measured. why: the first reason of a missing value. estimated: it proves nothing.
    """

    place: str
    values: list[float | None]
    bounds: list[tuple[float, float] | None] = []
    gaps: list[str] = []
    why: Text = Text("", "")
    estimated: bool = False
    owes: Owes | None = None


class ClauseMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of a clause in one state. clause: its rank in the contract. whole: the sample is the population."""

    clause: int
    state: str
    metric: str
    population: str
    places: list[PlaceMeasure]
    whole: bool


def metric_in(name: str, state: str) -> Metric | None:
    """Return the metric of that name in a state, None when it does not exist there."""
    if state == "first":
        return METRICS.get(name)
    found = (one for one in METRICS.values() if one.base == name and one.state == state)
    return next(found, None)


def where_of(clause: Clause, metric: Metric) -> str:
    """Return the population of a clause as rules.metrics reads it; "page:/path" is that page."""
    named = clause.population.removeprefix("page:")
    exact = named != clause.population and named.startswith("/") and not set(named) & set("*$")
    return reach(metric, f"{named}$" if exact else named)


def measure(contract: Contract, runs: Sequence[SiteResult]) -> list[ClauseMeasure]:
    """Return the measures of every clause in each of its states.

    Args:
        runs: the site as judged, run by run.
    """
    return [
        _measured(rank, clause, state, runs)
        for rank, clause in enumerate(contract.clauses)
        for state in clause.states
    ]


def _measured(rank: int, clause: Clause, state: str, runs: Sequence[SiteResult]) -> ClauseMeasure:
    metric = metric_in(clause.metric, state) or find_metric(clause.metric)
    where = where_of(clause, metric)
    by_place: dict[str, list[float | None]] = {}
    runs = [_official(site) for site in runs] if where in POPULATIONS else runs
    for rank_of_run, site in enumerate(runs):
        for place, value in _values(metric, where, site):
            by_place.setdefault(place, [None] * len(runs))[rank_of_run] = value
    if not by_place:
        by_place = {"" if where in WHOLE else where.removesuffix("$"): [None] * len(runs)}
    samples = [site.sample for site in runs if site.sample]
    return ClauseMeasure(
        clause=rank,
        state=state,
        metric=metric.id,
        population=where,
        places=[_place(metric, where, place, values, runs) for place, values in by_place.items()],
        whole=bool(samples) and all(one.left_out == 0 for one in samples),
    )


def _official(site: SiteResult) -> SiteResult:
    """Return the site without the pages that only a clause names: they are no part of the official sample."""
    pages = [one for one in site.pages if one.reasons != ["declared"]]
    return msgspec.structs.replace(site, pages=pages)


def _values(metric: Metric, where: str, site: SiteResult) -> list[tuple[str, float | None]]:
    """Return the value of each place; a template is known by its id, as its heaviest page may change."""
    measured = measures_of(metric, where, site)
    if where == "template" or where.startswith("template:"):
        names = {page.url: page.template for page in site.pages}
        first: dict[str, str] = {}
        for page in site.pages:
            first.setdefault(page.template, page.url)
        return [(first[names[place]], value) for value, place in measured]
    return [(place, value) for value, place in measured]


def _place(
    metric: Metric, where: str, place: str, values: list[float | None], runs: Sequence[SiteResult]
) -> PlaceMeasure:
    spoken = [_spoken(metric, where, place, site) for site in runs]
    lost = {page.url: page for pages in spoken for page in pages if _is_lost(metric, page)}
    first = next(iter(lost.values()), None)
    pages = [page for some in spoken for page in some]
    why = Text("", "")
    if None in values or lost:
        why = _why(where, place, first, runs)
    return PlaceMeasure(
        place=place,
        values=values,
        bounds=[metric.bounds(site) for site in runs] if metric.bounds else [],
        gaps=sorted(lost) if metric.bounds or None not in values else [],
        why=why,
        estimated=bool(metric.estimated and any(metric.estimated(page) for page in pages)),
        owes=owed(metric, place, where, runs),
    )


def _spoken(metric: Metric, where: str, place: str, site: SiteResult) -> list[PageResult]:
    """Return the pages that the value of a place rests on."""
    if where.startswith(PROCESS):
        return []
    if where in WHOLE:
        return site.pages
    if where == "template" or where.startswith("template:"):
        kin = {page.template for page in site.pages if page.url == place}
        return [
            page for page in site.pages if page.template in kin and (page.is_studied or not metric.studied)
        ]
    return [page for page in chosen_pages(site.pages, where) if page.url == place]


def _is_lost(metric: Metric, page: PageResult) -> bool:
    """Tell whether a page was asked for and not measured as this metric needs it."""
    if page.status in ("failed", "refused"):
        return True
    if page.missing and metric.unit in COUNTED and _has_silent_rule(metric, page):
        return True
    if metric.page is None or metric.site is not None or (metric.studied and not page.is_studied):
        return False
    return metric.page(page) is None


def _has_silent_rule(metric: Metric, page: PageResult) -> bool:
    """Tell whether a rule that the count rests on could not speak of a page: the count is then not whole."""
    level = LEVELS.get(metric.id.removeprefix("corrections_"), ("", None))[0]
    return any(
        one.reason is Reason.UNMEASURED
        and of_level(one.rule, level)
        and not page.missing.keys().isdisjoint(one.missing)
        for one in page.outcomes
    )


def _why(where: str, place: str, page: PageResult | None, runs: Sequence[SiteResult]) -> Text:
    """Return the reason why a value is missing."""
    if where.startswith(PROCESS):
        steps = [
            (rank, step)
            for site in runs
            for journey in site.journeys
            if journey.name == place
            for rank, step in enumerate(journey.steps, 1)
            if step.status == "failed"
        ]
        if steps:
            rank, step = steps[0]
            return say("Étape {rank} : {why}", "Step {rank}: {why}", rank=rank, why=step.reason)
        return _ABSENT
    if page is not None:
        reason = page.reason or next(iter(page.missing.values()), "") or _NOTHING
        return say("{page} : {why}", "{page}: {why}", page=page.url, why=reason)
    failed = next((site for site in runs if site.reason.fr), None)
    return failed.reason if failed else _ABSENT
