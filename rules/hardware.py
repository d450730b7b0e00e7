"""The old devices and slow networks there are to imitate, from referentials/old-hardware.json."""

from functools import cache

import msgspec

from rules.referentials import read_data
from rules.vocabulary import Text


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """A slow line. down, up: kbit/s; latency: ms, there and back."""

    id: str
    name: Text
    down: float
    up: float
    latency: float


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """An old device on its line.

    index: speed of one core on the scale of audits/hardware/benchmark.js. width, height: screen in CSS px; scale: its
    pixels for one. memory: GB told to the page.
    """

    id: str
    name: Text
    year: int
    index: int
    width: int
    height: int
    scale: float
    mobile: bool
    memory: float
    cores: int
    network: str

    @property
    def line(self) -> Network:
        """The network it is on."""
        return networks()[self.network]


@cache
def networks() -> dict[str, Network]:
    """Every slow network by its id."""
    return {one.id: one for one in msgspec.convert(read_data("old-hardware.json")["networks"], list[Network])}


@cache
def devices() -> dict[str, Device]:
    """Every old device by its id, the one that stands for 10 years first."""
    return {one.id: one for one in msgspec.convert(read_data("old-hardware.json")["devices"], list[Device])}
