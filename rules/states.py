"""Figures of a page in each of its states: untouched, before any scroll, refused, accepted, second visit, idle."""

from collections.abc import Sequence

from rules.addresses import host
from rules.evidence.consent import Consent
from rules.evidence.consent_state import ConsentAccepted, ConsentRefused, ConsentState
from rules.evidence.idle import Idle
from rules.evidence.ledger import Ledger, Request, weighing
from rules.evidence.record import Record
from rules.evidence.second_visit import SecondVisit
from rules.reader import PageReader
from rules.results import StateName, StateResult
from rules.vocabulary import Text
from rules.wording import say, text

_FAILED = text("Non mesuré.", "Not measured.")
NO_BANNER = text("La page ne montre aucun bandeau.", "The page shows no banner.")
_NO_BUTTON = text("Le bandeau ne le permet pas en un clic.", "The banner does not allow it in one click.")


def states_of(page: PageReader) -> list[StateResult]:
    """Return the page's states: the two of the plain visit, and the others where the page stands for its template."""
    ledger, consent = page.get(Ledger), page.get(Consent)
    made = []
    if ledger:
        stored = len(consent.stored) if consent else None
        made.append(_state("before_scroll", weighing(ledger.requests[: ledger.before_scroll])))
        made.append(_state("untouched", ledger.counted, stored=stored))
    return [*made, *_extra(page)] if page.studied else made


def _extra(page: PageReader) -> list[StateResult]:
    refused, accepted = page.get(ConsentRefused), page.get(ConsentAccepted)
    second, idle = page.get(SecondVisit), page.get(Idle)
    return [
        _chosen("refused", refused.state) if refused else _without("refused", page, ConsentRefused),
        _chosen("accepted", accepted.state) if accepted else _without("accepted", page, ConsentAccepted),
        _state("second", second.counted) if second else _without("second", page, SecondVisit),
        _idle(idle) if idle else _without("idle", page, Idle),
    ]


def _chosen(name: StateName, state: ConsentState) -> StateResult:
    return _state(
        name,
        [*state.earlier, *state.later],
        added={party: sum(r.wire_bytes for r in made) for party, made in _by_party(state.later).items()},
        stored=len(state.stored),
    )


def _idle(idle: Idle) -> StateResult:
    return _state("idle", idle.counted, seconds=idle.seconds, more=idle.stream_bytes)


def _state(
    name: StateName,
    requests: Sequence[Request],
    *,
    added: dict[str, int] | None = None,
    stored: int | None = None,
    seconds: float | None = None,
    more: int = 0,
) -> StateResult:
    """Return the figures of what weighs in one state; more: bytes that no request of its own brought."""
    parties = _by_party(requests)
    return StateResult(
        state=name,
        requests=len(requests),
        wire_bytes=sum(r.wire_bytes for r in requests) + more,
        bytes_by_party={party: sum(r.wire_bytes for r in made) for party, made in parties.items()},
        requests_by_party={party: len(made) for party, made in parties.items()},
        added_by_party=added or {},
        stored=stored,
        seconds=seconds,
    )


def _by_party(requests: Sequence[Request]) -> dict[str, list[Request]]:
    parties: dict[str, list[Request]] = {}
    for request in requests:
        parties.setdefault("own" if request.party == "own" else host(request.url), []).append(request)
    return parties


def _without(name: StateName, page: PageReader, kind: type[Record]) -> StateResult:
    """Return a state that was not measured, and why: not asked for, or asked for and failed."""
    return StateResult(state=name, why=_unasked(page) if page.unasked(kind) else _failure(page, kind))


def _unasked(page: PageReader) -> Text:
    consent = page.get(Consent)
    if consent is None:
        return _FAILED
    if consent.recognised == "none":
        return NO_BANNER
    if consent.recognised == "unknown":
        return say(
            "Le bandeau n'a pas été compris. {reason}",
            "The banner was not understood. {reason}",
            reason=consent.reason,
        )
    return _NO_BUTTON


def _failure(page: PageReader, kind: type[Record]) -> Text:
    other = page.others.get(kind.PROFILE)
    reason = (other.missing.get(kind.NAME) or other.reason) if other else ""
    return Text(reason, reason) if reason else _FAILED
