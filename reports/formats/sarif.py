"""SARIF 2.1.0 (OASIS): a run a site, a rule for each correction's rule and each budget, a result for each of them.

A certain correction is an error, one to review is of kind "review". What the baseline accepts is suppressed, with its
reason; what it says is cured is a result with baselineState "absent". What was not measured is a notification.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reports.folder import replace_file
from reports.gate_text import accepted_by, budget_name, figure, promise, reach
from reports.language import Speech
from reports.order import Order
from reports.rule_texts import find_rule, norms
from reports.safety import shorten, visible
from rules import __version__
from rules.results import Acceptance, BudgetResult, SiteResult
from rules.vocabulary import Correction, Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LOCATIONS = 20
"""Places given for one correction."""
Json = dict[str, Any]


def write(order: Order, target: Path) -> None:
    """Write the log.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    runs = [_run(site, speech, order.result.exit_code) for site in order.result.sites]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    replace_file(target, (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def _run(site: SiteResult, speech: Speech, exit_code: int) -> Json:
    accepted = accepted_by(site)
    results = [_correction(site, one, accepted.get(one.id), speech) for one in site.corrections]
    results += [_budget(site, one, speech) for one in site.budgets if one.state in ("failed", "warned")]
    results += [_cured(site, one, speech) for one in site.baseline if one.state == "cured"]
    return {
        "tool": {"driver": _driver(site, speech)},
        "automationDetails": {"id": f"limpide/{_plain(site.slug)}/"},
        "language": speech.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(site, speech, exit_code)],
        "results": results,
    }


def _driver(site: SiteResult, speech: Speech) -> Json:
    names = dict.fromkeys(one.rule for one in site.corrections)
    rules = [_rule(name, speech) for name in names]
    rules += [
        {"id": f"budget-{one.metric}", "shortDescription": _text(budget_name(one, speech))}
        for one in {one.metric: one for one in site.budgets}.values()
    ]
    return {"name": "limpide", "semanticVersion": __version__, "rules": rules}


def _rule(name: str, speech: Speech) -> Json:
    known = find_rule(name)
    if known is None:
        return {"id": name}
    wcag, _clauses = norms(name)
    return {
        "id": name,
        "shortDescription": _text(speech.text(known.title)),
        "fullDescription": _text(speech.text(known.why)),
        "help": _text(speech.text(known.fix)),
        "properties": {"tags": [*known.criteria, *(f"wcag:{one}" for one in wcag)]},
    }


def _invocation(site: SiteResult, speech: Speech, exit_code: int) -> Json:
    asked = [
        f"{speech.text(one.what)} {speech.text(one.why)}" for one in site.unmeasured if one.kind == "asked"
    ]
    told = [speech.text(site.reason)] if site.status == "failed" else asked
    told += [
        f"{budget_name(b, speech)} : {speech.say('budget.unmeasured')}"
        for b in site.budgets
        if b.state == "unmeasured"
    ]
    return {
        "executionSuccessful": not told,
        "exitCode": exit_code,
        "toolExecutionNotifications": [{"level": "error", "message": _text(one)} for one in told],
    }


def _correction(site: SiteResult, one: Correction, accepted: Acceptance | None, speech: Speech) -> Json:
    places = _places(site, one)
    result: Json = {
        "ruleId": one.rule,
        "kind": "fail" if one.certain else "review",
        "level": "error" if one.certain else "none",
        "message": _text(f"{speech.text(one.title)} ({reach(one, speech)}) [{one.id}]"),
        "locations": places[:1],
        "relatedLocations": [{"id": n, **place} for n, place in enumerate(places[1:], 1)],
        "occurrenceCount": max(1, one.places),
        "partialFingerprints": {"limpideCorrection/v1": one.id},
        "properties": {"party": one.party, "certain": one.certain, "pages": len(one.pages)},
    }
    if site.new is not None and one.certain:
        result["baselineState"] = "new" if one.id in site.new else "unchanged"
    if accepted is not None and not accepted.refused:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": _plain(promise(accepted, speech))}
        ]
    return result


def _cured(site: SiteResult, one: Acceptance, speech: Speech) -> Json:
    return {
        "ruleId": _plain(one.id),
        "kind": "pass",
        "level": "none",
        "message": _text(f"{speech.text(one.title)} : {speech.text(one.said)} [{one.id}]"),
        "locations": [_location(site.url)],
        "partialFingerprints": {"limpideCorrection/v1": _plain(one.id)},
        "baselineState": "absent",
    }


def _budget(site: SiteResult, one: BudgetResult, speech: Speech) -> Json:
    failed = one.state == "failed"
    bar = one.limit if failed else one.target
    said = speech.say(
        "budget.exceeded",
        metric=budget_name(one, speech),
        value=figure(one.value, one, speech),
        limit=figure(bar, one, speech),
    )
    return {
        "ruleId": f"budget-{one.metric}",
        "kind": "fail",
        "level": "error" if failed else "warning",
        "message": _text(said),
        "locations": [_location(one.worst or site.url)],
        "partialFingerprints": {"limpideBudget/v1": f"{one.metric} {one.where}"},
    }


def _places(site: SiteResult, one: Correction) -> list[Json]:
    """Return the places of a correction, then its further pages; the site's address when it has none."""
    places = [_location(finding.page or site.url, finding) for finding in one.findings[:LOCATIONS]]
    shown = {finding.page for finding in one.findings}
    places += [_location(page) for page in one.pages if page not in shown]
    return places[:LOCATIONS] or [_location(site.url)]


def _location(url: str, finding: Finding | None = None) -> Json:
    location: Json = {"physicalLocation": {"artifactLocation": {"uri": _uri(url)}}}
    if finding and finding.place:
        location["logicalLocations"] = [
            {"fullyQualifiedName": _plain(finding.place.selector), "kind": "element"}
        ]
        if finding.place.html:
            snippet = {"text": _plain(shorten(finding.place.html, 300))}
            location["physicalLocation"]["region"] = {"startLine": 1, "snippet": snippet}
    return location


def _uri(url: str) -> str:
    return quote(visible(url), safe=":/?#[]@!$&'()*+,;=%~-._")


def _text(said: str) -> Json:
    return {"text": _plain(said)}


def _plain(said: str) -> str:
    return visible(said) or "–"
