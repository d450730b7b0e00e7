"""What comes when a field or a control takes the focus, and whether the keyboard comes to its controls."""

from audits.interaction import Check
from audits.interaction.reach import reach
from audits.interaction.scene import NUMBER, Scene
from rules.evidence.focus_contents import FocusContent, FocusContents

HEARD = frozenset({"focus", "focusin"})
TRIED = 8


async def run(scene: Scene) -> FocusContents:
    """Give the focus to what may bring a content.

    Raises:
        TabError: the page stopped answering.
    """
    await scene.point(1, 899)
    heard = [one.value for one in await scene.heard(HEARD, NUMBER) if one.value is not None]
    numbers = await scene.ask("(heard, most) => limpide.ui.focusable(heard, most)", heard, TRIED)
    found = [await _try(scene, number) for number in numbers]
    return FocusContents(contents=[one for one in found if one], tried=len(numbers))


async def _try(scene: Scene, number: int) -> FocusContent | None:
    await scene.ask("(n) => { limpide.ui.blur(); limpide.ui.aim(n); }", number)
    await scene.wait(0.5)
    await scene.ask("() => limpide.ui.remember()")

    async def bring() -> None:
        await scene.ask("(n) => { limpide.ui.blur(); limpide.ui.focus(n); }", number)
        await scene.wait()

    await bring()
    told = await scene.ask("() => limpide.ui.cameControls()")
    if not told["controls"]:
        return None
    made = await reach(scene, bring)
    if made is None:
        return None
    places = await scene.places([number, told["top"]])
    await scene.press("Escape")
    name, typed = await scene.ask(
        "(n) => [limpide.ui.name(limpide.ui.element(n)), limpide.ui.types(n)]", number
    )
    return FocusContent(
        place=places[0], came=places[1], name=name, text=told["text"], typed=typed, reach=made
    )


CHECK = Check(name=FocusContents.NAME, order=72, deadline=30.0, run=run)
