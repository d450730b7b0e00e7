"""Menus, dialogs and panels: opened by Enter or Space, closed by Escape; where the focus goes meanwhile."""

from dataclasses import dataclass
from typing import Any

from audits.interaction import Check
from audits.interaction.reach import reach
from audits.interaction.scene import Scene
from audits.interaction.steps import active
from rules.evidence.openings import Opener, Opening, Openings
from rules.evidence.reach import Reach
from rules.evidence.record import Place

TRIED = 8
OPENED = "openings"
"""Where the numbers of what opened are left, by kind (menu, dialog), for the check of the states."""
TABS = 2
"""Presses of Tab after which the focus should stand in a modal dialog."""


@dataclass
class Outcome:
    """What one attempt gave."""

    by: Opener = ""
    dialog: int | None = None
    modal: bool = False
    focus_in: bool = False
    landed: Place | None = None
    reach: Reach | None = None


async def run(scene: Scene) -> Openings:
    """Try the controls that say they open something.

    Raises:
        TabError, VisitError: the page stopped answering.
    """
    told = await scene.ask("(most) => limpide.ui.triggers(most)", TRIED)
    kinds: dict[str, tuple[int, str]] = {}
    scene.memo[OPENED] = kinds
    openings = []
    for one in told["found"]:
        opening, opened = await _try(scene, one)
        openings.append(opening)
        if opened.by in ("Enter", "Space"):
            kinds.setdefault("dialog" if opening.dialog else "menu", (one["number"], opened.by))
        if not await _closed(scene, one, opened):
            break
    return Openings(openings=openings, found=told["all"])


async def _try(scene: Scene, one: dict[str, Any]) -> tuple[Opening, Outcome]:
    place = (await scene.places([one["number"]]))[0]
    first = await attempt(scene, one)
    closed, returned = await _escape(scene, one, first) if first.by else (False, False)
    twice = False
    if first.by == "click" or (first.modal and not first.focus_in):
        twice = await _again(scene, one, first)
    opening = Opening(
        place=place,
        name=one["name"],
        by=first.by,
        dialog=first.dialog is not None,
        modal=first.modal,
        focus_in=first.focus_in,
        closed=closed,
        returned=returned,
        landed=first.landed,
        reach=first.reach,
        twice=twice,
    )
    return opening, first


async def _again(scene: Scene, one: dict[str, Any], first: Outcome) -> bool:
    """Tell whether a second attempt gives the same; a dialog nothing closes is looked at where it stands."""
    if await _closed(scene, one, first) and not await _open_still(scene, one, first):
        second = await attempt(scene, one)
        await _escape(scene, one, second)
        return (second.by, second.focus_in) == (first.by, first.focus_in)
    if first.dialog is None or not await scene.ask("(n) => limpide.ui.focus(n)", one["number"]):
        return False
    second = Outcome(by=first.by, dialog=first.dialog)
    await _focus_in(scene, second)
    return second.focus_in == first.focus_in


async def attempt(scene: Scene, one: dict[str, Any]) -> Outcome:
    """Open by Enter, else by Space, else by a click, and look where the focus is."""
    made = Outcome()
    await scene.ask("(n) => { limpide.ui.aim(n); limpide.ui.remember(); }", one["number"])
    ways: list[Opener] = ["Enter", *(["Space"] if one["space"] else []), "click"]  # type: ignore[list-item]
    for way in ways:
        if way == "click":
            aim = await scene.ask("(n) => limpide.ui.aim(n)", one["number"])
            if not aim["hit"]:
                return made
            await scene.click(aim["x"], aim["y"])
        elif await scene.ask("(n) => limpide.ui.focus(n)", one["number"]):
            await scene.press(way)
        else:
            continue
        await scene.wait(1.5)
        told = await scene.ask("(n) => limpide.ui.opened(n)", one["number"])
        if told["open"]:
            made.by, made.dialog, made.modal = way, told["dialog"], told["modal"]
            break
    if made.dialog is not None:
        await _focus_in(scene, made)
    elif made.by in ("Enter", "Space"):
        made.reach = await reach(scene, lambda: _bring(scene, one, made))
    return made


async def _bring(scene: Scene, one: dict[str, Any], made: Outcome) -> None:
    """Have the content open again, the focus on its control."""
    if not await _open_still(scene, one, made) or not await scene.ask("() => limpide.ui.reachState().shown"):
        await scene.ask("(n) => limpide.ui.focus(n)", one["number"])
        await scene.press(made.by)
        await scene.wait(1.5)
    await scene.ask("(n) => limpide.ui.focus(n)", one["number"])


async def _focus_in(scene: Scene, made: Outcome) -> None:
    """See whether the focus is in the dialog, or comes there with Tab."""
    for _ in range(TABS + 1):
        made.focus_in = await scene.ask("(n) => limpide.ui.holdsFocus(n)", made.dialog)
        if made.focus_in:
            return
        await scene.press("Tab")
    step = await active(scene)
    made.landed = (await scene.places([step.number], step.frame))[0] if step else None


async def _escape(scene: Scene, one: dict[str, Any], made: Outcome) -> tuple[bool, bool]:
    """Press Escape; return whether it closed, and whether the focus is back on the control."""
    await scene.press("Escape")
    await scene.wait()
    still = await scene.ask("(n, d) => limpide.ui.stillOpen(n, d)", one["number"], made.dialog)
    back = await scene.ask("(n) => limpide.ui.isActive(n)", one["number"])
    return not still, bool(back)


async def _closed(scene: Scene, one: dict[str, Any], made: Outcome) -> bool:
    """Close what is open, by its own button or by the control that opened it; False when it stays."""
    if not made.by or not await _open_still(scene, one, made):
        return True
    closer = None
    if made.dialog is not None:
        closer = await scene.ask("(d) => limpide.ui.closer(d)", made.dialog)
    target = closer if closer is not None else one["number"]
    aim = await scene.ask("(n) => limpide.ui.aim(n)", target)
    if aim["hit"]:
        await scene.click(aim["x"], aim["y"])
        await scene.wait()
    return not await _open_still(scene, one, made) or made.dialog is None


async def _open_still(scene: Scene, one: dict[str, Any], made: Outcome) -> bool:
    return bool(await scene.ask("(n, d) => limpide.ui.stillOpen(n, d)", one["number"], made.dialog))


CHECK = Check(name=Openings.NAME, order=60, fresh=True, deadline=40.0, run=run)
