"""The scorecard of a site: the answers, what was not measured, what to fix, and the figures behind."""

from dataclasses import dataclass

from reports.gate_text import gate_lines
from reports.language import split_steps
from reports.safety import shorten
from reports.views.bars import Chart
from reports.views.context import CARDS, SiteContext
from reports.views.correction import Card, make_card
from reports.views.criteria import Summary, summarise
from reports.views.editorial import editorial_facts
from reports.views.journeys import journeys_table
from reports.views.method import short_method
from reports.views.old_devices import SideBySide, old_devices_table, scripts_off, side_by_side
from reports.views.old_shares import shares_table
from reports.views.parts import Cell, Fact, Table, address, number
from reports.views.sample import links_sentences, sample_lead, templates_table
from reports.views.statement import duty_facts
from reports.views.states import states_by_template
from reports.views.weight import draw_weight, heaviest_table, weight_lead
from rules.metrics.catalogue import METRICS
from rules.results import Unmeasured

KINDS = {"good": "c", "bad": "nc", "mixed": "ask", "unmeasured": "ask", "info": ""}


@dataclass(frozen=True)
class AnswerView:
    """One of the five answers: the question, how it stands in words, the sentences."""

    question: str
    state: str
    kind: str
    lines: list[str]


@dataclass(frozen=True)
class Gap:
    """One thing that was not measured: what, why, what lifts it."""

    what: str
    why: str
    lift: str
    asked: bool


@dataclass(frozen=True)
class Scorecard:
    """Everything the scorecard of a site prints, in its order."""

    name: str
    address: Cell
    audited: str
    failure: str
    measured: bool
    exceeded: list[str]
    gate: Table | None
    notes: list[str]
    answers: list[AnswerView]
    duties: list[Fact]
    statement: Cell | None
    gaps_lead: str
    gaps: list[Gap]
    corrections_lead: str
    cards: list[Card]
    all_corrections: Cell | None
    budgets: Table | None
    weight_lead: list[str]
    charts: list[Chart]
    heaviest: Table | None
    states: Table | None
    journeys: Table | None
    old_device: AnswerView | None
    old_devices: Table | None
    old_shares: Table | None
    scripts_off: Table | None
    side_by_side: list[SideBySide]
    referentials: list[Summary]
    sample_lead: list[str]
    templates: Table | None
    all_pages: Cell
    contents: list[Fact]
    links_lead: list[str]
    all_links: Cell | None
    method: list[Fact]
    whole_method: Cell


def make_scorecard(context: SiteContext) -> Scorecard:
    """Return the scorecard of a site."""
    site, say = context.site, context.speech.say
    answers = {a.id: _answer(context, rank) for rank, a in enumerate(site.answers)}
    cards = [make_card(context, c) for c in context.corrections[:CARDS]]
    gaps = [_gap(context, gap) for gap in site.unmeasured if context.measured or gap.kind == "asked"]
    return Scorecard(
        name=site.name,
        address=address(site.url),
        audited=say("site.audited", day=context.speech.day(site.audited_at)),
        failure=_failure(context),
        measured=context.measured,
        exceeded=_exceeded(context),
        gate=_gate(context),
        notes=[context.speech.text(note) for note in site.method.notes],
        answers=list(answers.values()),
        duties=duty_facts(site.statement, context.speech) if site.statement else [],
        statement=Cell(say("statement.link"), path=context.layout.statement) if site.statement else None,
        gaps_lead=say("gaps.lead", n=len(gaps)),
        gaps=sorted(gaps, key=lambda gap: not gap.asked),
        corrections_lead=_corrections_lead(context),
        cards=cards,
        all_corrections=_all_corrections(context),
        budgets=_budgets(context),
        weight_lead=weight_lead(context),
        charts=draw_weight(context),
        heaviest=heaviest_table(context),
        states=states_by_template(context),
        journeys=journeys_table(context),
        old_device=answers.get("old_device"),
        old_devices=old_devices_table(context),
        old_shares=shares_table([site], context.speech),
        scripts_off=scripts_off(context),
        side_by_side=side_by_side(context),
        referentials=[summarise(context, one) for one in site.referentials],
        sample_lead=sample_lead(context),
        templates=templates_table(context),
        all_pages=Cell(say("sample.all", n=len(site.pages)), path=context.layout.pages()),
        contents=editorial_facts(context),
        links_lead=links_sentences(context),
        all_links=Cell(say("links.all", n=len(site.dead_links)), path=context.layout.links)
        if site.dead_links
        else None,
        method=short_method(context),
        whole_method=Cell(say("method.whole"), path=context.layout.method),
    )


