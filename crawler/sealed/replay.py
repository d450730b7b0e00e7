"""Replays a sealed visit in a browser, from its archive alone, and holds what it gives against what was sealed."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from audits.browser import BrowserChoice
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from audits.visit.tape import Take, Tape
from crawler.campaign.store import StoredSite
from crawler.sealed.layout import SealedError
from crawler.sealed.read import SealedEvidence
from crawler.words import both
from rules.changes.rejudged import Difference, outcomes_changed
from rules.evidence.archive import Archive
from rules.evidence.ledger import Ledger
from rules.evidence.page import Dom
from rules.evidence.visit import PLAIN, Visit
from rules.judge import judge_visit


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """One plain visit of a sealed folder. number: its rank among them, from 1; path: of its files, without suffix."""

    number: int
    path: str
    campaign: int
    site: StoredSite
    visit: Visit


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What a replay gave. Addresses in order.

    status, reason: of the visit replayed. requests: answers in the archive. served, near, failed, unkept, missing: see
    audits.visit.tape; unasked: in the archive, and not asked for again. document: whether the final document is the
    same to the byte, None when it was not kept. elements: of the DOM, sealed and replayed. rules: how many spoke;
    verdicts: those that are not the same.
    """

    status: str
    reason: str
    requests: int
    served: int
    near: list[str]
    failed: int
    unkept: list[str]
    missing: list[str]
    unasked: list[str]
    document: bool | None
    elements: tuple[int | None, int | None]
    rules: int
    verdicts: list[Difference]

    @property
    def same(self) -> bool:
        """Whether the replay is the sealed visit again: same requests, same document, same verdicts."""
        lacking = self.missing or self.unkept or self.unasked or self.verdicts
        return self.status in ("audited", "partial") and self.document is not False and not lacking


class HarBody(msgspec.Struct, kw_only=True):
    """The content of an answer in an archive; text in base64."""

    text: str | None = None
    comment: str = ""


class HarPair(msgspec.Struct, kw_only=True):
    """One header."""

    name: str
    value: str


class HarAnswer(msgspec.Struct, kw_only=True):
    """An answer in an archive."""

    status: int
    headers: list[HarPair]
    content: HarBody


class HarAsked(msgspec.Struct, kw_only=True):
    """A request in an archive."""

    method: str
    url: str


class HarOwn(msgspec.Struct, kw_only=True):
    """What limpide adds to an entry."""

    fromCache: bool = False  # noqa: N815 - the name in the file


class HarEntry(msgspec.Struct, kw_only=True):
    """One hop in an archive."""

    request: HarAsked
    response: HarAnswer
    own: HarOwn = msgspec.field(name="_limpide", default_factory=HarOwn)


class _Log(msgspec.Struct, kw_only=True):
    entries: list[HarEntry]


class _Har(msgspec.Struct, kw_only=True):
    log: _Log


def plain_visits(evidence: SealedEvidence) -> Iterator[Sealed]:
    """Yield the plain visits of a folder, in order, one in memory at a time."""
    number = 0
    for campaign, one in enumerate(evidence.campaigns, 1):
        for site in one.sites:
            for rank, seen in enumerate(evidence.visits(site.id), 1):
                if seen.profile == PLAIN:
                    number += 1
                    path = f"campaigns/{campaign}/{site.slug}/visits/{rank:03}"
                    yield Sealed(number=number, path=path, campaign=campaign, site=site, visit=seen)


def find_visit(evidence: SealedEvidence, name: str) -> Sealed:
    """Return the visit of that number, address, or path of its files.

    Raises:
        SealedError: there is none.
    """
    bare = re.sub(r"\.(json|har)$", "", name)
    for one in plain_visits(evidence):
        if name in (str(one.number), one.visit.url) or bare == one.path:
            return one
    raise SealedError(both("replay.unknown", name=name))


async def replay(evidence: SealedEvidence, sealed: Sealed, browser: BrowserChoice) -> Replayed:
    """Open a sealed visit again from its archive.

    Raises:
        SealedError: the visit brought no page, or was made under a protocol this version does not know.
        BrowserError: the browser does not start.
    """
    seen, discovery = sealed.visit, sealed.site.discovery
    if seen.status not in ("audited", "partial") or discovery is None:
        raise SealedError(both("replay.nothing", url=seen.url, why=seen.reason or seen.status))
    try:
        protocol = Protocol.known(seen.instrument.protocol)
    except ValueError as error:
        raise SealedError(both("replay.protocol", protocol=seen.instrument.protocol)) from error
    entries = evidence.record(f"{sealed.path}.har", _Har).log.entries
    try:
        takes = [_take(one) for one in entries]
        started = round(datetime.fromisoformat(seen.started).timestamp() * 1000)
    except ValueError as error:
        raise SealedError(both("sealed.broken", file=f"{sealed.path}.har", why=str(error)[:200])) from error
    tape = Tape(takes, started)
    try:
        async with BrowserPool(browser, concurrency=1, environ={}) as pool:
            again = await visit(
                pool,
                VisitJob(
                    url=seen.url,
                    origins=tuple(discovery.origins),
                    extra_hosts=tuple(sealed.site.settings.extra_hosts),
                    contact=sealed.site.settings.contact,
                    save=lambda content, _suffix: hashlib.sha256(content).hexdigest(),
                    archive=True,
                    tape=tape,
                    protocol=protocol,
                ),
            )
    finally:
        tape.close()
    return _held_against(seen, again, tape, discovery.origins, len(entries))


def _take(entry: HarEntry) -> Take:
    answer, text = entry.response, entry.response.content.text
    body = base64.b64decode(text) if text is not None else None if answer.content.comment else b""
    headers = [(one.name, one.value) for one in answer.headers if one.value]
    return Take(
        method=entry.request.method,
        url=entry.request.url,
        status=answer.status,
        headers=headers,
        body=body,
        # The browser's memory answers by itself, and sockets are not played: neither is waited for.
        expected=bool(answer.status) and not entry.own.fromCache and entry.request.url.startswith("http"),
    )


def _held_against(seen: Visit, again: Visit, tape: Tape, origins: list[str], requests: int) -> Replayed:
    """Compare; the replayed page is judged with the sealed ledger, as a replay has no wire to weigh."""
    was, now = seen.get(Archive), again.get(Archive)
    records = dict(again.records)
    if Ledger.NAME in seen.records:
        records[Ledger.NAME] = seen.records[Ledger.NAME]
    weighed = msgspec.structs.replace(again, records=records, http_status=seen.http_status)
    outcomes = judge_visit(seen, origins)
    document = was.document == now.document if was and now and was.document else None
    return Replayed(
        status=again.status,
        reason=again.reason,
        requests=requests,
        served=len(tape.served),
        near=tape.near,
        failed=len(tape.failed),
        unkept=tape.unkept,
        missing=tape.missing,
        unasked=[url for _method, url in tape.unasked],
        document=document,
        elements=(_elements(seen), _elements(again)),
        rules=len(outcomes),
        verdicts=outcomes_changed(seen.url, outcomes, judge_visit(weighed, origins)),
    )


def _elements(one: Visit) -> int | None:
    dom = one.get(Dom)
    return dom.elements if dom else None
