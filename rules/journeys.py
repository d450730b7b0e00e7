"""Judges the journeys of a site: what each step brought, and the defects of the state it opens, told of that step."""

from collections.abc import Sequence

from rules.axe_rules import entries, finding_in_state
from rules.evidence.journey import Journey, JourneyStep
from rules.evidence.ledger import weighing
from rules.evidence.visit import Visit
from rules.reader import PageReader
from rules.results import JourneyResult, StepResult, Unmeasured
from rules.state_findings import Told, own_findings, said_of
from rules.told_once import told_once
from rules.vocabulary import Finding, Text
from rules.wording import say

PREFIX = "journey:"


def judge_journey(visit: Visit, origins: Sequence[str]) -> tuple[JourneyResult, list[Finding]]:
    """Return the result of a journey, and the findings of all its steps."""
    record = visit.get(Journey)
    steps = record.steps if record else []
    name = visit.url.removeprefix(PREFIX)
    reader = PageReader(visit, origins)
    told = Told()
    own = [told.fresh(step.url, own_findings(visit, step, origins)) for step in steps]
    found = [
        _findings(reader, name, rank, step, mine)
        for rank, (step, mine) in enumerate(zip(steps, own, strict=True), 1)
    ]
    results = [_step(step, findings) for step, findings in zip(steps, found, strict=True)]
    return JourneyResult(name=name, steps=results), [one for findings in found for one in findings]


def _findings(
    reader: PageReader, name: str, rank: int, step: JourneyStep, own: list[Finding]
) -> list[Finding]:
    """Return what axe and our rules find in a state and in none before it, what both find told once."""
    state = say("parcours « {name} », étape {rank}", "journey “{name}”, step {rank}", name=name, rank=rank)
    axe = [
        finding_in_state(reader, rule.id, node, step.url, violation=violation)
        for rule in step.axe
        for violation, nodes in ((True, rule.violations), (False, rule.incomplete))
        for node in nodes
        if rule.id in entries()
    ]
    return [said_of(one, state) for one in told_once([*own, *axe])]


def _step(step: JourneyStep, findings: list[Finding]) -> StepResult:
    weighed = weighing(step.requests)
    done = step.status == "done"
    return StepResult(
        act=step.act,
        target=step.target,
        status=step.status,
        reason=step.reason,
        url=step.url,
        wire_bytes=sum(one.wire_bytes for one in weighed) if done else None,
        requests=len(weighed) if done else None,
        third_party_requests=sum(one.party == "third" for one in weighed) if done else None,
        findings=sum(one.certain for one in findings) if done else None,
        to_review=sum(not one.certain for one in findings) if done else None,
        keyboard=step.keyboard,
        picture=step.picture,
        missing=step.missing,
    )


def journeys_unmeasured(journeys: Sequence[JourneyResult]) -> list[Unmeasured]:
    """Return what journeys could not do: asked for, and not measured."""
    gaps = []
    for journey in journeys:
        for rank, step in enumerate(journey.steps, 1):
            if step.status == "failed":
                what = say(
                    "Parcours « {name} », étape {rank} et suivantes.",
                    "Journey “{name}”, step {rank} and those after it.",
                    name=journey.name,
                    rank=rank,
                )
                gaps.append(Unmeasured(what=what, why=Text(step.reason, step.reason), kind="asked"))
            elif step.missing:
                what = say(
                    "Parcours « {name} », étape {rank} : une partie des contrôles de l'état.",
                    "Journey “{name}”, step {rank}: part of the checks of the state.",
                    name=journey.name,
                    rank=rank,
                )
                why = " ".join(dict.fromkeys(step.missing.values()))
                gaps.append(Unmeasured(what=what, why=Text(why, why), kind="asked"))
    return gaps
