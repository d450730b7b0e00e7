"""Stored evidence to results: judges every site of a campaign, offline, as often as wanted."""

from collections.abc import Iterator
from typing import Protocol

from crawler.campaign.clock import now
from crawler.campaign.gate import Gate
from crawler.campaign.store import StoredCampaign, StoredSite
from crawler.words import LANGS, both, say
from rules import __version__
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Discovery
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.metrics import METRICS
from rules.results import REFUSED, CampaignResult, SiteResult
from rules.site_evidence import MethodFacts, SiteEvidence
from rules.vocabulary import Text

NAMED = 3
"""Corrections named in one sentence of the terminal; the report lists them all."""


class Evidence(Protocol):
    """What the judgement reads: the store, or a sealed folder (crawler.sealed.read)."""

    def sites(self, campaign: str) -> list[StoredSite]:
        """Return the sites of a campaign."""

    def addresses(self, site: int) -> list[Address]:
        """Return the inventory of a site."""

    def hosts(self, site: int) -> list[HostFacts] | None:
        """Return what the network says of its hosts."""

    def documents(self, site: int) -> list[DocumentFacts] | None:
        """Return what its documents say of themselves."""

    def visits(self, site: int) -> Iterator[Visit]:
        """Yield its visits."""

    def visits_cost(self, site: int) -> tuple[int, int]:
        """Return what its visits cost."""


def judge_campaign(store: Evidence, campaign: StoredCampaign, gate: Gate | None = None) -> CampaignResult:
    """Judge the stored evidence of every site and return the campaign's result, exit code included."""
    sites = [judge_one(store, site, campaign, gate) for site in store.sites(campaign.id)]
    reasons = exit_reasons(sites)
    return CampaignResult(
        limpide=__version__,
        started=campaign.started,
        ended=campaign.ended or now(),
        exit_code=exit_code(reasons),
        exit_reasons=[reason for _code, reason in reasons],
        sites=sites,
    )


def judge_one(
    store: Evidence, site: StoredSite, campaign: StoredCampaign, gate: Gate | None = None
) -> SiteResult:
    """Judge one site from what is stored of it, whatever stage it reached."""
    gate = gate or Gate()
    settings = site.settings
    discovery = site.discovery or interrupted(settings.url)
    return judge_site(
        SiteEvidence(
            name=settings.name or settings.url,
            slug=site.slug,
            url=settings.url,
            tags=settings.tags,
            owner=settings.owner,
            supplier=settings.supplier,
            cms=settings.cms,
            audited_at=site.audited_at or campaign.started,
            addresses=store.addresses(site.id) if site.discovery else None,
            discovery=discovery,
            sample=site.sample,
            hosts=store.hosts(site.id),
            documents=store.documents(site.id),
            visits=store.visits(site.id),
            budgets=[*settings.budgets, *gate.budgets],
            baseline=gate.baseline,
            method=method_facts(store, site, campaign, discovery),
        )
    )


def interrupted(url: str) -> Discovery:
    """Return the discovery of a site whose crawl has not ended."""
    text = both("crawl.interrupted")
    return Discovery(status="interrupted", reason=text.en, reason_fr=text.fr, start_url=url, origins=[])


def method_facts(
    store: Evidence, site: StoredSite, campaign: StoredCampaign, discovery: Discovery
) -> MethodFacts:
    """Return how the site was measured, and what it cost to its servers: crawl, visits and documents."""
    requests, wire_bytes = store.visits_cost(site.id)
    documents = store.documents(site.id) or []
    return MethodFacts(
        protocol=str(campaign.options.get("protocol", "")),
        started=campaign.started,
        ended=campaign.ended or now(),
        seed=site.settings.sample.seed,
        own_requests=discovery.requests + requests + sum(one.requests for one in documents),
        own_bytes=discovery.wire_bytes + wire_bytes + sum(one.wire_bytes for one in documents),
        notes=site_notes(site),
    )


def site_notes(site: StoredSite) -> list[Text]:
    """Return what the first screen must say of how this site was approached."""
    notes = []
    if site.settings.robots == "ignore":
        notes.append(both("note.robots", why=site.settings.robots_reason or "—"))
    if site.settings.tls == "accept-invalid":
        notes.append(both("note.tls"))
    if site.settings.auth:
        notes.append(both("note.auth"))
    return notes


def exit_reasons(sites: list[SiteResult]) -> list[tuple[int, Text]]:
    """Return every reason for a non-zero exit with its code: 1 a failed gate, 3 something asked and not measured."""
    reasons: list[tuple[int, Text]] = []
    for site in sites:
        failed = [b.metric for b in site.budgets if b.state == "failed"]
        if failed:
            reasons.append((1, exceeded(site.name, failed)))
        if refused := refusals(site):
            reasons.append((1, refused))
        if site.status == "failed":
            reasons.append((3, Text(f"{site.name} : {site.reason.fr}", f"{site.name}: {site.reason.en}")))
            continue
        asked = [u for u in site.unmeasured if u.kind == "asked"]
        unmeasured = [b.metric for b in site.budgets if b.state == "unmeasured"]
        if asked or unmeasured:
            first = asked[0].what if asked else both("exit.budget", metric=unmeasured[0])
            n = len(asked) + len(unmeasured)
            fr, en = (
                say("exit.unmeasured", lang, site=site.name, n=n, first=first.say(lang)) for lang in LANGS
            )
            reasons.append((3, Text(fr, en)))
    return reasons


def exceeded(site: str, metrics: list[str]) -> Text:
    """Return the sentence that names the budgets a site exceeds, by title and id."""
    named = [(METRICS[metric].title, metric) for metric in dict.fromkeys(metrics)]
    fr, en = (
        say(
            "exit.gate",
            lang,
            site=site,
            metrics=", ".join(f"{title.say(lang)} ({one})" for title, one in named),
        )
        for lang in LANGS
    )
    return Text(fr, en)


def refusals(site: SiteResult) -> Text | None:
    """Return the sentence of what the baseline does not let pass; None when it lets everything pass."""
    parts: list[Text] = []
    if site.new:
        titles = {one.id: one.title for one in site.corrections}
        named = [Text(f"{titles[i].fr} [{i}]", f"{titles[i].en} [{i}]") for i in site.new[:NAMED]]
        parts.append(_listed("exit.new", len(site.new), named))
    for state in REFUSED:
        held = [one for one in site.baseline if one.state == state]
        if held:
            named = [Text(f"{one.title.fr} [{one.id}]", f"{one.title.en} [{one.id}]") for one in held[:NAMED]]
            parts.append(_listed(f"exit.{state}", len(held), named))
    if not parts:
        return None
    return Text(
        f"{site.name} : {' '.join(one.fr for one in parts)}",
        f"{site.name}: {' '.join(one.en for one in parts)}",
    )


def _listed(key: str, n: int, named: list[Text]) -> Text:
    fr, en = (
        say(
            key, lang, n=n, named=", ".join(one.say(lang) for one in named) + (" …" if n > len(named) else "")
        )
        for lang in LANGS
    )
    return Text(fr, en)


def exit_code(reasons: list[tuple[int, Text]]) -> int:
    """Return the process's exit code: 1 before 3, 0 when there is no reason (DESIGN section 9)."""
    codes = {code for code, _reason in reasons}
    return 1 if 1 in codes else 3 if 3 in codes else 0
