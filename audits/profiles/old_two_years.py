"""Profile "old-2-years": the page as the Chrome of 2 years ago would run it."""

from audits.old_devices.visit import DEADLINE, HEIGHT, WIDTH, gated
from audits.profiles import Profile, always
from audits.visit.stage import Stage
from rules.evidence.old_device import OldTwoYears
from rules.evidence.record import Record

YEARS = 2


async def run(stage: Stage) -> dict[str, Record]:
    """Make the record of the old visit."""
    return {OldTwoYears.NAME: OldTwoYears(state=await gated(stage, YEARS))}


PROFILE = Profile(
    name=OldTwoYears.PROFILE,
    deadline=DEADLINE,
    asked=always,
    run=run,
    protocol={"width": WIDTH, "height": HEIGHT},
)
