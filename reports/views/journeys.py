"""The table of journeys: a row a step, with what it brought and what was found in the state it opens."""

from reports.safety import shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Table, heads, number
from rules.results import StepResult

KEYS = ("step", "state", "bytes", "requests", "findings", "keyboard")
STYLES = {"done": "c", "failed": "nc", "skipped": "ask"}


def journeys_table(context: SiteContext) -> Table | None:
    """Return a row a step of every journey; None without any."""
    say, journeys = context.speech.say, context.site.journeys
    if not journeys:
        return None
    rows = [
        _row(context, f"{journey.name} · {rank}", step)
        for journey in journeys
        for rank, step in enumerate(journey.steps, 1)
    ]
    head = heads([say(f"journey.{key}") for key in KEYS], numbers=(2, 3, 4))
    return Table("journeys", say("journey.caption"), head, rows, say("journey.note"))


def _row(context: SiteContext, rank: str, step: StepResult) -> list[Cell]:
    speech = context.speech
    say = speech.say
    name = say(
        "journey.act", act=say(f"journey.{step.act}") if step.act else "", target=shorten(step.target, 60)
    )
    state = Cell(say(f"journey.{step.status}"), kind=f"v {STYLES[step.status]}")
    why = (Cell(shorten(step.reason, 200)),) if step.reason else ()
    keyboard = "–" if step.keyboard is None else say("yes" if step.keyboard else "no")
    return [
        Cell(f"{rank} · {name}", items=why),
        state,
        number("–" if step.wire_bytes is None else speech.size(step.wire_bytes)),
        number("–" if step.requests is None else speech.number(step.requests)),
        number("–" if step.findings is None else speech.number(step.findings)),
        Cell(keyboard),
    ]