def _answer(context: SiteContext, rank: int) -> AnswerView:
    answer, say = context.site.answers[rank], context.speech.say
    text = context.speech.text(answer.text)
    lines = split_steps(text) if answer.id == "first" else [text]
    return AnswerView(say(f"question.{answer.id}"), say(f"state.{answer.state}"), KINDS[answer.state], lines)


def _gap(context: SiteContext, gap: Unmeasured) -> Gap:
    text = context.speech.text
    return Gap(text(gap.what), text(gap.why), text(gap.lift), gap.kind == "asked")


def _failure(context: SiteContext) -> str:
    site, say = context.site, context.speech.say
    if site.status == "audited":
        return ""
    return say(f"status.{site.status}", reason=context.speech.text(site.reason)).strip()


def _exceeded(context: SiteContext) -> list[str]:
    """Return a sentence for each budget whose limit is passed."""
    measure = context.speech.measure
    return [
        context.speech.say(
            "budget.exceeded",
            metric=metric_name(context, one.metric),
            value=measure(one.value, one.unit),
            limit=measure(one.limit, one.unit),
        )
        for one in context.site.budgets
        if one.state == "failed" and one.value is not None and one.limit is not None
    ]


def _gate(context: SiteContext) -> Table | None:
    """Return what the baseline says, a row an entry or a new correction; None without a baseline."""
    site, say = context.site, context.speech.say
    if site.new is None:
        return None
    known = {one.id: one for one in context.corrections}
    corrections = {one.id: one.correction for one in site.baseline}
    rows = []
    for line in gate_lines(site, context.speech):
        found = known.get(corrections.get(line.id, line.id))
        name = context.link(found) if found else Cell(line.title)
        rows.append([name, Cell(line.heading, kind=f"v {line.kind}"), Cell(shorten(line.detail, 300))])
    heads = [Cell(say(f"gate.{key}")) for key in ("correction", "state", "detail")]
    states = [one.state for one in site.baseline]
    lead = say(
        "gate.lead",
        new=len(site.new),
        refused=sum(one.refused for one in site.baseline),
        cured=states.count("cured"),
        accepted=states.count("accepted") + states.count("moved"),
    )
    return Table("gate", lead, heads, rows)


def _corrections_lead(context: SiteContext) -> str:
    certain = sum(c.certain for c in context.site.corrections)
    if not context.site.corrections:
        return context.speech.say("corrections.none", n=len(context.visited))
    say = context.speech.say
    review = say("corrections.to_review", n=len(context.site.corrections) - certain)
    return say("corrections.lead", n=certain, review=review)


def _all_corrections(context: SiteContext) -> Cell | None:
    total = len(context.site.corrections)
    if not total:
        return None
    return Cell(context.speech.say("corrections.all", n=total), path=context.layout.corrections())


def _budgets(context: SiteContext) -> Table | None:
    site, say = context.site, context.speech.say
    if not site.budgets:
        return None
    rows = []
    for budget in site.budgets:
        kind = {"passed": "c", "warned": "ask", "failed": "nc", "unmeasured": "ask", "indicative": ""}[
            budget.state
        ]
        figures = [_figure(context, v, budget.unit) for v in (budget.value, budget.target, budget.limit)]
        where = (
            say(f"budget.{budget.where}") if budget.where in ("page", "site", "template") else budget.where
        )
        worst = (context.page_cell(budget.worst),) if budget.worst in context.by_url else ()
        name = Cell(metric_name(context, budget.metric))
        state = Cell(say(f"budget.{budget.state}"), kind=f"v {kind}")
        rows.append([name, state, *figures, Cell(shorten(where, 60), items=worst)])
    head = [Cell(say(f"budget.{key}")) for key in ("metric", "state", "value", "target", "limit", "where")]
    return Table("budgets", say("budget.caption"), head, rows)


def metric_name(context: SiteContext, metric: str) -> str:
    """Return the name of a metric, its identifier when this version does not know it."""
    known = METRICS.get(metric)
    return context.speech.text(known.title) if known else metric


def _figure(context: SiteContext, value: float | None, unit: str) -> Cell:
    return number("–" if value is None else context.speech.measure(value, unit))
