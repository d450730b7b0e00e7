"""Every metric: id, unit, texts and how it is computed. A value of None means not measured, never zero."""

from typing import Literal

from rules.metrics.by_age import age_metrics
from rules.metrics.by_kind import kind_metrics
from rules.metrics.by_state import state_metrics
from rules.metrics.metric import Metric
from rules.metrics.of_corrections import correction_metrics, proven
from rules.metrics.of_journeys import journey_metrics, of_steps
from rules.metrics.of_rates import duties_missed, rate_metrics
from rules.results import PageResult
from rules.wording import text

__all__ = ["METRICS", "Metric", "find_metric"]


def find_metric(identity: str) -> Metric:
    """Return the metric of that id.

    Raises:
        ValueError: there is none; the message names those that exist.
    """
    found = METRICS.get(identity)
    if found is None:
        raise ValueError(f"no metric is called {identity!r}; the metrics are {', '.join(METRICS)}")
    return found


def third_party(page: PageResult, bytes_or_requests: Literal["bytes", "requests"]) -> int | None:
    """Return what third parties sent on a page, in wire bytes or in requests."""
    if page.weight is None:
        return None
    shared = page.weight.bytes_by_party if bytes_or_requests == "bytes" else page.weight.requests_by_party
    return sum(value for party, value in shared.items() if party != "own")


def findings(page: PageResult, *, certain: bool) -> int | None:
    """Return the number of findings of a page; None when its visit failed."""
    if page.status in ("failed", "refused"):
        return None
    return sum(one.certain is certain for outcome in page.outcomes for one in outcome.findings)


_ALL = (
    Metric(
        id="wire_bytes",
        unit="B",
        title=text("Poids à la première visite", "Weight at the first visit"),
        page=lambda p: p.weight.wire_bytes if p.weight else None,
        journey=lambda j: of_steps(j, "wire_bytes"),
    ),
    *state_metrics(),
    Metric(
        id="unused_code_bytes",
        studied=True,
        profiles=("return",),
        unit="B",
        title=text("Code inutilisé (décompressé)", "Unused code (decompressed)"),
        page=lambda p: p.unused_code[0] if p.unused_code else None,
    ),
    Metric(
        id="requests",
        unit="requests",
        title=text("Requêtes à la première visite", "Requests at the first visit"),
        page=lambda p: p.weight.requests if p.weight else None,
        journey=lambda j: of_steps(j, "requests"),
    ),
    Metric(
        id="dom",
        unit="elements",
        title=text("Éléments de la page", "Elements of the page"),
        page=lambda p: p.dom,
    ),
    Metric(
        id="ecoindex",
        unit="points",
        title=text("EcoIndex (sur 100)", "EcoIndex (out of 100)"),
        better="higher",
        page=lambda p: p.ecoindex.score if p.ecoindex else None,
    ),
    Metric(
        id="carbon_grams",
        unit="g",
        title=text("Émissions d'une première visite (g CO2e)", "Emissions of a first visit (g CO2e)"),
        page=lambda p: p.carbon.grams if p.carbon else None,
    ),
    Metric(
        id="third_party_bytes",
        unit="B",
        title=text("Poids des services tiers", "Weight of third parties"),
        page=lambda p: third_party(p, "bytes"),
    ),
    Metric(
        id="third_party_requests",
        unit="requests",
        title=text("Requêtes vers des tiers", "Requests to third parties"),
        page=lambda p: third_party(p, "requests"),
        journey=lambda j: of_steps(j, "third_party_requests"),
    ),
    Metric(
        id="own_bytes",
        unit="B",
        title=text("Poids du site lui-même", "Weight of the site itself"),
        page=lambda p: p.weight.bytes_by_party.get("own", 0) if p.weight else None,
    ),
    Metric(
        id="own_requests",
        unit="requests",
        title=text("Requêtes vers le site lui-même", "Requests to the site itself"),
        page=lambda p: p.weight.requests_by_party.get("own", 0) if p.weight else None,
    ),
    Metric(
        id="third_parties",
        unit="hosts",
        title=text("Services tiers sollicités (hôtes)", "Third parties asked (hosts)"),
        page=lambda p: len(p.weight.requests_by_party.keys() - {"own"}) if p.weight else None,
    ),
    *kind_metrics(),
    Metric(
        id="failed_requests",
        unit="requests",
        title=text("Requêtes en échec", "Failed requests"),
        page=lambda p: p.weight.failed if p.weight else None,
    ),
    Metric(
        id="findings",
        unit="findings",
        title=text("Défauts certains", "Certain defects"),
        profiles=("all",),
        page=lambda p: findings(p, certain=True),
        journey=lambda j: of_steps(j, "findings"),
    ),
    Metric(
        id="to_review",
        unit="findings",
        title=text("Endroits à vérifier par une personne", "Places for a person to review"),
        profiles=("all",),
        page=lambda p: findings(p, certain=False),
        journey=lambda j: of_steps(j, "to_review"),
    ),
    *correction_metrics(),
    *age_metrics(),
    *journey_metrics(),
    Metric(
        id="dead_links",
        unit="addresses",
        title=text("Adresses mortes du site", "Dead addresses of the site"),
        site=lambda s: len(s.dead_links) if s.discovery and s.discovery.status != "failed" else None,
    ),
    Metric(
        id="rgaa_nc",
        unit="criteria",
        title=text("Critères RGAA non conformes, prouvés", "RGAA criteria proven not met"),
        profiles=("all",),
        site=lambda s: proven(s, "rgaa"),
    ),
    Metric(
        id="rgesn_nc",
        unit="criteria",
        title=text("Critères RGESN non conformes, prouvés", "RGESN criteria proven not met"),
        profiles=("all",),
        site=lambda s: proven(s, "rgesn"),
    ),
    Metric(
        id="duties_missed",
        unit="duties",
        title=text("Obligations d'affichage manquées, prouvées", "Duties proven missed"),
        site=duties_missed,
    ),
    *rate_metrics(),
)
METRICS: dict[str, Metric] = {one.id: one for one in _ALL}
