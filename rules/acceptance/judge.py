"""Judges the clauses of a contract on their measures. Pure: the same measures give the same findings, years later.

A place is beyond the limit only when its whole interval is, within it only when its whole interval is; between the
two nobody can tell. What was not measured in every run is never compliant, nor proven otherwise.
"""

from collections.abc import Iterable, Sequence
from statistics import median

from rules.acceptance.contract import Clause, Contract
from rules.acceptance.findings import Acceptation, ClauseFinding, PlaceFinding, Verdict
from rules.acceptance.interval import around_median, confidence, wilson
from rules.acceptance.measure import ClauseMeasure, PlaceMeasure
from rules.acceptance.units import worth
from rules.metrics.catalogue import find_metric
from rules.metrics.metric import Metric
from rules.vocabulary import Text
from rules.wording import say, text

_RANK: tuple[Verdict, ...] = ("compliant", "undecidable", "unmeasured", "non_compliant")
EXIT: dict[Verdict, int] = {"compliant": 0, "non_compliant": 1, "undecidable": 3, "unmeasured": 3}
_STRADDLES = text(
    "L'intervalle des mesures contient la limite : d'un passage à l'autre, la valeur est d'un côté puis de l'autre.",
    "The interval of the measures holds the limit: from one run to the next, the value is on either side of it.",
)
_RANGE = text(
    "La fourchette prouvée contient la limite : une personne doit compléter la mesure.",
    "The proven range holds the limit: a person must complete the measure.",
)
_ESTIMATE = text(
    "Le navigateur ancien a été imité : c'est une estimation, qui ne prouve rien.",
    "The old browser was imitated: this is an estimate, which proves nothing.",
)
_SHARE = text(
    "L'intervalle de la part mesurée contient la part demandée.",
    "The interval of the measured share holds the share asked for.",
)


def judge(contract: Contract, measures: Sequence[ClauseMeasure]) -> list[ClauseFinding]:
    """Return what is found of every clause, in each of its states, in the order of the measures."""
    return [_judge(contract.clauses[one.clause], one) for one in measures]


