"""The measurement protocol limpide-1: how a page is loaded, left alone, scrolled and frozen (DESIGN section 6)."""

import os

import msgspec

VISITS_PER_CORE = 5
"""A visit waits some 6 s and computes some 1 s: this many at once keep a core busy (tests/bench)."""


class Protocol(msgspec.Struct, frozen=True, kw_only=True):
    """Parameters of a visit; any value other than the default changes the protocol's id.

    width, height: viewport in CSS px. settle: seconds waited after the load, and again after the scroll.
    scroll_overlap: CSS px of the viewport seen again at each step. scroll_pause: seconds between two steps.
    scroll_steps, scroll_seconds: where the scroll of an endless page stops. load_deadline: seconds for the load
    event. idle: seconds of doing nothing under the profile "return". watch: seconds a page is looked at without
    being touched, under the profile "content". step_deadline: seconds for one answer of the page. deadline: seconds
    for the whole visit. react: seconds a page has to react to a key or to the pointer, under the profile
    "interaction". picture_height: CSS px of the document kept in the picture; picture_scale: pixels for one CSS px.
    """

    width: int = 1920
    height: int = 1080
    settle: float = 3.0
    scroll_overlap: int = 80
    scroll_pause: float = 0.15
    scroll_steps: int = 60
    scroll_seconds: float = 20.0
    load_deadline: float = 30.0
    idle: float = 60.0
    step_deadline: float = 5.0
    deadline: float = 90.0
    react: float = 0.3
    picture_height: int = 8000
    picture_scale: float = 0.5
    locale: str = "fr-FR"
    timezone: str = "Europe/Paris"
    watch: float = 10.0

    @classmethod
    def known(cls, name: str) -> "Protocol":
        """Return the protocol of an id, of those that the command line can ask for.

        Raises:
            ValueError: another one.

        >>> Protocol.known("limpide-1+settle=0.2").settle
        0.2
        """
        first, *changed = name.split("+")
        values = dict(one.split("=", 1) for one in changed if "=" in one)
        plain = cls()
        made = cls(
            settle=float(values.get("settle", plain.settle)), idle=float(values.get("idle", plain.idle))
        )
        if first != plain.id or made.id != name:
            raise ValueError(name)
        return made

    @property
    def id(self) -> str:
        """Return "limpide-1", followed by each value that is not the default: "limpide-1+settle=0.2"."""
        plain = type(self)()
        changed = [
            f"+{name}={_written(getattr(self, name))}"
            for name in self.__struct_fields__
            if getattr(self, name) != getattr(plain, name)
        ]
        return "limpide-1" + "".join(changed)


def default_concurrency() -> int:
    """Return how many visits to run at once on this machine: VISITS_PER_CORE for each usable core."""
    return (
        VISITS_PER_CORE * len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else VISITS_PER_CORE
    )


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
