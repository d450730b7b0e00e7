"""The section on contents: age, duplicates, past events, documents, pages nobody reaches, dead links, former names."""

from reports.safety import shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Fact
from rules.catalogue import all_rules
from rules.editorial import THEME
from rules.vocabulary import Outcome, Verdict

ALSO = ("dead-links", "documents-format", "documents-accessible")
"""Rules of other themes that speak of contents too."""
KINDS = {Verdict.C: "c", Verdict.NC: "nc", Verdict.NA: "na", Verdict.NT: "ask"}


def editorial_facts(context: SiteContext) -> list[Fact]:
    """Return what each rule on contents saw of the site, with a link to its first correction."""
    known = all_rules()
    spoken = [
        one
        for one in context.site.outcomes
        if one.rule in ALSO or (one.rule in known and known[one.rule].theme == THEME)
    ]
    return [_fact(context, one) for one in spoken if one.facts.fr]


def _fact(context: SiteContext, outcome: Outcome) -> Fact:
    rule = all_rules()[outcome.rule]
    correction = next((one for one in context.site.corrections if one.rule == outcome.rule), None)
    words = context.speech.say(f"contents.{outcome.verdict.value}", n=len(outcome.findings))
    path = context.layout.correction(correction.id) if correction else ""
    value = Cell(words, path=path, kind=f"v {KINDS[outcome.verdict]}")
    return Fact(context.speech.text(rule.title), value, shorten(context.speech.text(outcome.facts), 400))
