"""The judgement: evidence in, results out. Pure: the same evidence gives the same result, years later."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

import msgspec

import rules
from rules.answers import five_answers
from rules.axe_rules import judge_axe
from rules.baseline import judge_baseline
from rules.catalogue import asked_for
from rules.coverage import unmeasured_of
from rules.declaration.statement import Statement
from rules.digest import digest
from rules.evidence.inventory import Address
from rules.evidence.ledger import Ledger
from rules.evidence.visit import PLAIN, Instrument, Visit
from rules.grouping import Grouper
from rules.journeys import PREFIX, journeys_unmeasured, judge_journey
from rules.metrics.budgets import judge_budgets
from rules.metrics.catalogue import METRICS
from rules.metrics.measuring import site_value
from rules.outcomes import unmeasured
from rules.page_results import page_result
from rules.reader import PageReader, SiteReader
from rules.referentials import referentials
from rules.results import JourneyResult, Method, PageResult, SiteResult
from rules.rule import Rule, measured_rules
from rules.shared_files import SharedFiles
from rules.site_evidence import PageDigest, SiteEvidence
from rules.tables import Tables
from rules.told_once import told_once
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import long_day, say, text

MEDIANS = ("wire_bytes", "requests", "dom", "ecoindex", "carbon_grams", "second_visit_bytes")


def judge_visit(visit: Visit, origins: Iterable[str], others: Iterable[Visit] = ()) -> list[Outcome]:
    """Return what every page rule says of one page.

    Args:
        visit: the plain visit, of any status; what it lacks is unmeasured.
        origins: scheme://host:port of the site.
        others: its visits under extra profiles; with one at least, template rules speak too.
    """
    return judge_page(PageReader(visit, origins, others))


def judge_page(page: PageReader) -> list[Outcome]:
    """Return what every page rule says of one page; axe rules speak only when they found something.

    Template rules speak on studied pages, unless the profile they read was not asked there.
    """
    asked = [one for one in measured_rules().values() if one.scope != "site" and _speaks(one, page)]
    measured = [_ask(one, page) for one in asked]
    return [_stamp(outcome, outcome.rule, page.visit.url) for outcome in measured + judge_axe(page)]


def _speaks(one: Rule, page: PageReader) -> bool:
    return one.scope == "page" or (page.studied and not any(page.unasked(kind) for kind in one.needs))


def _ask(one: Rule, page: PageReader) -> Outcome:
    missing = [kind.NAME for kind in one.needs if page.get(kind) is None]
    outcome = unmeasured(missing) if missing or one.judge is None else one.judge(page)
    return msgspec.structs.replace(outcome, rule=one.id)


def judge_whole(site: SiteReader) -> list[Outcome]:
    """Return what every site rule says."""
    asked = [one for one in measured_rules().values() if one.scope == "site"]
    return [_stamp(one.judge(site), one.id, site.url) for one in asked if one.judge is not None]


def _stamp(outcome: Outcome, rule: str, url: str) -> Outcome:
    """Write the rule's id on the outcome, and rule and page on its findings."""
    findings = [_stamp_finding(one, rule, url) for one in outcome.findings]
    return msgspec.structs.replace(outcome, rule=rule, findings=findings)


def _stamp_finding(one: Finding, rule: str, url: str) -> Finding:
    return msgspec.structs.replace(one, rule=rule, page=one.page or url)


