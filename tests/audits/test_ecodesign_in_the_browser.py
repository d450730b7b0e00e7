"""Network and declaration rules through the real browser: pages that pass, that fail, that are not concerned."""

import asyncio
from typing import Any

import pytest

from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.hosts import ask_hosts
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.inventory import Address, Discovery, Sample, SampledPage
from rules.evidence.visit import Visit
from rules.judge import judge_site, judge_visit
from rules.reader import PageReader
from rules.results import CriterionResult, SiteResult
from rules.rule import measured_rules
from rules.site_evidence import MethodFacts, SiteEvidence
from rules.vocabulary import Outcome, Reason, Verdict
from tests.audits.tabs import chosen
from tests.rules.content_verdicts import OF_DECLARATIONS, OF_SERVERS
from tests.truth.answer import Answer, Way
from tests.truth.server import TruthServer

QUICK: dict[str, Any] = {"settle": 0.2, "scroll_pause": 0.02, "picture_height": 600, "picture_scale": 0.1}
KEPT = {"Cache-Control": "max-age=31536000", "ETag": '"1"'}
HEAD = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
)


def document(title: str, body: str) -> Answer:
    return Answer(
        body=f"{HEAD}<title>{title}</title><body><main><h1>{title}</h1>{body}</main></body>".encode()
    )


def declaring(said: str) -> Answer:
    return document("Déclaration d’écoconception", f"<p>Établie avec le RGESN 2024.</p><p>{said}</p>")


STYLE = Answer(body=b"p{color:#123}" * 9, mime="text/css", headers=KEPT)
GOOD = "Une page pèse au plus 1 Mo et fait au plus 30 requêtes au chargement."
STAGE = '<p><a href="https://recette.ville.example/">Essai</a></p>'
SITES = {
    "kept": Way(
        pages={
            "": document("Accueil", f'<link rel="stylesheet" href="a.css">{STAGE}'),
            "a.css": STYLE,
            "ecoconception": declaring(
                f"{GOOD} Référente écoconception : num@ville.example. PUE mesuré : 1,3."
            ),
        }
    ),
    "beyond": Way(
        pages={
            "": document("Accueil", "".join(f'<link rel="stylesheet" href="{n}.css">' for n in range(5))),
            **{f"{n}.css": STYLE for n in range(5)},
            "ecoconception": declaring("Une page fait au plus 3 requêtes."),
        }
    ),
    "silent": Way(pages={"": document("Accueil", "<p>Bonjour</p>")}),
    "wide": Way(
        pages={
            "": document(
                "Large", '<table style="width:1500px"><tr><td>a<td style="text-align:right">bord</table>'
            )
        }
    ),
    "cut": Way(
        pages={"": document("Coupé", '<div style="overflow:hidden"><p style="width:1500px">Long</p></div>')}
    ),
}
OF_THE_EXTRA_VISITS = {"rgesn:4.1", "rgesn:6.6"}
"""Criteria prepared by extra visits alone, which this test does not make."""
PLAIN = {"kept": ["", "ecoconception"], "beyond": ["", "ecoconception"], "silent": [""]}


def cheap() -> list[Collector]:
    return [one for one in collectors() if one.name in ("page", "dom", "images", "fonts", "offers")]


class Seen:
    """What one server's sites gave: visits by site and path, and the answers of its hosts."""

    def __init__(self) -> None:
        self.visits: dict[tuple[str, str], Visit] = {}
        self.views: dict[str, Visit] = {}
        self.origin = ""
        self.hosts: Any = None

    def judged(self, name: str) -> SiteResult:
        found = [one for (site, _path), one in self.visits.items() if site == name]
        home = self.visits[name, ""].url
        sampled = [
            SampledPage(url=one.url, reasons=["home"] if one.url == home else [], template="t")
            for one in found
        ]
        return judge_site(
            SiteEvidence(
                name=name,
                slug=name,
                url=home,
                audited_at="2026-11-24T10:00:00Z",
                addresses=[Address(url=one.url, kind="page", status=200) for one in found],
                discovery=Discovery(status="complete", start_url=home, origins=[self.origin]),
                sample=Sample(
                    pages=sampled, population=len(found), templates={}, seed=1, random_drawn=0, left_out=0
                ),
                hosts=self.hosts,
                visits=sorted(found, key=lambda one: one.url),
                method=MethodFacts(protocol="limpide-1", started="", ended=""),
            )
        )

    def row(self, name: str, criterion: str) -> CriterionResult:
        return next(c for t in self.judged(name).referentials for c in t.criteria if c.id == criterion)

    def outcome(self, rule: str) -> Outcome:
        return next(o for o in judge_visit(self.visits["kept", ""], [self.origin]) if o.rule == rule)


