"""Text spacing: the four values of RGAA 10.12 given to every text, and what is lost."""

from audits.interaction import Check
from audits.interaction.losses import measure, twice
from audits.interaction.scene import Scene
from rules.evidence.spacing import Spacing


async def run(scene: Scene) -> Spacing:
    """Space the text, twice, and compare with the page as it was.

    Raises:
        TabError: the page stopped answering.
    """
    texts = await measure(scene, "plain")

    async def spaced(on: bool) -> None:
        await scene.ask("(on) => limpide.ui.space(on)", on)

    losses = await twice(scene, "plain", lambda: spaced(True), lambda: spaced(False))
    return Spacing(texts=texts, losses=losses)


CHECK = Check(name=Spacing.NAME, order=10, fresh=True, deadline=30.0, run=run)