class _Judged:
    """What accumulates while the visits go by, one at a time."""

    def __init__(self, evidence: SiteEvidence) -> None:
        self.evidence = evidence
        self.pages: list[PageResult] = []
        self.digests: list[PageDigest] = []
        self.grouper = Grouper()
        self.tables = Tables()
        self.shared = SharedFiles()
        self.journeys: list[JourneyResult] = []
        self.instrument: Instrument | None = None
        self._sampled = {page.url: page for page in evidence.sample.pages} if evidence.sample else {}
        named = (url for url, page in self._sampled.items() if "home" in page.reasons)
        self._home = next(named, evidence.url)
        self._studied = frozenset(evidence.sample.studied if evidence.sample else ())

    def add(self, visit: Visit, origins: Sequence[str], others: Sequence[Visit] = ()) -> None:
        """Judge one page by its visits, and keep its results and its digest only."""
        reader = PageReader(visit, origins, others, studied=visit.url in self._studied)
        outcomes = judge_page(reader)
        sampled = self._sampled.get(visit.url)
        self.pages.append(page_result(reader, sampled, outcomes))
        self.shared.add(visit.url, reader.get(Ledger))
        self.digests.append(digest(reader, self._home, sampled.reasons if sampled else ()))
        said = [one for outcome in outcomes if asked_for(outcome.rule) for one in outcome.findings]
        self.grouper.add(told_once(said))
        self.tables.add_page(outcomes, self.digests[-1])
        if visit.status in ("audited", "partial"):
            self.instrument = self.instrument or visit.instrument

    def add_journey(self, visit: Visit, origins: Sequence[str]) -> None:
        """Judge one journey; its defects join the corrections, each told of its step."""
        result, findings = judge_journey(visit, origins)
        self.journeys.append(result)
        self.grouper.add(one for one in findings if asked_for(one.rule))

    def proven_pages(self) -> list[PageResult]:
        """Return the pages with what each of them proves, the site rules heard."""
        return [
            msgspec.structs.replace(
                one,
                verdicts=self.tables.verdicts(one.url),
                template_bytes=self.shared.template_bytes(one.url),
            )
            for one in self.pages
        ]

    def unvisited(self) -> list[str]:
        """Return the pages of the sample that no visit answers for: asked for and not measured."""
        done = {page.url for page in self.pages}
        return [url for url in self._sampled if url not in done]


def judge_site(evidence: SiteEvidence) -> SiteResult:
    """Return the scorecard of a site as data.

    Raises:
        ValueError: a budget names a metric that does not exist.
    """
    judged = _Judged(evidence)
    origins = (evidence.discovery and evidence.discovery.origins) or [evidence.url]
    for url, visits in groupby(evidence.visits, key=lambda one: one.url):
        held = list(visits)
        if url.startswith(PREFIX):
            judged.add_journey(held[0], origins)
            continue
        plain = [one for one in held if one.profile == PLAIN]
        for visit in plain:
            judged.add(visit, origins, [one for one in held if one.profile != PLAIN])
    for page in judged.unvisited():
        judged.add(_never_visited(page), origins)
    reader = _site_reader(evidence, judged.digests, judged.tables.proven("rgaa"))
    whole = judge_whole(reader)
    judged.grouper.add(one for outcome in whole for one in outcome.findings)
    judged.tables.add_site(whole)
    return _answered(_result(judged, whole, reader.statement), evidence)


def _site_reader(evidence: SiteEvidence, digests: Sequence[PageDigest], proven: Sequence[str]) -> SiteReader:
    """Return what the site rules read."""
    found, sample, addresses = evidence.discovery, evidence.sample, evidence.addresses
    every = bool(
        found
        and found.status == "complete"
        and not found.limits
        and sample
        and not sample.left_out
        and addresses is not None
        and not any(one.kind == "refused" for one in addresses)
        and all(page.measured for page in digests)
    )
    return SiteReader(
        evidence.url,
        addresses,
        digests,
        whole=every,
        hosts=evidence.hosts,
        documents=evidence.documents,
        audited_at=evidence.audited_at,
        proven=proven,
    )


def _never_visited(url: str) -> Visit:
    nothing = Instrument(browser="", version="", mode="", user_agent="", limpide="", axe="", protocol="")
    reason = "this page of the sample was not visited"
    return Visit(url=url, final_url=url, profile="", status="failed", reason=reason, instrument=nothing)


