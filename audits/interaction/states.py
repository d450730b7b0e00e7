"""The other states of the page under axe-core: narrow, dark, with a menu or a dialog open."""

from audits.collect.axe import collect
from audits.interaction import Check
from audits.interaction.openings import OPENED
from audits.interaction.scene import HEIGHT, Scene
from rules.evidence.axe import Axe, AxeNode, AxeRule
from rules.evidence.axe_states import AxeState, AxeStates, State

NARROW = 320
Key = tuple[str, str, str]


async def run(scene: Scene) -> AxeStates:
    """Run axe in the plain state, then in each other one, and keep what is new.

    Raises:
        AxeError, TabError: axe or the page did not answer.
    """
    opened: dict[State, tuple[int, str]] = dict(scene.memo.get(OPENED, {}))
    await scene.ask("() => { scrollTo(0, 0); limpide.ui.blur(); }")
    plain = keys(await collect(scene.stage.tab))
    states = []
    if await _dark(scene):
        states.append(new("dark", await collect(scene.stage.tab), plain))
    await scene.media(prefers_color_scheme="")
    await scene.view(NARROW, HEIGHT)
    await scene.wait(2)
    states.append(new("narrow", await collect(scene.stage.tab), plain))
    await scene.view()
    await scene.wait(2)
    for kind, (number, key) in opened.items():
        if await _open(scene, number, key):
            states.append(new(kind, await collect(scene.stage.tab), plain))
            await _close(scene, number, key)
    return AxeStates(states=states)


async def _dark(scene: Scene) -> bool:
    """Ask for dark colours; False when the page has none."""
    before = await scene.ask("() => limpide.ui.colours()")
    await scene.media(prefers_color_scheme="dark")
    await scene.wait()
    return bool(await scene.ask("() => limpide.ui.colours()") != before)


async def _open(scene: Scene, number: int, key: str) -> bool:
    await scene.ask("(n) => { limpide.ui.aim(n); limpide.ui.remember(); }", number)
    if not await scene.ask("(n) => limpide.ui.focus(n)", number):
        return False
    await scene.press(key)
    await scene.wait(2)
    told = await scene.ask("(n) => limpide.ui.opened(n)", number)
    return bool(told["open"])


async def _close(scene: Scene, number: int, key: str) -> None:
    """Close by Escape, else as it was opened."""
    await scene.press("Escape")
    await scene.wait()
    if await scene.ask("(n) => limpide.ui.opened(n).open", number):
        await scene.ask("(n) => limpide.ui.focus(n)", number)
        await scene.press(key)
        await scene.wait()


def keys(record: Axe) -> set[Key]:
    """Return what tells the violations and doubts of a run."""
    return {
        (rule.id, node.place.frame, node.place.selector)
        for rule in record.rules
        for node in rule.violations + rule.incomplete
    }


def new(state: State, record: Axe, plain: set[Key]) -> AxeState:
    """Return the violations of a run that are not in the plain one."""

    def fresh(rule: AxeRule) -> list[AxeNode]:
        return [one for one in rule.violations if (rule.id, one.place.frame, one.place.selector) not in plain]

    found = [AxeRule(id=rule.id, violations=fresh(rule)) for rule in record.rules if fresh(rule)]
    return AxeState(state=state, rules=found)


CHECK = Check(name=AxeStates.NAME, order=62, deadline=60.0, run=run)
