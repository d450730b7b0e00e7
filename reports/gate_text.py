"""The sentences of a gate that several formats share: the verdict, budgets, and what the baseline says."""

from dataclasses import dataclass

from reports.language import Speech
from rules.metrics.catalogue import METRICS
from rules.results import REFUSED, Acceptance, BudgetResult, CampaignResult, SiteResult
from rules.vocabulary import Correction

CODES = {0: "passed", 1: "failed", 3: "blind"}


@dataclass(frozen=True)
class Line:
    """One correction of the gate: under which heading, how it stands (nc, ask, c, ""), id, title, details."""

    heading: str
    kind: str
    id: str
    title: str
    detail: str


def verdict(result: CampaignResult, speech: Speech) -> str:
    """Return whether the gate passed, in one sentence with the exit code."""
    gated = any(site.budgets or site.new is not None for site in result.sites)
    key = CODES.get(result.exit_code, "failed")
    return speech.say(
        "gate.none" if key == "passed" and not gated else f"gate.{key}", code=str(result.exit_code)
    )


def budget_name(budget: BudgetResult, speech: Speech) -> str:
    """Return the name of a budget's metric, its id when this version does not know it."""
    known = METRICS.get(budget.metric)
    return speech.text(known.title) if known else budget.metric


def budget_where(budget: BudgetResult, speech: Speech) -> str:
    """Return where a budget holds."""
    key = f"budget.{budget.where}"
    return speech.say(key) if budget.where in ("page", "site", "template") else budget.where


def figure(value: float | None, budget: BudgetResult, speech: Speech) -> str:
    """Return a figure of a budget in its unit, a dash when there is none."""
    return "–" if value is None else speech.measure(value, budget.unit)


def budget_lines(site: SiteResult, speech: Speech) -> list[list[str]]:
    """Return a row a budget: metric, state, value, target, limit, where and the page that decides."""
    return [
        [
            budget_name(one, speech),
            speech.say(f"budget.{one.state}"),
            figure(one.value, one, speech),
            figure(one.target, one, speech),
            figure(one.limit, one, speech),
            " · ".join(filter(None, [budget_where(one, speech), one.worst])),
        ]
        for one in site.budgets
    ]


def new_corrections(site: SiteResult) -> list[Correction]:
    """Return the certain corrections that count against the gate: those the baseline does not accept."""
    return [one for one in site.corrections if one.certain and one.id in (site.new or [])]


def accepted_by(site: SiteResult) -> dict[str, Acceptance]:
    """Return the acceptance of each correction that has one, by the correction's id."""
    return {one.correction: one for one in site.baseline if one.correction}


def gate_lines(site: SiteResult, speech: Speech) -> list[Line]:
    """Return what the baseline says, what fails first: new, refused, cured, accepted; nothing without a baseline."""
    if site.new is None:
        return []
    lines = [
        Line(speech.say("gate.new"), "nc", one.id, speech.text(one.title), reach(one, speech))
        for one in new_corrections(site)
    ]
    for state in (*REFUSED, "cured", "moved", "accepted", "unseen"):
        heading = speech.say(f"gate.{state}")
        kind = "nc" if state in REFUSED else "ask" if state == "unseen" else "c"
        lines += [
            Line(heading, kind, one.id, speech.text(one.title), promise(one, speech))
            for one in site.baseline
            if one.state == state
        ]
    return lines


def reach(correction: Correction, speech: Speech) -> str:
    """Return how far a correction goes: places, pages, and the first page."""
    places, pages = (
        speech.say("places", n=correction.places),
        speech.say("pages", n=len(correction.pages)),
    )
    return " · ".join([places, pages, *correction.pages[:1]])


def promise(one: Acceptance, speech: Speech) -> str:
    """Return the sentence of an acceptance with who promised what, and until when."""
    owner = (
        speech.say("gate.until", owner=one.owner, day=speech.day(one.due)) if one.owner and one.due else ""
    )
    return " · ".join(filter(None, [speech.text(one.said), one.reason, owner]))
