"""Rates and scores that a person completes: the tool proves bounds, and decides only where they are enough."""

from rules.metrics.metric import Metric
from rules.results import PageResult, SiteResult
from rules.vocabulary import Text
from rules.wording import text

_PERSON: Text = text(
    "L'outil ne décide pas d'un taux RGAA : la plupart des critères demandent une personne. "
    "Il n'en prouve qu'une borne haute.",
    "The tool does not decide an RGAA rate: most criteria need a person. It proves an upper bound only.",
)


def rate_metrics() -> list[Metric]:
    """Return the two rates of the RGAA, which are never decided, and the RGESN score with its proven range."""
    return [
        Metric(
            id="rgaa_global_rate",
            unit="%",
            title=text("Taux global RGAA (critères conformes)", "RGAA global rate (criteria met)"),
            better="higher",
            bounds=_global,
            undecided=_PERSON,
        ),
        Metric(
            id="rgaa_mean_rate",
            unit="%",
            title=text("Taux moyen RGAA (par page)", "RGAA mean rate (page by page)"),
            better="higher",
            bounds=_mean,
            undecided=_PERSON,
        ),
        Metric(
            id="rgesn_score",
            unit="%",
            title=text("Score d'avancement RGESN", "RGESN progress score"),
            better="higher",
            profiles=("all",),
            bounds=_score,
        ),
    ]


def duties_missed(site: SiteResult) -> float | None:
    """Return how many of the five duties are proven missed; None when one was not measured."""
    if site.statement is None or any(one.state == "unmeasured" for one in site.statement.duties):
        return None
    return sum(one.state == "missed" for one in site.statement.duties)


def _bounds(site: SiteResult, referential: str) -> tuple[float, float] | None:
    table = next((one for one in site.referentials if one.id == referential), None)
    if table is None or table.high is None or not _measured(site):
        return None
    return 100 * (table.low or 0.0), 100 * table.high


def _measured(site: SiteResult) -> list[PageResult]:
    return [page for page in site.pages if page.status in ("audited", "partial")]


def _global(site: SiteResult) -> tuple[float, float] | None:
    return _bounds(site, "rgaa")


def _score(site: SiteResult) -> tuple[float, float] | None:
    return _bounds(site, "rgesn")


def _mean(site: SiteResult) -> tuple[float, float] | None:
    table = next((one for one in site.referentials if one.id == "rgaa"), None)
    pages = _measured(site)
    if table is None or not pages:
        return None
    highest = [_highest(page, table.total) for page in pages]
    return 0.0, 100 * sum(highest) / len(highest)


def _highest(page: PageResult, total: int) -> float:
    """Return the best rate a page can still have: 1 - NC / applicable, with what it proves not applicable left out."""
    missed, out = (sum(c.startswith("rgaa:") for c in page.verdicts.get(name, [])) for name in ("nc", "na"))
    return 1 - missed / max(1, total - out)