async def look(protocol: Any, plain: dict[str, list[str]], views: list[str]) -> Seen:
    seen = Seen()
    with TruthServer(SITES, protocol) as server:
        seen.origin = server.origin
        seen.hosts = await ask_hosts([server.origin], {})
        keys = [server.key_hash] if server.key_hash else []
        async with BrowserPool(await chosen("headless-shell"), concurrency=2, trusted_keys=keys) as pool:

            async def one(site: str, path: str, profile: str) -> None:
                job = VisitJob(
                    url=server.page(site, "run") + path,
                    origins=(server.origin,),
                    save=lambda _body, _suffix: "0" * 64,
                    protocol=Protocol(**QUICK),
                    profile=profile,
                )
                made = await visit(pool, job, cheap)
                assert made.status in ("audited", "partial"), (site, path, made.reason, made.missing)
                if profile == "views":
                    seen.views[site] = made
                else:
                    seen.visits[site, path] = made

            jobs = [one(site, path, "desktop") for site, paths in plain.items() for path in paths]
            await asyncio.gather(*jobs, *(one(site, "", "views") for site in views))
    return seen


@pytest.fixture(scope="module")
def modern() -> Seen:
    return asyncio.run(look("h2", PLAIN, ["wide", "cut", "silent"]))


@pytest.fixture(scope="module")
def old() -> Seen:
    return asyncio.run(look("http/1.1", {"kept": [""]}, []))


@pytest.mark.parametrize(("rule", "name", "verdict"), OF_SERVERS)
def test_what_the_rules_say_of_servers_and_screens(
    modern: Seen, old: Seen, rule: str, name: str, verdict: str
) -> None:
    if rule == "screen-width":
        judge = measured_rules()[rule].judge
        assert judge is not None
        view = modern.views[name]
        found = judge(PageReader(view, [modern.origin], [view], studied=True))
    else:
        seen = old if name == "old" else modern
        visited = seen.visits["silent" if name == "silent" else "kept", ""]
        found = next(o for o in judge_visit(visited, [seen.origin]) if o.rule == rule)
    assert (found.reason.value or found.verdict.value) == verdict, found.facts


@pytest.mark.parametrize(
    ("rule", "criterion"), [("http-version", "rgesn:6.7"), ("secure-transport", "rgesn:3.3")]
)
def test_an_old_server_in_the_clear_fails(old: Seen, rule: str, criterion: str) -> None:
    assert old.outcome(rule).verdict is Verdict.NC
    assert old.row("kept", criterion).verdict is Verdict.NC


def test_the_real_handshake_of_the_site_s_host_is_told(modern: Seen) -> None:
    row = modern.row("kept", "rgesn:3.3")
    assert row.reason is Reason.REVIEW, "protocols that suit the contents are for a person"
    assert "TLS 1.3" in " ".join(line.en for line in row.facts)


@pytest.mark.parametrize(("rule", "site", "verdict", "findings"), OF_DECLARATIONS)
def test_what_the_site_rules_say(modern: Seen, rule: str, site: str, verdict: str, findings: int) -> None:
    found = next(o for o in modern.judged(site).outcomes if o.rule == rule)
    assert (found.reason.value or found.verdict.value, len(found.findings)) == (verdict, findings), (
        found.facts
    )


@pytest.mark.parametrize(
    ("site", "verdict"), [("kept", Verdict.C), ("beyond", Verdict.NC), ("silent", Verdict.NC)]
)
def test_the_declared_budget_is_held_against_what_was_measured(
    modern: Seen, site: str, verdict: Verdict
) -> None:
    row = modern.row(site, "rgesn:6.1")
    assert row.verdict is verdict, [line.en for line in row.facts]


def test_the_declaration_is_read_and_quoted(modern: Seen) -> None:
    assert modern.row("kept", "rgesn:1.3").verdict is Verdict.C
    assert "1,3" in " ".join(line.en for line in modern.row("kept", "rgesn:8.3").facts)
    assert modern.row("silent", "rgesn:1.3").reason is Reason.REVIEW


def test_every_criterion_left_to_a_person_is_prepared(modern: Seen) -> None:
    table = next(t for t in modern.judged("kept").referentials if t.id == "rgesn")
    assert len(table.criteria) == 78
    silent = [c.id for c in table.criteria if c.verdict is Verdict.NT and not c.facts]
    assert set(silent) <= OF_THE_EXTRA_VISITS
