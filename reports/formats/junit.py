"""JUnit XML for continuous integration: a suite a site, a case a budget and a correction.

A failed budget and a certain correction are failures; with a baseline, what it accepts is skipped with its reason, and
what it refuses fails. A correction to review is skipped: a person decides. What was asked for and not measured, and a
site that could not be audited, are errors: never a pass.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reports.folder import replace_file
from reports.gate_text import accepted_by, promise
from reports.language import Speech
from reports.order import Order
from reports.safety import visible
from rules.results import Acceptance, BudgetResult, SiteResult
from rules.vocabulary import Correction

PAGES_NAMED = 20


def write(order: Order, target: Path) -> None:
    """Write the suites.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(order.lang)
    root = Element("testsuites", name="limpide")
    for site in order.result.sites:
        _suite(root, site, speech)
    for outcome in ("tests", "failures", "errors"):
        root.set(outcome, str(sum(int(suite.get(outcome, "0")) for suite in root)))
    indent(root)
    replace_file(target, tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _suite(root: Element, site: SiteResult, speech: Speech) -> None:
    suite = SubElement(root, "testsuite", name=visible(site.name), timestamp=site.audited_at[:19])
    if site.status == "failed":
        case = _case(suite, site.slug, "audit", speech.say("junit.audit"))
        _end(case, "error", "not-audited", speech.text(site.reason))
    for gap in (one for one in site.unmeasured if one.kind == "asked" and site.status != "failed"):
        case = _case(suite, site.slug, "audit", f"{speech.say('junit.measure')} : {speech.text(gap.what)}")
        _end(case, "error", "not-measured", speech.text(gap.why))
    for budget in site.budgets:
        _budget(suite, site, budget, speech)
    accepted = accepted_by(site)
    for correction in site.corrections:
        _correction(suite, site, correction, accepted.get(correction.id), speech)
    for one in site.baseline:
        if one.state == "cured":
            _case(
                suite, site.slug, "baseline", f"{speech.text(one.title)} [{one.id}] : {speech.text(one.said)}"
            )
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    suite.set("time", "0")


def _case(suite: Element, slug: str, family: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=visible(f"{slug}.{family}"), name=visible(name), time="0")


def _end(case: Element, tag: str, kind: str, message: str, details: str = "") -> None:
    end = SubElement(case, tag, message=visible(message))
    if tag != "skipped":
        end.set("type", kind)
    end.text = visible(details or message)


def _budget(suite: Element, site: SiteResult, budget: BudgetResult, speech: Speech) -> None:
    case = _case(suite, site.slug, "budgets", f"{budget.metric} ({budget.where})")
    value, limit = (
        "–" if v is None else speech.measure(v, budget.unit) for v in (budget.value, budget.limit)
    )
    if budget.state == "failed":
        message = speech.say("junit.budget", value=value, limit=limit)
        _end(case, "failure", "budget", message, f"{message}\n{budget.worst}")
    elif budget.state == "unmeasured":
        _end(case, "error", "not-measured", speech.say("budget.unmeasured"))
    elif budget.state == "indicative":
        _end(case, "skipped", "budget", speech.say("budget.indicative"))


def _correction(
    suite: Element, site: SiteResult, correction: Correction, held: Acceptance | None, speech: Speech
) -> None:
    title = speech.text(correction.title)
    case = _case(suite, site.slug, "corrections", f"{title} [{correction.id}]")
    places = speech.say("places", n=correction.places)
    pages = speech.say("pages", n=len(correction.pages))
    message = speech.say("junit.correction", rule=correction.rule, places=places, pages=pages)
    if correction.certain and held and not held.refused:
        _end(case, "skipped", correction.rule, f"{promise(held, speech)} : {message}")
    elif correction.certain:
        message = f"{promise(held, speech)} : {message}" if held else message
        _end(case, "failure", correction.rule, message, "\n".join([message, *correction.pages[:PAGES_NAMED]]))
    else:
        _end(case, "skipped", correction.rule, f"{speech.say('correction.review')} : {message}")
