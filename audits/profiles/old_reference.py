"""Profile "old-reference": what the page offers in today's browser, to compare old browsers with."""

from audits.old_devices.visit import DEADLINE, HEIGHT, WIDTH, reference
from audits.profiles import Profile, always
from audits.visit.stage import Stage
from rules.evidence.old_device import FunctionsToday
from rules.evidence.record import Record


async def run(stage: Stage) -> dict[str, Record]:
    """Make the record of the reference."""
    return {FunctionsToday.NAME: await reference(stage)}


PROFILE = Profile(
    name=FunctionsToday.PROFILE,
    deadline=DEADLINE,
    asked=always,
    run=run,
    protocol={"width": WIDTH, "height": HEIGHT},
)
