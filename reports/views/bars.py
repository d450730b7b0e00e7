"""Horizontal bars on a common scale, drawn as SVG by a template from the figures made here."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.language import Speech
from reports.views.parts import Cell, Table, heads, number

ROW = 46
TOP = 26


@dataclass(frozen=True)
class Bar:
    """One bar: y of its label, y and width (percent of the figure) of the bar itself."""

    label: str
    value: str
    label_y: int
    bar_y: int
    width: str
    strong: bool


@dataclass(frozen=True)
class Chart:
    """A figure: its title, its text equivalent, its bars and the budget's line ("" when none)."""

    id: str
    title: str
    equivalent: str
    height: int
    bars: list[Bar]
    table: Table
    budget_x: str = ""
    budget_label: str = ""
    budget_anchor: str = "start"


@dataclass(frozen=True)
class Series:
    """Bars to draw: label and wire bytes of each, the total first. unit names what a bar stands for."""

    id: str
    title: str
    unit: str
    values: Sequence[tuple[str, float]]


def draw_bars(series: Series, speech: Speech, scale: float, budget: float | None = None) -> Chart:
    """Return a chart of wire bytes; scale is the value of the full width, the first bar is the total."""
    top = TOP if budget is not None else 0
    total = series.values[0][1] if series.values else 0.0
    bars = [
        Bar(
            label,
            speech.size(value),
            top + 18 + rank * ROW,
            top + 25 + rank * ROW,
            f"{100 * value / scale if scale else 0:.2f}%",
            rank == 0,
        )
        for rank, (label, value) in enumerate(series.values)
    ]
    rows = [
        [Cell(label), number(speech.size(value)), number(speech.share(value / total) if total else "–")]
        for label, value in series.values
    ]
    table = Table(
        f"{series.id}-values",
        series.title,
        heads([series.unit, speech.say("weight.bytes"), speech.say("weight.share")], numbers=(1, 2)),
        rows,
    )
    equivalent = " · ".join(f"{bar.label} {bar.value}" for bar in bars)
    spot = 100 * budget / scale if budget is not None and scale else 0.0
    return Chart(
        series.id,
        series.title,
        equivalent,
        top + len(bars) * ROW,
        bars,
        table,
        f"{spot:.2f}%" if budget is not None else "",
        speech.say("weight.budget_line", size=speech.size(budget)) if budget is not None else "",
        "end" if spot > 50 else "start",
    )
