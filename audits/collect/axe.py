"""Accessibility: what axe-core reports over every frame, each element described where it stands."""

from collections import defaultdict
from typing import Any

from audits.accessibility.run import AxeRun, rules_enabled, run_axe
from audits.accessibility.source import axe_source
from audits.collect import Collector
from audits.collect.places import place
from audits.tab import Tab, TabError
from rules.evidence.axe import Axe, AxeNode, AxeRule
from rules.evidence.record import Place

DESCRIBE = "(numbers) => limpide.axe.describe(numbers)"
DESCRIBE_DEADLINE = 20.0
KINDS = ("violations", "incomplete", "enhanced")
Key = tuple[str, int]


async def collect(tab: Tab) -> Axe:
    """Run axe-core and describe each element it reports.

    Raises:
        AxeError: a rule did not answer.
        TabError: the top document did not answer.
    """
    run = await run_axe(tab)
    report = run.results.response["rules"]
    places = await described(tab, run, report)
    return Axe(
        version=axe_source().version,
        rules_enabled=len(rules_enabled()),
        rules_run=len(report),
        frames=len(run.documents),
        frames_failed=run.failed,
        rules=[rule(answer, places) for answer in report],
    )


async def described(tab: Tab, run: AxeRun, report: list[dict[str, Any]]) -> dict[Key, Place]:
    """Describe every reported element once, one call a document."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for answer in report:
        for kind in KINDS:
            for node in answer[kind]:
                wanted[node["frame"]].add(node["number"])
    places: dict[Key, Place] = {}
    for name, numbers in wanted.items():
        document = run.documents[name]
        order = sorted(numbers)
        try:
            answers = await tab.evaluate(DESCRIBE, order, frame=document.frame, timeout=DESCRIBE_DEADLINE)
        except TabError:
            if document.frame.id == tab.top.id:
                raise
            answers = [None] * len(order)
        for number, answer in zip(order, answers, strict=True):
            places[name, number] = (
                place(answer, document.x, document.y)
                if answer
                else Place(selector="", frame=document.frame.url)
            )
    return places


def rule(answer: dict[str, Any], places: dict[Key, Place]) -> AxeRule:
    """Return one axe rule's answer with its places."""
    violations, incomplete, passes = answer["counts"]
    return AxeRule(
        id=answer["id"],
        violations=nodes(answer["violations"], places),
        incomplete=nodes(answer["incomplete"], places),
        enhanced=nodes(answer["enhanced"], places),
        passes=passes,
        inapplicable=not any(answer["counts"]),
        violations_total=violations,
        incomplete_total=incomplete,
    )


def nodes(reported: list[dict[str, Any]], places: dict[Key, Place]) -> list[AxeNode]:
    """Return the elements of one kind."""
    return [
        AxeNode(place=places[node["frame"], node["number"]], messages=node["messages"]) for node in reported
    ]


COLLECTOR = Collector(name=Axe.NAME, deadline=90.0, collect=collect)
