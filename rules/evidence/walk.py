"""The keyboard walk: what real presses of Tab reach, in what order, where they stay caught."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record

Way = Literal["", "tab", "shift-tab", "escape", "arrows", "closed"]
"""How the keyboard leaves a set of elements; "" when nothing tried leads out."""
Miss = Literal["click", "native", "skipped", "removed"]


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One element that received the focus. name: short name. tabindex: as written; None when absent."""

    place: Place
    name: str = ""
    tabindex: int | None = None
    shown: bool = True


class Trap(msgspec.Struct, frozen=True, kw_only=True):
    """A set of elements the focus did not leave.

    keys: what was pressed, in order, and seen twice when `twice`. way: the first key that led out. informed: a text
    beside it names a key. exits: it holds a control that seems to close it. dialog: it is a dialog. acts: it holds a
    button or a link.
    """

    places: list[Place]
    backward: bool
    keys: str
    way: Way
    informed: bool
    exits: bool
    dialog: bool
    frame: bool
    twice: bool
    acts: bool = False


class Unreached(msgspec.Struct, frozen=True, kw_only=True):
    """A control on display that Tab did not reach.

    kind: click (an element that only listens to clicks), native (a control taken out of the order), skipped (in
    the order, yet not reached), removed (a script takes the focus away). name: its short name. effect: what a click
    did, "" when it was not tried or did nothing. twin: a control that was reached has its name or its address.
    twice: seen a second time.
    """

    place: Place
    kind: Miss
    name: str
    effect: str = ""
    twin: bool = False
    twice: bool = False


class Jump(msgspec.Struct, frozen=True, kw_only=True):
    """Two stops whose order is not that of the page: `second` stands before `first` in the source and on the screen.

    positive: a positive tabindex causes it. together: both stand in one form, list or menu.
    """

    first: Place
    second: Place
    positive: bool
    together: bool


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What the page did by itself when a control got the focus or another value.

    cause: focus or value. what: navigation, window or focus. to: where it led. warned: a text
    beside it tells it before.
    """

    place: Place
    name: str
    cause: Literal["focus", "value"]
    what: Literal["navigation", "window", "focus"]
    to: str = ""
    warned: bool = False
    twice: bool = False


class Walk(Record, frozen=True, kw_only=True):
    """Tab from the top of the page to its end, then Shift+Tab back.

    stops: in order, at most 400 presses; complete: the end of the page was reached. expected: controls on display
    in the order. back: stops met on the way back. modal: a dialog held the focus from the start.
    """

    NAME: ClassVar[str] = "walk"
    PROFILE: ClassVar[str] = "interaction"
    stops: list[Stop]
    complete: bool
    expected: int
    back: int
    modal: bool = False
    traps: list[Trap] = []
    unreached: list[Unreached] = []
    jumps: list[Jump] = []
    changes: list[Change] = []