def verdict_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of some verdicts: non compliant, then not measured, then undecidable."""
    return max(verdicts, key=_RANK.index, default="unmeasured")


def accepted(contract: Contract, measures: Sequence[ClauseMeasure], sample_sha256: str) -> Acceptation:
    """Return all that the acceptance finds, with its exit code."""
    findings = judge(contract, measures)
    verdict = verdict_of(one.verdict for one in findings)
    return Acceptation(
        contract_sha256=contract.sha256,
        sample_sha256=sample_sha256,
        stage=contract.stage,
        runs=contract.runs,
        confidence=confidence(contract.runs),
        verdict=verdict,
        exit_code=EXIT[verdict],
        findings=findings,
    )


def _judge(clause: Clause, measured: ClauseMeasure) -> ClauseFinding:
    metric = find_metric(measured.metric)
    unit = worth(clause.unit, metric.unit) or 1.0
    limit = (clause.limit or 0.0) * unit
    places = [_place(metric, one, limit) for one in measured.places]
    counts: dict[Verdict, int] = {name: sum(p.verdict == name for p in places) for name in _RANK}
    verdict, why, shares = _whole(clause, places, exact=_is_exact(measured))
    worst = _worst(metric, places)
    target = None if clause.target is None else clause.target * unit
    gap = _gap(metric, worst, limit)
    return ClauseFinding(
        article=clause.article,
        title=clause.title or metric.title.fr,
        metric=metric.id,
        state=measured.state,
        population=measured.population,
        verdict=verdict,
        unit=metric.unit,
        shown_unit=clause.unit,
        worth=unit,
        better=metric.better,
        limit=limit,
        target=target,
        on_target=_on_target(metric, places, target),
        share=clause.share,
        share_low=shares[0] if shares else None,
        share_high=shares[1] if shares else None,
        worst=worst.place if worst else "",
        value=worst.value if worst else None,
        low=worst.low if worst else None,
        high=worst.high if worst else None,
        gap=gap,
        gap_share=gap / limit if gap is not None and limit else None,
        why=why,
        counts=counts,
        places=places,
        owes=worst.owes if worst else None,
        consequence=clause.consequence,
    )


def _place(metric: Metric, one: PlaceMeasure, limit: float) -> PlaceFinding:
    """Judge one place."""
    if metric.bounds:
        return _bounded(metric, one, limit)
    known = [value for value in one.values if value is not None]
    low, high = around_median(known) if known else (None, None)
    value = median(known) if known else None
    verdict, why = _verdict(metric, one, low, high, limit)
    return PlaceFinding(
        place=one.place,
        verdict=verdict,
        values=one.values,
        value=value,
        low=low,
        high=high,
        why=why,
        owes=one.owes,
    )


def _verdict(
    metric: Metric, one: PlaceMeasure, low: float | None, high: float | None, limit: float
) -> tuple[Verdict, Text]:
    if low is None or high is None:
        return "unmeasured", one.why
    if None in one.values:
        missing = one.values.count(None)
        why = say(
            "Mesuré {n} fois sur {all}. {why}",
            "Measured {n} times out of {all}. {why}",
            n=len(one.values) - missing,
            all=len(one.values),
            why=one.why,
        )
        return "unmeasured", why
    side = _side(metric, low, high, limit)
    if one.estimated:
        return "undecidable", _ESTIMATE
    if one.gaps and (side != "non_compliant" or not _only_grows(metric)):
        why = say(
            "{n} page(s) non mesurée(s). {why}",
            "{n} page(s) not measured. {why}",
            n=len(one.gaps),
            why=one.why,
        )
        return "unmeasured", why
    return side, _STRADDLES if side == "undecidable" else Text("", "")


def _only_grows(metric: Metric) -> bool:
    """Tell whether what was not measured can only add to the count: then what is beyond the limit stays beyond."""
    return metric.site is not None and metric.better == "lower"


def _side(metric: Metric, low: float, high: float, limit: float) -> Verdict:
    """Tell on which side of the limit an interval stands; the limit itself is allowed."""
    beyond, within = (
        (low > limit, high <= limit) if metric.better == "lower" else (high < limit, low >= limit)
    )
    return "non_compliant" if beyond else "compliant" if within else "undecidable"


def _bounded(metric: Metric, one: PlaceMeasure, limit: float) -> PlaceFinding:
    """Judge a figure that a person completes, by what is proven of it in every run."""
    known = [pair for pair in one.bounds if pair is not None]
    partial = len(known) < len(one.bounds) or bool(one.gaps)
    if not known or (partial and not metric.undecided):
        return PlaceFinding(place=one.place, verdict="unmeasured", values=one.values, why=one.why)
    low, high = min(pair[0] for pair in known), max(pair[1] for pair in known)
    side = _side(metric, low, high, limit)
    why = _RANGE if side == "undecidable" else Text("", "")
    if metric.undecided:
        side, why = "undecidable", metric.undecided
    return PlaceFinding(place=one.place, verdict=side, values=one.values, low=low, high=high, why=why)


def _is_exact(measured: ClauseMeasure) -> bool:
    """Tell whether the places are the whole population: the sample is all the site, or the clause names them."""
    return measured.whole or measured.population not in ("page", "template")


def _whole(
    clause: Clause, places: Sequence[PlaceFinding], *, exact: bool
) -> tuple[Verdict, Text, tuple[float, float] | None]:
    """Judge the population: every place, or the share the clause asks for."""
    if clause.share < 1 and (len(places) > 1 or not exact):
        return _by_share(clause, places, exact=exact)
    verdict = verdict_of(one.verdict for one in places)
    why = next((one.why for one in places if one.verdict == verdict and one.why.fr), Text("", ""))
    return verdict, why, None


def _by_share(
    clause: Clause, places: Sequence[PlaceFinding], *, exact: bool
) -> tuple[Verdict, Text, tuple[float, float]]:
    """Judge the share of places within the limit: exact where the sample is the population, else Wilson's interval."""
    n, good = len(places), sum(one.verdict == "compliant" for one in places)
    best = n - sum(one.verdict == "non_compliant" for one in places)
    low, high = (good / n, best / n) if exact else (wilson(good, n)[0], wilson(best, n)[1])
    if high < clause.share:
        return "non_compliant", Text("", ""), (low, high)
    lost = next((one for one in places if one.verdict == "unmeasured"), None)
    if lost is not None:
        return "unmeasured", lost.why, (low, high)
    return (
        ("compliant", Text("", ""), (low, high))
        if low >= clause.share
        else ("undecidable", _SHARE, (low, high))
    )


def _worst(metric: Metric, places: Sequence[PlaceFinding]) -> PlaceFinding | None:
    """Return the place that decides: of the worst verdict, the one furthest on the wrong side."""
    if not places:
        return None
    sign = 1 if metric.better == "lower" else -1

    def key(one: PlaceFinding) -> tuple[int, float]:
        figure = one.value if one.value is not None else one.high
        return _RANK.index(one.verdict), float("-inf") if figure is None else sign * figure

    return max(places, key=key)


def _gap(metric: Metric, worst: PlaceFinding | None, limit: float) -> float | None:
    if worst is None or worst.value is None:
        return None
    return worst.value - limit if metric.better == "lower" else limit - worst.value


def _on_target(metric: Metric, places: Sequence[PlaceFinding], target: float | None) -> bool | None:
    """Tell whether every place reaches the target with its whole interval; None without a target."""
    if target is None:
        return None
    return all(
        one.low is not None
        and one.high is not None
        and one.verdict != "unmeasured"
        and _side(metric, one.low, one.high, target) == "compliant"
        for one in places
    )
