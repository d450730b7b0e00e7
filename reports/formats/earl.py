"""EARL, the W3C's language of test reports, as JSON-LD: what each check and each criterion says of each page.

Its context stands in the file: nothing is fetched to read it. A check that was passed proves that check only; of a
criterion, `passed` means that our checks are the whole official test.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reports.folder import replace_file
from reports.language import Speech
from reports.order import Order
from reports.rule_texts import find_rule, norms
from reports.safety import json_document, safe_href, visible
from rules.results import PageResult, ReferentialResult, SiteResult
from rules.vocabulary import Finding, Outcome, Reason, Verdict

CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "title": "dct:title",
    "description": "dct:description",
    "date": "dct:date",
    "references": "dct:references",
    "hasVersion": "dct:hasVersion",
    "source": {"@id": "dct:source", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "assertedBy": {"@type": "@id"},
    "subject": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "outcome": {"@type": "@id"},
    "expression": "ptr:expression",
}
_VERDICTS = {Verdict.C: "earl:passed", Verdict.NC: "earl:failed", Verdict.NA: "earl:inapplicable"}
_STATES = {"c": "earl:passed", "nc": "earl:failed", "na": "earl:inapplicable", "unmeasured": "earl:untested"}
TOOL = "urn:limpide"
POINTERS = 20
"""Places given for one check on one page."""
Node = dict[str, Any]


def write(order: Order, target: Path) -> None:
    """Write one report for all the sites.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    graph: list[Node] = [
        {
            "@id": TOOL,
            "@type": ["Assertor", "Software"],
            "title": "limpide",
            "hasVersion": order.result.limpide,
        }
    ]
    for site in order.result.sites:
        graph += _site(site, speech)
    document = {"@context": CONTEXT, "@graph": graph}
    replace_file(target, json_document(document))


def _site(site: SiteResult, speech: Speech) -> Iterator[Node]:
    whole = _address(site.url) + "#site"
    yield {"@id": whole, "@type": "TestSubject", "title": visible(site.name), "date": site.audited_at}
    for outcome in site.outcomes:
        yield _check(whole, outcome, speech)
    for page in site.pages:
        yield {
            "@id": _address(page.url),
            "@type": "TestSubject",
            "title": visible(page.title),
            "source": _address(page.url),
            "isPartOf": whole,
        }
        for outcome in page.outcomes:
            yield _check(_address(page.url), outcome, speech)
        for referential in site.referentials:
            if referential.score == "bound":
                yield from _criteria(page, referential)


def _address(url: str) -> str:
    """Return an address as an identifier of JSON-LD; what is no address becomes a name of our own."""
    return safe_href(url) or f"urn:limpide:page:{visible(url)}"


def _check(subject: str, outcome: Outcome, speech: Speech) -> Node:
    """Return what one check says of one page, with the places it points at."""
    rule = find_rule(outcome.rule)
    untested = outcome.reason is Reason.UNMEASURED
    result: Node = {
        "@type": "TestResult",
        "outcome": "earl:untested" if untested else _VERDICTS.get(outcome.verdict, "earl:cantTell"),
    }
    if outcome.facts.fr:
        result["description"] = visible(speech.text(outcome.facts))
    if outcome.findings:
        result["pointer"] = [_pointer(one, speech) for one in outcome.findings[:POINTERS]]
    test: Node = {"@id": f"urn:limpide:check:{outcome.rule}", "@type": "TestCase"}
    if rule:
        wcag, en = norms(outcome.rule)
        test["title"] = speech.text(rule.title)
        test["references"] = [*rule.criteria, *(f"WCAG {s}" for s in wcag), *(f"EN 301 549 {c}" for c in en)]
    return _assertion(subject, test, result)


def _pointer(one: Finding, speech: Speech) -> Node:
    """Return the place of one finding: the CSS path of its element, or the address it is about."""
    node: Node = {"description": visible(speech.text(one.what)), "certain": one.certain}
    if one.place:
        return {"@type": "ptr:CSSSelectorPointer", "expression": visible(one.place.selector), **node}
    return {"@type": "ptr:Pointer", "expression": visible(one.resource or one.page), **node}


def _criteria(page: PageResult, referential: ReferentialResult) -> Iterator[Node]:
    """Give what one page proves of each criterion; what a person decides is `cantTell`."""
    states = {one: state for state, held in page.verdicts.items() for one in held}
    for criterion in referential.criteria:
        number = criterion.id.partition(":")[2]
        test: Node = {
            "@id": f"{referential.source}#{number}",
            "@type": "TestRequirement",
            "title": f"{referential.name} {referential.version} {number}",
            "references": [
                *(f"WCAG {one}" for one in criterion.wcag),
                *(f"EN 301 549 {one}" for one in criterion.en),
            ],
        }
        outcome = _STATES.get(states.get(criterion.id, ""), "earl:cantTell")
        yield _assertion(_address(page.url), test, {"@type": "TestResult", "outcome": outcome})


def _assertion(subject: str, test: Node, result: Node) -> Node:
    return {
        "@type": "Assertion",
        "assertedBy": TOOL,
        "mode": "earl:automatic",
        "subject": subject,
        "test": test,
        "result": result,
    }
