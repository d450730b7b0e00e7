"""The page on old hardware and slow networks: timed loads on today's browser, slowed down, nothing rewritten."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.old_device import Shown
from rules.evidence.record import Record

Action = Literal["field", "control", "link", ""]


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """One load, in ms from the navigation; None: not before the load was cut.

    first: first content painted. read: the largest text painted. main: the largest text or picture. load: load event.
    action: the main action of the page works. tasks: pieces of script and layout over 50 ms; blocked: ms beyond 50 in
    all of them. shift: cumulative layout shift. words: of the visible text at the end. cut: ms the load was followed.
    """

    first: float | None = None
    read: float | None = None
    main: float | None = None
    load: float | None = None
    action: float | None = None
    tasks: int = 0
    blocked: float = 0.0
    shift: float = 0.0
    words: int = 0
    cut: float = 0.0


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One slowed load between two measures of the processor's speed, on the benchmark's scale."""

    timing: Timing
    before: int
    after: int


class DeviceRuns(msgspec.Struct, frozen=True, kw_only=True):
    """One device on its line. device, network: ids of old-hardware.json; target: the speed aimed at, an index.

    host: speed of the machine that measures, before it was slowed rate times. today: the page on that machine, not
    slowed. action: what the page's main action is, told by today's load. asked: loads wished, at most. fault: why it
    was not measured, one sentence in English; "" when it was.
    """

    device: str
    network: str
    target: int
    host: int
    rate: float
    today: Timing
    action: Action = ""
    action_name: str = ""
    asked: int = 0
    runs: list[Run] = []
    fault: str = ""


class OldHardware(Record, frozen=True, kw_only=True):
    """Old devices, each by a few slowed loads from an empty cache."""

    NAME: ClassVar[str] = "old_hardware"
    PROFILE: ClassVar[str] = "old-hardware"
    devices: list[DeviceRuns]


class WithoutScripts(Record, frozen=True, kw_only=True):
    """What the page offers with JavaScript turned off."""

    NAME: ClassVar[str] = "without_scripts"
    PROFILE: ClassVar[str] = "without-scripts"
    shown: Shown
