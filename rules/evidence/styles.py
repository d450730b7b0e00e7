"""What depends on styles, on hover, on colour or on time."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Styled(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a style writes, or a link, button or image (role) that only a background picture shows."""

    text: str
    place: Place
    role: str = ""


class Colour(msgspec.Struct, frozen=True, kw_only=True):
    """A colour without its counterpart. kind: text (no background under it), ground (no colour of text), image (a
    picture without a colour, under a text that a white page hides), picture (the same under a text it does not)."""

    kind: str
    text: str
    colour: str
    place: Place


class Hover(msgspec.Struct, frozen=True, kw_only=True):
    """A content that a style shows on hover, with no style for the focus.

    focusable: what is hovered takes the focus. scripted: it bears the signs of a script (aria-expanded…).
    """

    text: str
    focusable: bool
    scripted: bool
    place: Place


class Silenced(msgspec.Struct, frozen=True, kw_only=True):
    """Visible words under aria-hidden. elsewhere: they are said beside, for everyone."""

    text: str
    elsewhere: bool
    place: Place


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that names a thing by its shape or place (kind place) or by its colour. named: its name follows."""

    kind: str
    text: str
    named: bool
    place: Place


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    """A page that moves on by itself. kind: redirect or reload, by a script of the page. delay: ms.
    controlled: a control of the
    page speaks of stopping or extending."""

    kind: str
    text: str
    delay: float
    controlled: bool
    place: Place


class Styles(Record, frozen=True, kw_only=True):
    """The document and its frames. sheets_unread: style sheets that could not be read; windows: windows that
    the page tried to open
    by itself; unread: frames that did not answer."""

    NAME: ClassVar[str] = "styles"
    generated: list[Styled] = []
    pictures: list[Styled] = []
    colours: list[Colour] = []
    hovers: list[Hover] = []
    silenced: list[Silenced] = []
    wordings: list[Wording] = []
    timers: list[Timer] = []
    scripts: int = 0
    sheets_unread: int = 0
    windows: int = 0
    unread: int = 0
