"""Skip links: the first stops are activated by Enter, and the next Tab tells where one has come."""

from typing import Any

from audits.interaction import Check
from audits.interaction.scene import Scene
from audits.interaction.steps import Step, active, focus_on
from audits.interaction.walk import WALK, Walked
from audits.tab import TabError
from rules.evidence.record import Place
from rules.evidence.skip_links import SkipLink, SkipLinks

FIRST = 60
"""Stops among which a skip link is looked for."""
TRIED = 4


async def run(scene: Scene) -> SkipLinks:
    """Try the links of the first stops that lead inside the page.

    Raises:
        TabError: the walk was not made, or the page stopped answering.
    """
    walked: Walked | None = scene.memo.get(WALK)
    if walked is None:
        raise TabError("The keyboard walk was not made.")
    top = scene.stage.tab.top.id
    numbers = [step.number if step.frame.id == top else None for step in walked.stops]
    told = await scene.ask("(numbers) => limpide.ui.skips(numbers)", numbers[:FIRST])
    facts = await scene.ask("(numbers) => limpide.ui.mainFacts(numbers)", numbers)
    chosen = [(rank, one) for rank, one in enumerate(told) if one and (one["named"] or one["toMain"])]
    links = [await _try(scene, walked.stops, rank, one) for rank, one in chosen[:TRIED]]
    dormant = (await scene.places([facts["dormant"]]))[0] if facts["dormant"] is not None else None
    return SkipLinks(links=links, main=facts["main"], before_main=facts["before"], dormant=dormant)


async def _try(scene: Scene, stops: list[Step], rank: int, one: dict[str, Any]) -> SkipLink:
    """Come to the link, press Enter then Tab; a second time, to be sure."""
    results = [await _once(scene, stops, rank, one) for _ in range(2)]
    shown, moved, landed = results[0]
    return SkipLink(
        place=(await scene.places([one["number"]]))[0],
        name=one["name"],
        target=one["target"],
        found=one["found"],
        shown=shown or results[1][0],
        rank=rank + 1,
        named=one["named"],
        to_main=one["toMain"],
        moved=moved or results[1][1],
        landed=landed,
        keys=f"Tab × {rank + 1}, Enter, Tab",
        twice=results[0][:2] == results[1][:2],
    )


async def _once(
    scene: Scene, stops: list[Step], rank: int, one: dict[str, Any]
) -> tuple[bool, bool, Place | None]:
    """Return whether it shows with the focus, whether it led on, and where the next Tab landed."""
    await scene.ask("() => limpide.ui.top()")
    if rank and await focus_on(scene, stops[rank - 1]):
        await scene.press("Tab")
    held = await active(scene)
    if held is None or held.key != stops[rank].key:
        await focus_on(scene, stops[rank])
    await scene.wait()
    shown = await scene.ask(
        "(n) => { const at = limpide.ui.element(n); return limpide.ui.shown(at) && limpide.ui.inViewport(at); }",
        one["number"],
    )
    await scene.press("Enter")
    await scene.wait()
    target = one["target"] if one["found"] else ""
    on_target = await scene.ask("(id, from) => limpide.ui.landed(id, from)", target, one["number"])
    if on_target["active"] is not None and on_target["active"] != one["number"] and on_target["beyond"]:
        return shown, True, (await scene.places([on_target["active"]]))[0]
    await scene.press("Tab")
    landed = await active(scene)
    if landed is None:
        # The page ended: right where nothing in the target, or after it, can take the focus.
        return shown, bool(one["found"]), None
    where = await scene.ask("(id, from) => limpide.ui.landed(id, from)", target, one["number"])
    return shown, bool(where["beyond"]), (await scene.places([landed.number], landed.frame))[0]


CHECK = Check(name=SkipLinks.NAME, order=52, deadline=30.0, run=run)
