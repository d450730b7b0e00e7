"""The keyboard walk: Tab to the end of the page, Shift+Tab back, then what was not reached and what moved by itself."""

from dataclasses import dataclass
from typing import Any

from audits.interaction import Check
from audits.interaction.changes import changes
from audits.interaction.scene import Scene
from audits.interaction.steps import MOST, Key, Step, Sweep, focus_on, sweep
from audits.interaction.traps import examine
from audits.interaction.unreached import unreached
from rules.evidence.record import Place
from rules.evidence.walk import Jump, Stop, Trap, Walk

TRAPS = 3
"""Traps examined in one direction; the walk goes on after each."""
STOPS = 300
"""Stops described."""
WALK = "walk"
"""Where the stops are left for the checks of the same load."""


@dataclass
class Walked:
    """The walk while it goes: stops in order, and the traps met."""

    stops: list[Step]
    traps: list[Trap]
    complete: bool = False
    modal: bool = False
    presses: int = 0

    def add(self, made: Sweep) -> None:
        """Take the stops of a sweep."""
        known = {step.key for step in self.stops}
        self.stops += [step for step in made.stops if step.key not in known]
        self.presses += made.presses
        self.complete = made.complete


async def run(scene: Scene) -> Walk:
    """Walk the page both ways.

    Raises:
        TabError: the page stopped answering.
    """
    await scene.ask("() => limpide.ui.begin()")
    moved = len(scene.stage.gate.held), scene.stage.events.get("windows", 0)
    expected = await scene.ask("() => limpide.ui.expected()")
    forward = await _forward(scene, expected)
    scene.memo[WALK] = forward
    back = await _backward(scene, forward)
    moved_since = (len(scene.stage.gate.held), scene.stage.events.get("windows", 0)) != moved
    reached = _numbers(scene, forward.stops + back.stops)
    whole = forward.complete and not forward.traps and not forward.modal
    return Walk(
        stops=await _stops(scene, forward.stops),
        complete=forward.complete,
        expected=len(expected),
        back=len(back.stops),
        modal=forward.modal,
        traps=forward.traps,
        unreached=await unreached(scene, reached) if whole else [],
        jumps=await _jumps(scene, forward.stops),
        changes=await changes(scene, forward.stops if moved_since else []),
    )


async def _forward(scene: Scene, expected: list[int]) -> Walked:
    """Press Tab to the end of the page, going on by script after a trap."""
    walked = Walked(stops=[], traps=[])
    walked.add(made := await sweep(scene, "Tab", set()))
    for _ in range(TRAPS):
        if not made.caught or walked.presses >= MOST:
            break
        trap = await examine(scene, made, "Tab")
        walked.traps.append(trap)
        walked.modal = walked.modal or (trap.dialog and trap.way != "escape")
        if walked.modal or not await _step_over(scene, walked, expected):
            break
        walked.add(made := await sweep(scene, "Tab", _without_last(walked)))
    return walked


def _without_last(walked: Walked) -> set[Key]:
    return {step.key for step in walked.stops}


async def _step_over(scene: Scene, walked: Walked, expected: list[int]) -> bool:
    """Give the focus to the first control that was not met yet."""
    met = set(_numbers(scene, walked.stops))
    for number in expected:
        if number not in met:
            step = walked.stops[-1]
            return await focus_on(scene, _other(scene, step, number))
    return False


def _other(scene: Scene, step: Step, number: int) -> Step:
    return Step(frame=scene.stage.tab.top, number=number, tag="", box=step.box, shown=True, widget=True)


async def _backward(scene: Scene, forward: Walked) -> Sweep:
    """Press Shift+Tab from the end back to the top; a trap seen in both directions is told once."""
    if not forward.complete:
        return Sweep()
    made = await sweep(scene, "Shift+Tab", set(), most=len(forward.stops) * 2 + 40)
    if made.caught:
        forward.traps.append(await examine(scene, made, "Shift+Tab"))
    return made


async def _stops(scene: Scene, steps: list[Step]) -> list[Stop]:
    described = await describe(scene, steps[:STOPS])
    return [
        Stop(place=where, name=step.name, tabindex=step.tabindex, shown=step.shown)
        for step, where in zip(steps, described, strict=False)
    ]


async def describe(scene: Scene, steps: list[Step]) -> list[Place]:
    """Return the places of these steps, one call a frame."""
    found: dict[Key, Place] = {}
    for frame in {step.frame.id: step.frame for step in steps}.values():
        numbers = [step.number for step in steps if step.frame.id == frame.id]
        for number, where in zip(numbers, await scene.places(numbers, frame), strict=True):
            found[frame.id, number] = where
    return [found[step.key] for step in steps]


def _numbers(scene: Scene, steps: list[Step]) -> list[int]:
    top = scene.stage.tab.top.id
    return [step.number for step in steps if step.frame.id == top]


async def _jumps(scene: Scene, steps: list[Step]) -> list[Jump]:
    top = scene.stage.tab.top.id
    numbers = [step.number if step.frame.id == top else None for step in steps]
    found: list[dict[str, Any]] = await scene.ask("(numbers) => limpide.ui.jumps(numbers)", numbers)
    places = await scene.places([n for one in found for n in (one["first"], one["second"])])
    return [
        Jump(
            first=places[2 * i],
            second=places[2 * i + 1],
            positive=one["positive"],
            together=one["together"],
        )
        for i, one in enumerate(found)
    ]


CHECK = Check(name=Walk.NAME, order=50, fresh=True, deadline=60.0, run=run)
