"""Focus visible: what changes on the screen when an element takes the focus."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One element, with and without the focus.

    pixels: that differ each time and not by themselves. contrast: ratio (1 to 21) between the two states reached by
    the clearest of these pixels. styles: style properties that differ. native: the browser's own outline. shown:
    the element itself is on display. covered: another element hides it. field: a text field, where the caret shows.
    restless: the surroundings move by themselves. control: a link, a button, a field … keys: what was pressed.
    alike: other elements of the same component and style, not pictured. before and after: SHA-256 of the crops.
    """

    place: Place
    name: str
    pixels: int
    contrast: float
    styles: list[str]
    native: bool
    shown: bool
    covered: bool
    field: bool
    restless: bool
    control: bool
    twice: bool
    keys: str
    alike: int = 0
    before: str = ""
    after: str = ""


class FocusLooks(Record, frozen=True, kw_only=True):
    """The elements looked at: one or two of each component and style. stops: elements the walk met."""

    NAME: ClassVar[str] = "focus_looks"
    PROFILE: ClassVar[str] = "interaction"
    looks: list[Look]
    stops: int
