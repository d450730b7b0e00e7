"""What makes a clause one that nobody could judge: no unit, no population, a duration, a rate without its name."""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

import msgspec

from crawler.campaign.config import DURATION
from rules.acceptance import Clause
from rules.acceptance.contract import STATES
from rules.acceptance.measure import metric_in
from rules.acceptance.units import units_of, worth
from rules.metrics.catalogue import METRICS
from rules.metrics.metric import Metric
from rules.metrics.where import PROCESS, is_place
from rules.vocabulary import Text

ROOT = "http://site"
LARGEST = 1e12
"""The largest limit: beyond it every delivery would be compliant."""
RATES = ("global", "criteria", "mean")
RGAA = ("rgaa", "rgaa_rate", "taux_rgaa", "rgaa_global_rate", "rgaa_mean_rate")
_RATE_WORDS = re.compile(
    r"\d\s*(%|pour\s*cent|percent)[^.;]{0,60}\brgaa\b|\brgaa\b[^.;]{0,60}?\d\s*(%|pour\s*cent|percent)", re.I
)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a clause is refused: the key at fault; known: names that exist, when value is none of them."""

    key: str
    why: Text = Text("", "")
    value: str = ""
    known: list[str] = []


def check_clause(clause: Clause, journeys: Sequence[str]) -> Problem | None:
    """Return what makes a clause impossible to judge, None when nothing does."""
    return (
        _rate(clause) or _metric(clause) or _states(clause) or _population(clause, journeys) or _bar(clause)
    )


def _rate(clause: Clause) -> Problem | None:
    """Refuse a percentage of the RGAA that does not say of what; the two rates are not the same figure."""
    if clause.rate and clause.rate not in RATES:
        return _unknown("rate", clause.rate, list(RATES))
    if clause.rate and clause.metric and clause.metric not in RGAA:
        return Problem(
            key="rate",
            why=Text(
                "rate ne concerne qu’un taux RGAA : metric = « rgaa_rate »",
                "rate is about an RGAA rate only: metric = 'rgaa_rate'",
            ),
        )
    words = _RATE_WORDS.search(f"{clause.title}. {clause.text}") and (not clause.metric or clause.unit == "%")
    if (clause.metric in RGAA or words) and not clause.rate and clause.metric not in METRICS:
        return Problem(
            key="metric" if clause.metric else "article",
            why=Text(
                "un pourcentage de conformité RGAA doit dire lequel : rate = « global » (part des critères conformes "
                "de l’échantillon) ou rate = « mean » (moyenne des taux des pages) ; l’outil n’en décidera pas",
                "a percentage of RGAA conformity must say which one: rate = 'global' (share of the criteria met over "
                "the sample) or rate = 'mean' (mean of the pages' rates); the tool will not decide on it",
            ),
        )
    return None


def _metric(clause: Clause) -> Problem | None:
    if not clause.metric and not clause.rate:
        return Problem(
            key="article",
            why=Text(
                "il manque ce qui est mesuré (metric) ; « limpide rules metrics » en donne la liste",
                "what is measured is missing (metric); 'limpide rules metrics' lists what can be",
            ),
        )
    if clause.rate or metric_in(clause.metric, clause.states[0] if clause.states else "first"):
        return None
    if DURATION.search(clause.metric):
        return Problem(
            key="metric",
            why=Text(
                f"« {clause.metric} » est une durée, qui dépend de la machine : une clause compte des octets, des "
                "requêtes, des éléments ou des corrections",
                f"'{clause.metric}' is a duration, which depends on the machine: a clause counts bytes, requests, "
                "elements or corrections",
            ),
        )
    bases = {one.base for one in METRICS.values() if one.base}
    return (
        None
        if clause.metric in bases | METRICS.keys()
        else _unknown("metric", clause.metric, [*METRICS, *bases])
    )


def _states(clause: Clause) -> Problem | None:
    if not clause.states:
        return Problem(
            key="states",
            why=Text(
                'l’état de la page manque : states = ["first"]', "the state is missing: states = ['first']"
            ),
        )
    if len(set(clause.states)) < len(clause.states):
        return Problem(key="states", why=Text("un état est nommé deux fois", "a state is named twice"))
    for state in clause.states:
        if state not in STATES:
            return _unknown("states", state, list(STATES))
        if not clause.rate and metric_in(clause.metric, state) is None:
            able = [one for one in STATES if metric_in(clause.metric, one)]
            return Problem(
                key="states" if state != "first" else "metric",
                why=Text(
                    f"« {clause.metric} » ne se mesure pas dans l’état « {state} » ; seulement : {', '.join(able)}",
                    f"'{clause.metric}' is not measured in the state '{state}'; only: {', '.join(able)}",
                ),
            )
    return None


def _population(clause: Clause, journeys: Sequence[str]) -> Problem | None:
    place = clause.population.removeprefix("page:")
    if not place:
        return Problem(
            key="article",
            why=Text(
                "il manque la population (population) : chaque page (page), gabarit (template), l’échantillon "
                "(sample), le site (site), les démarches (process), ou l’une d’elles (page:/chemin, process:NOM)",
                "the population is missing (population): each page (page), template, the sample, the site, the "
                "processes (process), or one of them (page:/path, process:NAME)",
            ),
        )
    if place != clause.population and not _is_plain(place):
        return Problem(
            key="population",
            why=Text(
                "« page: » est suivi du chemin d’une page du site, comme page:/contact",
                "'page:' is followed by the path of a page of the site, as page:/contact",
            ),
        )
    if not is_place(place):
        return _unknown("population", clause.population, ["page", "template", "sample", "site", "process"])
    if place.startswith(PROCESS):
        return _process(clause, place, journeys)
    metric = next(one for one in _all(clause) if one)
    if metric.page is None and not (place in ("site", "sample") and (metric.site or metric.bounds)):
        only = "process" if metric.journey else "site"
        return Problem(
            key="population",
            why=Text(
                f"« {metric.id} » ne se compte pas pour « {clause.population} » : population = « {only} »",
                f"'{metric.id}' is not counted for '{clause.population}': population = '{only}'",
            ),
        )
    return None


def _is_plain(place: str) -> bool:
    """Tell whether a page is named by a whole address, or by a path as browsers write it: no host, dots, fragment."""
    if place.startswith(("http://", "https://")):
        return True
    return place.startswith("/") and "#" not in place and urljoin(ROOT, place) == ROOT + place


def _process(clause: Clause, place: str, journeys: Sequence[str]) -> Problem | None:
    """Refuse a process that no journey declares, and a metric that journeys do not have."""
    name = place.removeprefix(PROCESS).removeprefix(":")
    if not journeys or (name and name not in journeys):
        declared = ", ".join(journeys) or "—"
        return Problem(
            key="population",
            why=Text(
                f"la démarche « {name or 'process'} » n’est pas déclarée dans [[environment.journeys]] ({declared})",
                f"the process '{name or 'process'}' is not declared in [[environment.journeys]] ({declared})",
            ),
        )
    if any(one is None or one.journey is None for one in _all(clause)):
        able = ", ".join(one.id for one in METRICS.values() if one.journey)
        return Problem(
            key="metric",
            why=Text(
                f"« {clause.metric} » ne se mesure pas sur une démarche ; seulement : {able}",
                f"'{clause.metric}' is not measured on a process; only: {able}",
            ),
        )
    return None


def _bar(clause: Clause) -> Problem | None:
    metric = next(one for one in _all(clause) if one)
    if not clause.unit:
        named = ", ".join(units_of(metric.unit))
        return Problem(
            key="article",
            why=Text(
                f"il manque l’unité de la limite (unit) : {named}",
                f"the unit of the limit is missing (unit): {named}",
            ),
        )
    if worth(clause.unit, metric.unit) is None:
        named = ", ".join(units_of(metric.unit))
        return Problem(
            key="unit",
            why=Text(
                f"« {clause.unit} » n’est pas une unité de {metric.id} ; il faut : {named}",
                f"'{clause.unit}' is no unit of {metric.id}; it must be: {named}",
            ),
        )
    if clause.limit is None:
        return Problem(key="article", why=Text("il manque la limite (limit)", "the limit is missing (limit)"))
    for key, figure in (("limit", clause.limit), ("target", clause.target)):
        if figure is not None and not (0 <= figure <= LARGEST):
            return Problem(
                key=key,
                why=Text(
                    f"{key} est un nombre fini, de 0 à {LARGEST:.0e}",
                    f"{key} is a finite number, from 0 to {LARGEST:.0e}",
                ),
            )
    if (
        clause.target is not None
        and (clause.target - clause.limit) * (1 if metric.better == "lower" else -1) > 0
    ):
        return Problem(
            key="target",
            why=Text(
                "la cible est moins exigeante que la limite ; sont-elles inversées",
                "the target asks less than the limit; they may be swapped",
            ),
        )
    return None


def _all(clause: Clause) -> list[Metric | None]:
    """Return the metric of a clause in each of its states."""
    if clause.rate:
        return [METRICS["rgaa_mean_rate" if clause.rate == "mean" else "rgaa_global_rate"]]
    return [metric_in(clause.metric, state) for state in clause.states]


def _unknown(key: str, value: str, known: list[str]) -> Problem:
    return Problem(key=key, value=value, known=known)
