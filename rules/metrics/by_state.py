"""Metrics of a page in one of its states: before any scroll, second visit, idle, consent refused or accepted."""

from collections.abc import Callable
from typing import Literal

from rules.metrics.metric import Metric
from rules.results import PageResult, StateName, StateResult
from rules.states import NO_BANNER
from rules.vocabulary import Text
from rules.wording import say, text

Figure = Literal["wire_bytes", "requests", "third_party_requests"]
_FIGURES: dict[Figure, tuple[str, str, Text]] = {
    "wire_bytes": ("bytes", "B", text("Poids", "Weight")),
    "requests": ("requests", "requests", text("Requêtes", "Requests")),
    "third_party_requests": (
        "third_party_requests",
        "requests",
        text("Requêtes vers des tiers", "Requests to third parties"),
    ),
}
_STATES: dict[StateName, tuple[str, str, Text]] = {
    "before_scroll": ("before_scroll", "", text("avant tout défilement", "before any scroll")),
    "second": ("second_visit", "return", text("à la seconde visite", "at the second visit")),
    "idle": ("idle", "return", text("sans rien faire", "while doing nothing")),
    "refused": ("refused", "consent-refused", text("(consentement refusé)", "(consent refused)")),
    "accepted": ("accepted", "consent-accepted", text("(consentement accepté)", "(consent accepted)")),
}
_CHOSEN = ("refused", "accepted")


def state_metrics() -> list[Metric]:
    """Return the metrics of each state (`second_visit_bytes`, `refused_third_party_requests` …), and what is stored."""
    made = [_metric(state, figure) for state in _STATES for figure in _FIGURES]
    return [*made, _stored("untouched", ""), _stored("refused", "consent-refused")]


def _metric(state: StateName, figure: Figure) -> Metric:
    name, profile, when = _STATES[state]
    suffix, unit, what = _FIGURES[figure]
    return Metric(
        id=f"{name}_{suffix}",
        unit=unit,
        title=say("{what} {when}", "{what} {when}", what=what, when=when),
        studied=bool(profile),
        profiles=(profile,) if profile else (),
        base=figure,
        state=state,
        page=_value(state, figure),
    )


def _value(state: StateName, figure: Figure) -> Callable[[PageResult], float | None]:
    def value(page: PageResult) -> float | None:
        found = state_of(page, state)
        if found is None or found.wire_bytes is None:
            return None
        if figure == "third_party_requests":
            return sum(n for party, n in found.requests_by_party.items() if party != "own")
        return found.wire_bytes if figure == "wire_bytes" else found.requests

    return value


def state_of(page: PageResult, name: StateName) -> StateResult | None:
    """Return a page in one state; without any banner a choice changes nothing, and the page is as it is untouched."""
    found = next((one for one in page.states if one.state == name), None)
    if found and name in _CHOSEN and found.wire_bytes is None and found.why == NO_BANNER:
        return state_of(page, "untouched")
    return found


def _stored(state: StateName, profile: str) -> Metric:
    def value(page: PageResult) -> float | None:
        found = state_of(page, state)
        return found.stored if found else None

    when = _STATES[state][2] if state in _STATES else text("sans aucun choix", "before any choice")
    return Metric(
        id="stored" if state == "untouched" else f"{state}_stored",
        unit="items",
        title=say("Cookies et clés de stockage {when}", "Cookies and storage keys {when}", when=when),
        studied=bool(profile),
        profiles=(profile,) if profile else (),
        base="" if state == "untouched" else "stored",
        state="" if state == "untouched" else state,
        page=value,
    )
