"""Figures of one visited page: weight by kind and by party, EcoIndex, carbon."""

from collections import Counter
from collections.abc import Callable

from rules.addresses import host
from rules.carbon import carbon
from rules.counting import countings
from rules.dossier import dossier
from rules.ecoindex import ecoindex
from rules.evidence.code_coverage import Coverage
from rules.evidence.consent import Consent
from rules.evidence.inventory import SampledPage
from rules.evidence.ledger import Ledger, Request
from rules.evidence.old_device import FunctionsToday, OldFiveYears, OldState, OldTwoYears
from rules.evidence.old_hardware import OldHardware, WithoutScripts
from rules.evidence.page import Dom, Page
from rules.evidence.picture import Picture
from rules.old_devices import Comparison, Question, of_visits
from rules.old_hardware import on_device
from rules.reader import PageReader
from rules.results import PageResult, Step, Weight
from rules.states import states_of
from rules.vocabulary import Outcome
from rules.without_scripts import remains

HEAVIEST = 10


def page_result(page: PageReader, sampled: SampledPage | None, outcomes: list[Outcome]) -> PageResult:
    """Return the result of one visit; sampled tells why the page was chosen, None when nothing does."""
    visit, ledger, dom = page.visit, page.get(Ledger), page.get(Dom)
    record, picture = page.get(Page), page.get(Picture)
    known_title = sampled.title if sampled else ""
    return PageResult(
        url=visit.url,
        title=(record.title if record else "") or known_title,
        template=sampled.template if sampled else "",
        reasons=sampled.reasons if sampled else [],
        status=visit.status,
        reason=visit.reason,
        missing=missing_of(page),
        http_status=visit.http_status,
        reused=visit.started if visit.reused else "",
        weight=weight(ledger) if ledger else None,
        dom=dom.elements if dom else None,
        ecoindex=ecoindex(dom.elements, len(ledger.counted), ledger.wire_bytes) if dom and ledger else None,
        carbon=carbon(ledger.wire_bytes) if ledger else None,
        countings=countings(dom, ledger) if dom and ledger else [],
        states=states_of(page),
        consent=_banner(page.get(Consent)),
        unused_code=_unused(page.get(Coverage)),
        timeline=timeline(ledger) if ledger and page.studied else [],
        picture=picture.sha256 if picture else "",
        picture_size=(picture.width, picture.height) if picture else None,
        outcomes=outcomes,
        instrument=visit.instrument if visit.instrument.browser else None,
        old_devices=_old_devices(page),
        hardware=[on_device(one) for one in hardware.devices] if (hardware := page.get(OldHardware)) else [],
        without_scripts=remains(page.get(FunctionsToday), page.get(WithoutScripts)),
        dossier=dossier(page) if page.get(Page) else None,
        profiles={name: other.status for name, other in page.others.items()},
    )


def _old_devices(page: PageReader) -> list[Comparison]:
    """Return the page under each old browser that visited it."""
    five, two = page.get(OldFiveYears), page.get(OldTwoYears)
    states: dict[Question, OldState | None] = {
        "policy": five.state if five else None,
        "official": two.state if two else None,
    }
    return of_visits(page.get(FunctionsToday), states)


def _banner(consent: Consent | None) -> str:
    """Return the name of the banner, "unknown" when it was not understood, "" without any."""
    if consent is None or consent.recognised == "none":
        return ""
    return "unknown" if consent.recognised == "unknown" else consent.banner


def _unused(coverage: Coverage | None) -> tuple[int, int] | None:
    """Return the bytes of code files that served nothing, and of all of them."""
    if coverage is None:
        return None
    files = [one for one in coverage.files if not one.inline]
    return sum(f.unused_bytes - f.waiting_bytes for f in files), sum(f.total_bytes for f in files)


def missing_of(page: PageReader) -> dict[str, str]:
    """Return what was asked for and not measured in any visit of the page; an extra visit that failed by its name."""
    missing = dict(page.visit.missing)
    for name, other in page.others.items():
        missing |= {name: other.reason} if other.status in ("failed", "refused") else other.missing
    return missing


def timeline(ledger: Ledger) -> list[Step]:
    """Return the requests of a visit on its time line, in order of start."""
    return [
        Step(
            url=r.url,
            kind=r.kind,
            party=r.party,
            outcome=r.outcome,
            status=r.status,
            wire_bytes=r.wire_bytes,
            start_ms=r.start_ms,
            end_ms=r.end_ms,
        )
        for r in ledger.requests
        if not r.favicon
    ]


def weight(ledger: Ledger) -> Weight:
    """Return the weight of a visit, in wire bytes and requests."""
    counted = ledger.counted
    heavy = sorted(counted, key=lambda r: (-r.wire_bytes, r.url))[:HEAVIEST]
    return Weight(
        wire_bytes=ledger.wire_bytes,
        requests=len(counted),
        bytes_by_kind=_sum(counted, lambda r: r.kind, lambda r: r.wire_bytes),
        requests_by_kind=_sum(counted, lambda r: r.kind, lambda r: 1),
        bytes_by_party=_sum(counted, party_name, lambda r: r.wire_bytes),
        requests_by_party=_sum(counted, party_name, lambda r: 1),
        failed=sum(r.outcome == "failed" or (r.status >= 400 and not r.favicon) for r in ledger.requests),
        blocked=sum(r.outcome == "blocked" for r in ledger.requests),
        heaviest=[(r.url, r.kind, r.wire_bytes) for r in heavy],
    )


def party_name(request: Request) -> str:
    """Return "own", or the third party's host."""
    return "own" if request.party == "own" else host(request.url)


def _sum(
    requests: list[Request], name: Callable[[Request], str], value: Callable[[Request], int]
) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for request in requests:
        totals[name(request)] += value(request)
    return dict(totals.most_common())
