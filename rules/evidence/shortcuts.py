"""Single letters, digits and signs pressed on the page itself, and what they set off."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record

Effect = Literal["navigation", "window", "focus", "scroll", "media", "content", "look"]


class Shortcut(msgspec.Struct, frozen=True, kw_only=True):
    """A key that set something off while no field and no component held the focus.

    key: the character it writes. effect: what came of it. place: the element that took the focus or came, if any;
    name: how it begins. any_key: most other keys do the same. twice: the same in a second load.
    """

    key: str
    effect: Effect
    place: Place | None = None
    name: str = ""
    any_key: bool = False
    twice: bool = False


class Shortcuts(Record, frozen=True, kw_only=True):
    """The keys pressed. listens: the page listens to keys as a whole; nothing is pressed on one that does not.

    control: name of a control that speaks of shortcuts, and may turn them off; "" without one.
    """

    NAME: ClassVar[str] = "shortcuts"
    PROFILE: ClassVar[str] = "interaction"
    listens: bool
    pressed: int
    found: list[Shortcut] = []
    control: str = ""
