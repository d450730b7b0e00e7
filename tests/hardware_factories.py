"""Evidence of old hardware for the tests: slowed loads with the processor's speed around them."""

from typing import Any

import msgspec

from rules.evidence.old_hardware import DeviceRuns, OldHardware, Run, Timing, WithoutScripts
from rules.hardware import devices
from tests import old_factories as old

PC = "pc-2016"


def timing(**fields: Any) -> Timing:
    given = {
        "first": 900,
        "read": 1200,
        "main": 2500,
        "load": 4000,
        "action": 1500,
        "words": 400,
        "cut": 5000,
    }
    return Timing(**(given | fields))


def run(speed: tuple[int, int] | None = None, **fields: Any) -> Run:
    target = devices()[PC].index
    before, after = speed or (target, target)
    return Run(timing=timing(**fields), before=before, after=after)


def on_pc(*runs: Run, **fields: Any) -> DeviceRuns:
    given = {
        "device": PC,
        "network": devices()[PC].network,
        "target": devices()[PC].index,
        "host": 2800,
        "rate": 4.0,
        "asked": 3,
        "today": timing(),
        "action": "field",
        "action_name": "nom",
    }
    return DeviceRuns(**(given | {"runs": list(runs)} | fields))


def on_both_lines(*runs: Run) -> OldHardware:
    """The laptop at 512 kbit/s, and the telephone on 3G with the same loads at its own speed."""
    phone = devices()["phone-2018"]
    there = [msgspec.structs.replace(one, before=phone.index, after=phone.index) for one in runs]
    line = {"device": phone.id, "network": phone.network, "target": phone.index}
    return OldHardware(devices=[on_pc(*runs), on_pc(*there, **line)])


def hardware(*runs: Run, **fields: Any) -> OldHardware:
    return OldHardware(devices=[on_pc(*runs, **fields)])


def bare(**fields: Any) -> WithoutScripts:
    return WithoutScripts(shown=old.shown(controls=[], **fields))
