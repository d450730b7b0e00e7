"""What the page does beyond being read: orientation locked, sound and video, clickable "
"elements, what it listens to."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class OrientationRule(msgspec.Struct, frozen=True, kw_only=True):
    """A style rule for one orientation that turns the whole page by this angle (0 to 360
    degrees, against the other)."""

    turned: float
    media: str
    selector: str
    place: Place


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks around a sound. controls: links and buttons there; words: without headings; names: what they and the
    sound are called. transcribed: the page speaks of a transcript."""

    controls: int
    words: int
    names: str
    transcribed: bool


class Player(msgspec.Struct, frozen=True, kw_only=True):
    """One video or audio element. duration in seconds, None when unknown; silent: it played without any
    sound.

    tracks: "kind:language" of each track. words: words of text of its document; beside: beginning of the text
    around it; near: what stands around a sound.
    """

    tag: str
    url: str
    exposed: bool
    controls: bool
    autoplay: bool
    muted: bool
    loop: bool
    duration: float | None
    silent: bool
    tracks: list[str]
    words: int
    beside: str
    place: Place
    near: Near | None = None


class Clickable(msgspec.Struct, frozen=True, kw_only=True):
    """An element that answers a click (handler: onclick in the markup) or says it is a
    control, and no key reaches."""

    role: str
    name: str
    handler: bool
    place: Place


class HiddenStop(msgspec.Struct, frozen=True, kw_only=True):
    """A control of the Tab order inside aria-hidden; sends_on: a script listens to its focus and may move it on."""

    sends_on: bool
    place: Place


class Behaviours(Record, frozen=True, kw_only=True):
    """Over the page and its frames; buttons: names of its buttons; unread: frames that did not answer.

    keys: beginnings of the scripts that listen to keys on the whole page. motion: events of the device's
    motion listened to.
    """

    NAME: ClassVar[str] = "behaviours"
    locks: list[OrientationRule]
    players: list[Player]
    clickable: list[Clickable]
    buttons: list[str]
    hidden_stops: list[HiddenStop] = []
    refresh: float | None = None
    """Seconds of the refresh that holds, None without one."""
    keys: list[str] = []
    motion: list[str] = []
    unread: int = 0
