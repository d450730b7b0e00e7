"""Content that comes when a field or a control takes the focus."""

from typing import ClassVar

import msgspec

from rules.evidence.reach import Reach
from rules.evidence.record import Place, Record


class FocusContent(msgspec.Struct, frozen=True, kw_only=True):
    """One content. came: its first element; text: how it begins. typed: a field brings it, where one can also type."""

    place: Place
    came: Place
    name: str
    text: str
    typed: bool
    reach: Reach


class FocusContents(Record, frozen=True, kw_only=True):
    """The contents with controls that came on focus. tried: fields and controls that took the focus."""

    NAME: ClassVar[str] = "focus_contents"
    PROFILE: ClassVar[str] = "interaction"
    contents: list[FocusContent]
    tried: int
