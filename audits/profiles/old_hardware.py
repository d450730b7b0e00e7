"""Profile "old-hardware": the page timed on old devices and slow lines; alone on the machine, nothing rewritten."""

from audits.hardware.visit import on_devices
from audits.profiles import Profile, always
from audits.visit.stage import Stage
from rules.evidence.old_hardware import OldHardware
from rules.evidence.record import Record


async def run(stage: Stage) -> dict[str, Record]:
    """Make the record of the slowed loads."""
    old = stage.job.old
    return {OldHardware.NAME: await on_devices(stage, list(old.hardware), old.runs)}


PROFILE = Profile(
    name=OldHardware.PROFILE,
    deadline=420.0,
    asked=always,
    run=run,
    protocol={"load_deadline": 60.0, "step_deadline": 20.0, "settle": 1.0},
    context={"reduced_motion": "reduce"},
    alone=True,
)
