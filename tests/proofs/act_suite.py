"""The W3C ACT suite beside the project, served on loopback, visited and judged as any site.

How a case counts. The answer of a check is looked at when the check answers this ACT rule, or one of the success
criteria the ACT rule is mapped to (rules/wcag.py). A case that should fail is found when such a check holds a certain
finding. A case that passes, or that the rule does not speak of, is a false NC when such a check holds a certain
finding. A finding that is not certain, or an outcome left to a person, is "to review".
"""

import asyncio
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.profiles import profiles
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.axe import Axe
from rules.evidence.visit import Visit
from rules.judge import judge_visit
from rules.referentials import read_data
from rules.rule import measured_rules
from rules.vocabulary import Outcome, Reason
from rules.wcag import act_rules, success_criteria
from tests.conftest import ROOT

SUITE = ROOT.parent / "shared" / "suites"
QUICK = Protocol(settle=0.3, scroll_pause=0.02, picture_height=400, picture_scale=0.1, load_deadline=15.0)
AT_ONCE = 4
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xhtml+xml",
    ".vtt": "text/vtt",
    ".jfif": "image/jpeg",
    ".mp3": "audio/mpeg",
}


@dataclass(frozen=True)
class Case:
    """One page of the suite. sc: success criteria its ACT rule is mapped to for conformance, "" when none."""

    id: str
    path: str
    rule: str
    rule_name: str
    sc: tuple[str, ...]
    expected: str


@dataclass(frozen=True)
class Answer:
    """What was said of a case. seen: checks that were looked at, with "nc", "review" or "clear" each."""

    case: Case
    limpide: str
    axe: str
    seen: dict[str, str]


def cases() -> list[Case]:
    """Every case of the suite; the test is skipped where the suite is absent."""
    table = SUITE / "act.jsonl"
    if not table.is_file():
        pytest.skip("the W3C ACT suite is not beside the project (../shared/suites)")
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    return [
        Case(row["case"], row["url"], row["rule"], row["rule_name"], tuple(row["sc"]), row["expected"])
        for row in rows
    ]


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, *_args: object) -> None: ...


@contextmanager
def served() -> Iterator[str]:
    """Serve the suite as the root of a web server on loopback; yields its origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(SUITE / "act")))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


async def visits(chosen: Sequence[Case], origin: str) -> dict[str, list[Visit]]:
    """Visit the cases, four at once; the evidence by case id and ACT rule, the plain visit first.

    The extra visits of a template are made where a check that reads them answers the case.
    """
    browser = await find_browser(None, announce=lambda text: None, install=False)
    found: dict[str, list[Visit]] = {}
    async with BrowserPool(browser, concurrency=AT_ONCE) as pool:

        async def one(case: Case) -> None:
            job = VisitJob(
                url=origin + case.path, origins=(origin,), save=lambda *_: "0" * 64, protocol=QUICK
            )
            plain = await visit(pool, job)
            asked = extra_profiles(case) if plain.status in ("audited", "partial") else []
            found[key(case)] = [plain] + [await visit(pool, replace(job, profile=name)) for name in asked]

        await asyncio.gather(*(one(case) for case in chosen))
    return found


def extra_profiles(case: Case) -> list[str]:
    """Return the extra profiles whose evidence is read by a check that answers the case."""
    asked = {
        kind.PROFILE
        for one in measured_rules().values()
        if one.scope == "template" and answers(case, act_rules(one.id), success_criteria(one.id))
        for kind in one.needs
    }
    return sorted(asked & set(profiles()))


def key(case: Case) -> str:
    """A page may be a case of several ACT rules."""
    return f"{case.rule}/{case.id}"


def answer(case: Case, seen: Sequence[Visit], origin: str) -> Answer:
    """Judge the evidence of a case as limpide does, and as plain axe would."""
    said = {
        outcome.rule: word(outcome)
        for outcome in judge_visit(seen[0], [origin], seen[1:])
        if answers(case, act_rules(outcome.rule), success_criteria(outcome.rule))
    }
    return Answer(case, worst(said), plain_axe(case, seen[0].get(Axe)), said)


def answers(case: Case, act: Sequence[str], criteria: Sequence[str]) -> bool:
    """Tell whether a check answers the case's ACT rule, or one of its success criteria."""
    return case.rule in act or bool(set(case.sc) & set(criteria))


def word(outcome: Outcome) -> str:
    if any(one.certain for one in outcome.findings):
        return "nc"
    return "review" if outcome.findings or outcome.reason is Reason.REVIEW else "clear"


def worst(said: dict[str, str]) -> str:
    return next((one for one in ("nc", "review") if one in said.values()), "clear")


def plain_axe(case: Case, record: Axe | None) -> str:
    """axe's own default rules with its own tags: a violation fails, an `incomplete` is to review."""
    data = read_data("axe-4.14.1.json")["rules"]
    said: dict[str, str] = {}
    for one in record.rules if record else []:
        entry = data[one.id]
        if entry["axe_default"] and answers(case, entry["act"], entry["wcag"]):
            said[one.id] = "nc" if one.violations else "review" if one.incomplete else "clear"
    return worst(said)


def earl(found: Sequence[Answer]) -> dict[str, Any]:
    """The run as an EARL report (W3C): one assertion a case and check that was looked at."""
    outcomes = {"nc": "earl:failed", "review": "earl:cantTell", "clear": "earl:untested"}
    context = {
        "@vocab": "http://www.w3.org/ns/earl#",
        "earl": "http://www.w3.org/ns/earl#",
        "WCAG": "https://www.w3.org/TR/WCAG22/#",
        "dct": "http://purl.org/dc/terms/",
        "source": {"@id": "dct:source", "@type": "@id"},
        "title": "dct:title",
        "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
        "outcome": {"@type": "@id"},
        "mode": {"@type": "@id"},
    }
    assertions = [
        {
            "@type": "Assertion",
            "mode": "earl:automatic",
            "subject": {"@type": ["TestSubject"], "source": f"https://www.w3.org{one.case.path}"},
            "test": {"@type": "TestCase", "title": check, "isPartOf": [f"WCAG:{c}" for c in one.case.sc]},
            "result": {"@type": "TestResult", "outcome": outcomes[said]},
        }
        for one in found
        for check, said in sorted(one.seen.items())
    ]
    tool = {"@type": ["Software", "Assertor"], "title": "limpide"}
    return {"@context": context, "@graph": [{**tool, "assertions": assertions}]}
