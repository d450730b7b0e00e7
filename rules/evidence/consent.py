"""The consent banner as a visitor meets it, and what the browser holds before any choice."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record

Recognised = Literal["none", "markup", "text", "unknown"]
Choice = Literal["refuse", "accept", "settings", "acknowledge"]


class ConsentButton(msgspec.Struct, frozen=True, kw_only=True):
    """One button of the banner's first layer, reached in one click.

    tag: element name. width, height, font_px: CSS px. filled: it has a background of its own, unlike a link.
    """

    label: str
    tag: str
    width: float
    height: float
    font_px: float
    filled: bool
    place: Place


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """One cookie, or one key of the page's storage: its name, never its value.

    host: domain of the cookie, host of the storage's origin. days: how long the cookie lasts, None for a session
    cookie or a storage key.
    """

    kind: Literal["cookie", "local", "session"]
    name: str
    host: str
    days: float | None = None


class Consent(Record, frozen=True, kw_only=True):
    """What the page shows of consent, untouched, after the freeze.

    recognised: none (no banner shown), markup (a known product), text (by its words), unknown (something asks for
    consent and was not understood: reason says what, one English sentence; it is never clicked).
    banner: name of the product, "home-made", "" when none. installed: products present though they show nothing.
    buttons: the first of each choice offered in one click. unread: buttons of the banner whose label was not
    understood. cover: share of the viewport the banner takes. place: its box. frame: it stands in another document.
    stored: cookies and storage keys there before any choice.
    """

    NAME: ClassVar[str] = "consent"
    recognised: Recognised
    banner: str = ""
    reason: str = ""
    buttons: dict[Choice, ConsentButton] = {}
    unread: int = 0
    cover: float = 0.0
    place: Place | None = None
    frame: bool = False
    installed: list[str] = []
    stored: list[Stored] = []

    @property
    def asks(self) -> bool:
        """Whether a banner that was understood offers a choice in one click."""
        return self.recognised in ("markup", "text") and bool(self.buttons.keys() & {"refuse", "accept"})
