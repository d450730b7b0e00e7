"""Metrics of whole processes, declared as journeys: the sum of their steps, or nothing when one was not done."""

from typing import Literal

from rules.metrics.metric import Metric
from rules.results import JourneyResult
from rules.wording import text

Figure = Literal["wire_bytes", "requests", "third_party_requests", "findings", "to_review"]


def of_steps(journey: JourneyResult, figure: Figure) -> float | None:
    """Return what all the steps of a journey brought; None when a step failed or was skipped."""
    values = [getattr(step, figure) for step in journey.steps if step.status == "done"]
    return sum(values) if values and len(values) == len(journey.steps) and None not in values else None


def journey_metrics() -> list[Metric]:
    """Return the metrics that only a journey has."""
    return [
        Metric(
            id="keyboard_steps_lost",
            unit="steps",
            title=text("Étapes hors d'atteinte au clavier", "Steps out of reach of the keyboard"),
            journey=_out_of_reach,
        ),
    ]


def _out_of_reach(journey: JourneyResult) -> float | None:
    if of_steps(journey, "requests") is None:
        return None
    return sum(step.keyboard is False for step in journey.steps)
