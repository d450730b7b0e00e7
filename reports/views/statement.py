"""The page of what a site says of its accessibility: duties, what was read, faults, the State's robot, the parts."""

from dataclasses import dataclass

from reports.language import Speech
from reports.safety import shorten
from reports.views.parts import Cell, Fact, Table, address, heads
from reports.views.portfolio_rows import DUTY_KINDS
from rules.declaration.fault import STATES
from rules.declaration.read import Declaration
from rules.declaration.statement import Statement

QUOTED = 240
AGREES = {"same": "c", "differs": "ask", "unread": "nc"}


@dataclass(frozen=True)
class StatementView:
    """The page of one site."""

    title: str
    lead: list[str]
    duties: list[Fact]
    read: list[Fact]
    faults: Table | None
    robot: Table | None
    parts_lead: str
    parts: Table | None


def make_statement_view(statement: Statement, speech: Speech) -> StatementView:
    """Return the page of a statement."""
    certain = sum(one.certain for one in statement.faults)
    held = sum(bool(one.said) for one in statement.parts)
    return StatementView(
        title=speech.say("statement.title"),
        lead=[speech.say("statement.lead", n=certain, doubts=len(statement.faults) - certain)],
        duties=duty_facts(statement, speech),
        read=_read(statement, statement.declaration, speech) if statement.declaration else [],
        faults=_faults(statement, speech) if statement.faults else None,
        robot=_robot(statement, speech) if statement.robot else None,
        parts_lead=speech.say("statement.parts_lead", held=held, total=len(statement.parts)),
        parts=_parts(statement, speech) if statement.parts else None,
    )


def duty_facts(statement: Statement, speech: Speech) -> list[Fact]:
    """Return the five duties, each with its state and why."""
    return [
        Fact(
            speech.say(f"duty.{one.id}"),
            Cell(speech.say(f"duty.state.{one.state}"), kind=f"v {DUTY_KINDS[one.state]}"),
            shorten(speech.text(one.said), QUOTED),
        )
        for one in statement.duties
    ]


def _read(statement: Statement, found: Declaration, speech: Speech) -> list[Fact]:
    state = speech.text(STATES[found.state]) if found.state else found.half
    values = {
        "url": address(statement.url),
        "state": Cell(state or "–"),
        "rate": _rate(found.global_rate, speech),
        "mean": _rate(found.mean_rate, speech),
        "version": Cell(found.version or "–"),
        "auditor": Cell(found.auditor or "–"),
        "audited": _day(found.audited, speech),
        "established": _day(found.established, speech),
        "updated": _day(found.updated, speech),
        "expires": _day(found.expires, speech),
        "contact": Cell(" · ".join(statement.contact) or "–"),
    }
    quotes = {"state": found.state_said, "rate": found.global_said, "mean": found.mean_said}
    return [
        Fact(speech.say(f"read.{name}"), value, shorten(quotes.get(name, ""), QUOTED))
        for name, value in values.items()
    ]


def _rate(rate: float | None, speech: Speech) -> Cell:
    return Cell("–" if rate is None else speech.say("percent", rate=speech.number(rate, 2)))


def _day(day: object, speech: Speech) -> Cell:
    return Cell(speech.day(str(day)) if day else "–")


def _faults(statement: Statement, speech: Speech) -> Table:
    say = speech.say
    ordered = sorted(statement.faults, key=lambda one: not one.certain)
    rows = [
        [
            Cell(speech.text(one.what)),
            Cell(
                say("correction.certain" if one.certain else "correction.review"),
                kind=f"v {'nc' if one.certain else 'ask'}",
            ),
            Cell(shorten(one.said, QUOTED) or "–"),
            Cell(speech.text(one.expected)),
        ]
        for one in ordered
    ]
    keys = ("declarations.fault", "corrections.certainty", "declarations.said", "declarations.expected")
    return Table("faults", say("statement.faults_caption"), heads([say(key) for key in keys]), rows)


def _robot(statement: Statement, speech: Speech) -> Table:
    rows = [
        [
            Cell(speech.text(one.question)),
            Cell(speech.say(f"robot.{one.agree}"), kind=f"v {AGREES[one.agree]}"),
            Cell(speech.text(one.robot)),
            Cell(speech.text(one.ours)),
            Cell(speech.text(one.why)),
        ]
        for one in statement.robot
    ]
    head = heads([speech.say(f"robot.{key}") for key in ("question", "agree", "robot", "ours", "why")])
    return Table("robot", speech.say("robot.caption"), head, rows)


def _parts(statement: Statement, speech: Speech) -> Table:
    rows = []
    for one in statement.parts:
        state = "met" if one.said else "optional" if one.optional else "review"
        kind = {"met": "c", "optional": "na", "review": "ask"}[state]
        words = speech.say("parts.found" if one.said else f"parts.{state}")
        said = Cell(shorten(one.said, 120) or "–")
        row = [Cell(speech.text(one.name)), Cell(words, kind=f"v {kind}"), said]
        rows.append([*row, Cell(one.format or "–", lang="fr"), Cell(one.model or "–", lang="fr")])
    head = heads([speech.say(f"parts.{key}") for key in ("name", "state", "said", "format", "model")])
    return Table("parts", speech.say("parts.caption"), head, rows)