def _result(judged: _Judged, whole: list[Outcome], statement: Statement | None) -> SiteResult:
    """Everything but budgets and answers, which are computed from it."""
    evidence, tables = judged.evidence, judged.tables.tables()
    coverage = unmeasured_of(evidence, judged.pages, tables) + journeys_unmeasured(judged.journeys)
    return SiteResult(
        name=evidence.name,
        slug=evidence.slug,
        url=evidence.url,
        tags=evidence.tags,
        owner=evidence.owner,
        supplier=evidence.supplier,
        cms=evidence.cms,
        status=_status(judged.pages, asked=any(one.kind == "asked" for one in coverage)),
        reason=_reason(evidence, judged.pages),
        audited_at=evidence.audited_at,
        answers=[],
        unmeasured=coverage,
        corrections=judged.grouper.corrections(len(judged.pages)),
        outcomes=whole,
        pages=judged.proven_pages(),
        referentials=tables,
        budgets=[],
        journeys=judged.journeys,
        medians={},
        kinds=dict(Counter(address.kind for address in evidence.addresses or [])),
        dead_links=_dead_links(evidence.addresses or []),
        discovery=evidence.discovery,
        sample=evidence.sample,
        statement=statement,
        method=_method(evidence, judged.instrument, judged.pages),
    )


def _answered(site: SiteResult, evidence: SiteEvidence) -> SiteResult:
    values = {name: site_value(METRICS[name], site) for name in MEDIANS}
    medians = {name: value for name, value in values.items() if value is not None}
    budgets = judge_budgets(evidence.budgets, site)
    answers = five_answers(site.corrections, site.outcomes, site.pages, medians, budgets)
    whole = msgspec.structs.replace(site, medians=medians, budgets=budgets, answers=answers)
    if evidence.baseline is None:
        return whole
    accepted, new = judge_baseline(evidence.baseline, site, evidence.audited_at[:10])
    return msgspec.structs.replace(whole, baseline=accepted, new=new)


def _status(pages: Sequence[PageResult], *, asked: bool) -> Literal["audited", "partial", "failed"]:
    if not any(page.status in ("audited", "partial") for page in pages):
        return "failed"
    return "partial" if asked else "audited"


def _reason(evidence: SiteEvidence, pages: Sequence[PageResult]) -> Text:
    """Say why nothing could be audited; empty when something was."""
    if any(page.status in ("audited", "partial") for page in pages):
        return Text("", "")
    found = evidence.discovery
    if found and found.reason:
        return Text(found.reason_fr or found.reason, found.reason)
    if pages:
        return Text(pages[0].reason, pages[0].reason)
    return text("Aucune page n'a pu être visitée.", "No page could be visited.")


def _dead_links(addresses: Sequence[Address]) -> list[tuple[str, int, list[str]]]:
    dead = [a for a in addresses if a.kind == "error" and a.found_on]
    return [(a.url, a.status, a.found_on) for a in dead]


def _method(evidence: SiteEvidence, instrument: Instrument | None, pages: Sequence[PageResult]) -> Method:
    facts = evidence.method
    return Method(
        limpide=rules.__version__,
        protocol=facts.protocol,
        instrument=instrument,
        referentials={one.id: one.version for one in referentials()},
        seed=facts.seed,
        started=facts.started,
        ended=facts.ended,
        own_requests=facts.own_requests,
        own_bytes=facts.own_bytes,
        profile=facts.profile,
        notes=[*facts.notes, *_reused(pages)],
    )


def _reused(pages: Sequence[PageResult]) -> list[Text]:
    """Say of how many pages the evidence is older than the audit, and of when it is at the oldest."""
    dates = sorted(page.reused[:10] for page in pages if page.reused)
    if not dates:
        return []
    return [
        say(
            "Pages inchangées dont les preuves sont reprises : {n} sur {total}, la plus ancienne mesurée le {date}.",
            "Unchanged pages whose evidence is taken over: {n} of {total}, the oldest measured on {date}.",
            n=len(dates),
            total=len(pages),
            date=long_day(dates[0]),
        )
    ]
