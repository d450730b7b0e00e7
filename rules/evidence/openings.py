"""Menus, dialogs and panels opened from the keyboard, and closed."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.reach import Reach
from rules.evidence.record import Place, Record

Opener = Literal["", "Enter", "Space", "click"]


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """One control that says it opens something, tried from the keyboard.

    by: the first of Enter, Space and a click that opened something; "" when none did. dialog: a dialog came (modal:
    it says so). focus_in: the focus stood in the dialog, or came there with the next Tab. closed: Escape closed it.
    returned: the focus was back on the control. landed: where the next Tab went when it did not come in the dialog.
    reach: how the keyboard came to what a key opened, where it holds controls and is no modal dialog. twice: the same
    the second time.
    """

    place: Place
    name: str
    by: Opener
    dialog: bool = False
    modal: bool = False
    focus_in: bool = False
    closed: bool = False
    returned: bool = False
    landed: Place | None = None
    reach: Reach | None = None
    twice: bool = False


class Openings(Record, frozen=True, kw_only=True):
    """The controls tried, at most two of one component. found: all those of the page."""

    NAME: ClassVar[str] = "openings"
    PROFILE: ClassVar[str] = "interaction"
    openings: list[Opening]
    found: int
