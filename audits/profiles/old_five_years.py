"""Profile "old-5-years": the page as the Chrome of 5 years ago would run it."""

from audits.old_devices.visit import DEADLINE, HEIGHT, WIDTH, gated
from audits.profiles import Profile, always
from audits.visit.stage import Stage
from rules.evidence.old_device import OldFiveYears
from rules.evidence.record import Record

YEARS = 5


async def run(stage: Stage) -> dict[str, Record]:
    """Make the record of the old visit."""
    return {OldFiveYears.NAME: OldFiveYears(state=await gated(stage, YEARS))}


PROFILE = Profile(
    name=OldFiveYears.PROFILE,
    deadline=DEADLINE,
    asked=always,
    run=run,
    protocol={"width": WIDTH, "height": HEIGHT},
)
