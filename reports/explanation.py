"""Explains one correction from end to end: why, where, how to see it in the browser's tools, repair it, accept it."""

import json
from dataclasses import dataclass

from reports.baseline_entry import entry_text
from reports.gate_text import accepted_by, promise
from reports.language import Speech
from reports.rule_texts import find_rule
from reports.safety import shorten, visible
from rules.results import SiteResult
from rules.vocabulary import Correction, Finding

PLACES, PAGES = 5, 10


@dataclass(frozen=True)
class Section:
    """One part of an explanation. code: its lines are to be copied as they are."""

    title: str
    lines: list[str]
    code: bool = False


def explain(site: SiteResult, one: Correction, speech: Speech) -> list[Section]:
    """Return the parts of the explanation of a correction."""
    say, rule = speech.say, find_rule(one.rule)
    parts = [Section(say("correction.what"), [visible(speech.text(f.what)) for f in one.findings[:1]])]
    if rule:
        parts.append(Section(say("correction.why"), [speech.text(rule.why), speech.text(rule.who)]))
    parts.append(Section(say("explain.where"), where(one, speech)))
    if one.findings:
        parts.append(Section(say("explain.see"), reproduce(one.findings[0], speech)))
    if rule:
        parts.append(Section(say("correction.fix"), speech.text(rule.fix).split("\n")))
    parts += _acceptance(site, one, speech)
    return [part for part in parts if part.lines]


def where(one: Correction, speech: Speech) -> list[str]:
    """Return how far a correction goes, its first places and its first pages."""
    lines = [
        speech.say(
            "correction.where",
            places=speech.say("places", n=one.places),
            pages=speech.say("pages", n=len(one.pages)),
        )
    ]
    shown: dict[str, None] = {}
    for finding in one.findings[:PLACES]:
        place = finding.place.selector if finding.place else finding.resource
        shown[" · ".join(filter(None, [finding.page, shorten(place, 200)]))] = None
    named = {finding.page for finding in one.findings[:PLACES]}
    pages = [page for page in one.pages if page not in named][:PAGES]
    left = len(one.pages) - len(named) - len(pages)
    lines += [visible(line) for line in [*shown, *pages]]
    return [*lines, speech.say("more.pages", n=left)] if left > 0 else lines


def reproduce(finding: Finding, speech: Speech) -> list[str]:
    """Return the steps that show a finding in the browser's own tools."""
    say = speech.say
    steps = [say("explain.open", url=visible(finding.page)), say("explain.tools")]
    place = finding.place
    if place is not None:
        if place.frame:
            steps.append(say("explain.frame", url=visible(place.frame)))
        steps.append(say("explain.console", code=visible(f"inspect({_query(place.selector)})")))
        if place.html:
            steps.append(say("explain.element", html=visible(shorten(place.html, 200))))
    elif finding.resource:
        steps.append(say("explain.network", url=visible(finding.resource)))
    else:
        steps.append(say("explain.document"))
    return [*steps, visible(speech.text(finding.what))]


def _query(selector: str) -> str:
    """Return the expression that finds the element in the console, shadow roots crossed one by one."""
    hosts = [json.dumps(part.strip(), ensure_ascii=False) for part in selector.split(">>>")]
    return "document" + ".shadowRoot".join(f".querySelector({part})" for part in hosts)


def _acceptance(site: SiteResult, one: Correction, speech: Speech) -> list[Section]:
    if not one.certain:
        return [Section(speech.say("explain.accept"), [speech.say("explain.review")])]
    held = accepted_by(site).get(one.id)
    if held is not None:
        return [Section(speech.say("explain.accept"), [visible(promise(held, speech))])]
    return [
        Section(speech.say("explain.accept"), [speech.say("explain.write")]),
        Section(
            "limpide-baseline.toml",
            entry_text(site, one, speech.text(one.title)).rstrip().split("\n"),
            code=True,
        ),
    ]
