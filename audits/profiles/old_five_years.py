"""Profile "old-5-years": the page in the browser the policy means: of 5 years ago, or the last of a system."""

from audits.old_devices.visit import DEADLINE, HEIGHT, WIDTH, gated, observed
from audits.profiles import Profile, always
from audits.visit.stage import Stage
from rules.evidence.old_device import OldFiveYears
from rules.evidence.record import Record


async def run(stage: Stage) -> dict[str, Record]:
    """Make the record of the old visit: in the real engine when the audit runs in one, else imitated."""
    old = stage.job.old
    state = await (observed if old.engine else gated)(stage, old.years, old.system)
    return {OldFiveYears.NAME: OldFiveYears(state=state)}


PROFILE = Profile(
    name=OldFiveYears.PROFILE,
    deadline=DEADLINE,
    asked=always,
    run=run,
    engine=True,
    protocol={"width": WIDTH, "height": HEIGHT},
)
