"""Who owes the repair: what the template, the content of the page and third parties bring to a measured value."""

from collections.abc import Sequence
from statistics import median

from rules.acceptance.findings import Owes
from rules.metrics.by_state import state_of
from rules.metrics.metric import Metric
from rules.metrics.of_corrections import LEVELS, of_level
from rules.results import PageResult, SiteResult

_WEIGHT = ("wire_bytes", "own_bytes", "third_party_bytes")
_CORRECTIONS = "corrections"


def owed(metric: Metric, place: str, where: str, runs: Sequence[SiteResult]) -> Owes | None:
    """Return the shares of a value, the median of the runs; None for a metric that nobody's part explains."""
    if metric.id.startswith(_CORRECTIONS) and where in ("site", "sample", "page"):
        return _median([_by_party(site, place, metric.id) for site in runs])
    pages = [page for site in runs for page in site.pages if page.url == place]
    if not pages:
        return None
    if metric.id in _WEIGHT:
        return _median([_weight(page) for page in pages])
    if metric.base == "wire_bytes":
        return _median([_in_state(page, metric) for page in pages])
    return None


def _by_party(site: SiteResult, place: str, metric: str) -> Owes:
    certain = metric != "corrections_to_review"
    level, _ = LEVELS.get(metric.removeprefix("corrections_"), ("", None))
    found = [
        one
        for one in site.corrections
        if one.certain is certain and of_level(one.rule, level) and (not place or place in one.pages)
    ]
    counted = {
        name: float(sum(one.party == name for one in found)) for name in ("template", "content", "third")
    }
    return Owes(**counted)


def _weight(page: PageResult) -> Owes | None:
    if page.weight is None:
        return None
    own = page.weight.bytes_by_party.get("own", 0)
    shared = page.template_bytes
    return Owes(
        template=shared,
        content=None if shared is None else own - shared,
        third=page.weight.wire_bytes - own,
    )


def _in_state(page: PageResult, metric: Metric) -> Owes | None:
    state = next((one for one in page.states if one.state == metric.state), None)
    found = state_of(page, state.state) if state else None
    if found is None or found.wire_bytes is None:
        return None
    return Owes(third=found.wire_bytes - found.bytes_by_party.get("own", 0))


def _median(parts: Sequence[Owes | None]) -> Owes | None:
    known = [one for one in parts if one is not None]
    if not known:
        return None
    values = {
        name: [value for one in known if (value := getattr(one, name)) is not None]
        for name in ("template", "content", "third")
    }
    return Owes(**{name: median(some) if some else None for name, some in values.items()})
