"""Profile "without-scripts": what remains of the page with JavaScript turned off; information, never a verdict."""

from audits.old_devices.observe import look, shown
from audits.old_devices.visit import DEADLINE, HEIGHT, WIDTH
from audits.profiles import Profile, always
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.old_hardware import WithoutScripts
from rules.evidence.record import Record


async def run(stage: Stage) -> dict[str, Record]:
    """Show the page and read it, controls left untouched."""
    await show_whole(stage)
    await stage.learn_frames()
    found = await look(stage.ask)
    return {WithoutScripts.NAME: WithoutScripts(shown=shown(found, []))}


PROFILE = Profile(
    name=WithoutScripts.PROFILE,
    deadline=DEADLINE,
    asked=always,
    run=run,
    protocol={"width": WIDTH, "height": HEIGHT},
    context={"java_script_enabled": False},
)
