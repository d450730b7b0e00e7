"""The minutes of an acceptance: who, what, how it was measured, and what was found, clause by clause, with the gap."""

import io
from dataclasses import dataclass, field

import segno

from reports.language import Speech
from reports.safety import shorten
from reports.views.findings import annexes, figure, findings_table
from reports.views.parts import Cell, Fact, Listing, Table
from rules.acceptance import Acceptation, Contract
from rules.acceptance.interval import confidence
from rules.results import SiteResult
from rules.vocabulary import Text

ENOUGH_RUNS = 5
KINDS = {"compliant": "c", "non_compliant": "nc", "undecidable": "ask", "unmeasured": "na"}


@dataclass(frozen=True, kw_only=True)
class MinutesFacts:
    """All that the minutes tell. site: the first run; pages, population: of the sample; declared:
    pages that only a clause names; times: ISO 8601 UTC.

    manifest: SHA-256 of the sealed folder's manifest; folder: its name.
    """

    contract: Contract
    site: SiteResult
    found: Acceptation
    pages: int
    population: int
    declared: int
    processes: list[str]
    drawn: str
    started: str
    ended: str
    manifest: str
    folder: str


@dataclass(frozen=True)
class Annex:
    """Tables that the minutes refer to."""

    title: str
    lead: str
    tables: list[Table] = field(default_factory=list)


@dataclass(frozen=True)
class Minutes:
    """The page; code: the QR code, as SVG."""

    title: str
    kind: str
    answer: str
    identification: list[Fact]
    protocol: list[Fact]
    findings: Table
    reservations: Listing
    signatures: list[Fact]
    manifest: str
    folder: str
    code: str
    annexes: list[Annex]


def make_minutes(facts: MinutesFacts, speech: Speech) -> Minutes:
    """Return the minutes in one language."""
    contract = facts.contract
    return Minutes(
        title=speech.say("minutes.title", stage=speech.say(f"stage.{contract.stage}")),
        kind=KINDS[facts.found.verdict],
        answer=answer(facts.found, speech),
        identification=_identification(facts, speech),
        protocol=_protocol(facts, speech),
        findings=findings_table(facts.found, speech),
        reservations=Listing([Cell(one) for one in reservations(facts, speech)]),
        signatures=_signatures(facts, speech),
        manifest=facts.manifest,
        folder=facts.folder,
        code=_code(facts.manifest, speech),
        annexes=[
            Annex(speech.say("minutes.annex", letter=letter, title=title), lead, tables)
            for letter, (title, lead, tables) in zip(
                "ABC", annexes(facts.found, facts.site, speech), strict=False
            )
        ],
    )


def answer(found: Acceptation, speech: Speech) -> str:
    """Return one sentence: how many requirements, and how many of each verdict; the worst first."""
    verdicts = [one.verdict for one in found.findings]
    parts = [
        speech.say(f"minutes.count.{name}", n=verdicts.count(name))
        for name in ("non_compliant", "unmeasured", "undecidable", "compliant")
        if name in verdicts
    ]
    return speech.say("minutes.answer", n=len(verdicts), parts=", ".join(parts))


def _identification(facts: MinutesFacts, speech: Speech) -> list[Fact]:
    contract, site = facts.contract, facts.site
    rows = [
        ("contract", " – ".join(part for part in (contract.reference, contract.title) if part)),
        ("lot", contract.lot),
        ("stage", speech.say(f"stage.{contract.stage}")),
        ("buyer", contract.parties.buyer),
        ("supplier", contract.parties.supplier),
        ("site", site.url if site.name == site.url else f"{site.name} – {site.url}"),
        (
            "when",
            speech.say("minutes.from_to", start=speech.moment(facts.started), end=speech.moment(facts.ended)),
        ),
    ]
    made = [Fact(speech.say(f"minutes.{key}"), Cell(shorten(value, 300))) for key, value in rows if value]
    return [*made, Fact(speech.say("minutes.contract_hash"), Cell(contract.sha256, kind="code"))]


def _protocol(facts: MinutesFacts, speech: Speech) -> list[Fact]:
    say, runs, method = speech.say, facts.contract.runs, facts.site.method
    tool = method.instrument
    browser = f", {tool.browser} {tool.version}, axe-core {tool.axe}" if tool else ""
    named = say("minutes.declared", n=facts.declared) if facts.declared else ""
    sample = say(
        "minutes.sample",
        n=facts.pages,
        population=facts.population,
        declared=named,
        day=speech.moment(facts.drawn),
    )
    rows = [
        ("instrument", f"limpide {method.limpide}{browser}"),
        ("how", say("minutes.protocol_is", protocol=method.protocol, seed=str(method.seed))),
        ("sampled", sample if facts.pages else say("minutes.no_sample")),
        ("processes", ", ".join(facts.processes) or say("minutes.no_process")),
        ("runs", say("minutes.runs_are", n=runs)),
        ("interval", say("minutes.interval_is", share=speech.share(confidence(runs)))),
        ("rule", say("minutes.rule_is")),
    ]
    made = [Fact(say(f"minutes.{key}_label"), Cell(value)) for key, value in rows]
    hashed = facts.found.sample_sha256
    return [*made, *([Fact(say("minutes.sample_hash"), Cell(hashed, kind="code"))] if hashed else [])]


def reservations(facts: MinutesFacts, speech: Speech) -> list[str]:
    """Return what limits the findings: said by the contract, by the way the site was approached, or by the figures."""
    say, found, site = speech.say, facts.found, facts.site
    verdicts = [one.verdict for one in found.findings]
    notes: list[Text] = site.method.notes
    told = [*facts.contract.reservations, *(speech.text(note) for note in notes)]
    if facts.contract.runs < ENOUGH_RUNS:
        told.append(say("minutes.few_runs", n=facts.contract.runs, enough=ENOUGH_RUNS))
    if facts.population > facts.pages:
        told.append(say("minutes.left_out", n=facts.population - facts.pages))
    doubtful = [name for name in ("unmeasured", "undecidable") if name in verdicts]
    told += [say(f"minutes.reserve.{name}", n=verdicts.count(name)) for name in doubtful]
    return [*told, say("minutes.once"), say("minutes.facts_only")]


def _signatures(facts: MinutesFacts, speech: Speech) -> list[Fact]:
    parties = facts.contract.parties
    named = {
        "minutes.for_buyer": (parties.buyer, parties.buyer_representative),
        "minutes.for_supplier": (parties.supplier, parties.supplier_representative),
    }
    return [Fact(speech.say(key), Cell(" – ".join(filter(None, names)))) for key, names in named.items()]


def _code(manifest: str, speech: Speech) -> str:
    """Return the hash as a QR code (ISO/IEC 18004), an SVG that says what it is."""
    out = io.BytesIO()
    segno.make(f"sha256:{manifest}", error="m").save(
        out,
        kind="svg",
        scale=3,
        border=4,
        xmldecl=False,
        svgns=False,
        dark="#000",
        light="#fff",
        title=speech.say("minutes.qr"),
        nl=False,
    )
    return out.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)


__all__ = ["KINDS", "Minutes", "MinutesFacts", "answer", "figure", "make_minutes", "reservations"]
