"""Text at 200 %: every text twice as large, then the page zoomed, and what is lost or does not grow."""

from audits.interaction import Check
from audits.interaction.losses import measure, records, twice
from audits.interaction.scene import HEIGHT, WIDTH, Scene
from rules.evidence.text_size import TextSize

ZOOMS = ((2, "zoom 200"), (4, "zoom 400"))
"""Factors of the page's zoom: a viewport of a half, of a quarter."""


async def run(scene: Scene) -> TextSize:
    """Enlarge the text alone, then the page, twice each.

    Raises:
        TabError: the page stopped answering.
    """
    texts = await measure(scene, "plain")

    async def enlarged() -> None:
        await scene.ask("() => limpide.ui.enlarge(2)")

    async def restored() -> None:
        await scene.ask("() => limpide.ui.restore()")

    by_text = await twice(scene, "plain", enlarged, restored)
    by_zoom = await twice(scene, "plain", lambda: scene.view(WIDTH // 2, HEIGHT // 2), scene.view)
    frozen = await scene.ask(
        "(base, zoomed) => limpide.ui.frozen(base, zoomed)", "plain", await _zoomed(scene)
    )
    found = [one | {"why": "frozen"} for one in frozen]
    again = {(one["why"], one["number"], one["text"]) for one in found}
    return TextSize(texts=texts, by_text=by_text, by_zoom=by_zoom, frozen=await records(scene, found, again))


async def _zoomed(scene: Scene) -> list[list[object]]:
    """Measure the page at each zoom and come back; return [name, factor] for each."""
    for factor, name in ZOOMS:
        await scene.view(WIDTH // factor, HEIGHT // factor)
        await scene.wait()
        await measure(scene, name)
    await scene.view()
    await scene.wait()
    return [[name, factor] for factor, name in ZOOMS]


CHECK = Check(name=TextSize.NAME, order=20, deadline=40.0, run=run)
