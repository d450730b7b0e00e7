"""The time line of a visit: one line a request, drawn as SVG by a template from the figures made here."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from reports.language import Speech
from reports.safety import shorten
from reports.views.parts import Cell, Table, heads, number
from rules.results import Step

LINES = 40
"""Requests drawn; the others are said."""
ROW = 30
NAME = 44


@dataclass(frozen=True)
class Line:
    """One request drawn: label and figures, y of its text and of its bar, place and width of the bar in percent."""

    label: str
    value: str
    label_y: int
    bar_y: int
    x: str
    width: str
    kind: str


@dataclass(frozen=True)
class Waterfall:
    """The figure: title, text equivalent, lines, end of the axis, and the same values as a table."""

    id: str
    title: str
    equivalent: str
    height: int
    lines: list[Line]
    end: str
    table: Table
    more: str


def draw_waterfall(steps: list[Step], speech: Speech) -> Waterfall | None:
    """Return the time line of the first requests of a visit; None when there is none."""
    if not steps:
        return None
    say, shown = speech.say, steps[:LINES]
    last = max(max(step.end_ms, step.start_ms) for step in steps) or 1.0
    lines = [_line(step, rank, last, speech) for rank, step in enumerate(shown)]
    title = say("waterfall.title", n=len(steps))
    left = len(steps) - len(shown)
    return Waterfall(
        "waterfall",
        title,
        say("waterfall.equivalent", n=len(steps), seconds=_seconds(last, speech)),
        len(lines) * ROW + 22,
        lines,
        _seconds(last, speech),
        _table(shown, title, speech),
        say("waterfall.more", n=left) if left else "",
    )


def _line(step: Step, rank: int, last: float, speech: Speech) -> Line:
    start = min(step.start_ms, last)
    long = max(step.end_ms - start, 0.0) if step.end_ms else last - start
    return Line(
        _name(step.url),
        _state(step, speech) or speech.size(step.wire_bytes),
        22 + rank * ROW + 13,
        22 + rank * ROW + 18,
        f"{100 * start / last:.2f}%",
        f"{max(100 * long / last, 0.3):.2f}%",
        "lost" if step.outcome not in ("done", "open") else "third" if step.party == "third" else "own",
    )


def _table(steps: list[Step], title: str, speech: Speech) -> Table:
    say = speech.say
    rows = [
        [
            Cell(shorten(step.url, 160), kind="code"),
            Cell(say(f"kind.{step.kind}")),
            number(_state(step, speech) or speech.size(step.wire_bytes)),
            number(_seconds(step.start_ms, speech)),
            number(_seconds(step.end_ms, speech) if step.end_ms else say("waterfall.open")),
        ]
        for step in steps
    ]
    names = ("files.file", "weight.kind", "weight.bytes", "waterfall.start", "waterfall.end")
    return Table("waterfall-values", title, heads([say(name) for name in names], numbers=(2, 3, 4)), rows)


def _state(step: Step, speech: Speech) -> str:
    """Return what became of a request that does not weigh, "" for one that does."""
    if step.outcome in ("failed", "blocked", "aborted"):
        return speech.say(f"waterfall.{step.outcome}")
    return str(step.status) if step.status >= 400 else ""


def _name(url: str) -> str:
    parts = urlsplit(url)
    return shorten(parts.path.rstrip("/").rpartition("/")[2] or parts.netloc + parts.path, NAME)


def _seconds(milliseconds: float, speech: Speech) -> str:
    return speech.say("seconds", n=speech.number(milliseconds / 1000, 2))
