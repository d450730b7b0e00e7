"""What depends on how things look: contrasts of what is no text, order of blocks, movements, flashes."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record


class Weak(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands out less than 3:1 from what is behind it, by the colours of its own.

    kind: a field by its limits, or the drawing of a link or button that shows no text. contrast: the best of its
    colours. hint: a text inside the field shows it too.
    """

    kind: Literal["field", "icon"]
    contrast: float
    hint: bool
    place: Place


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks that the eye meets in another order than the document's.

    kind: numbers (they follow one another on the screen only), heading (shown above texts that come before it).
    """

    kind: Literal["numbers", "heading"]
    text: str
    place: Place


class Moves(msgspec.Struct, frozen=True, kw_only=True):
    """A text that an animation keeps moving or blinking over five seconds. seconds: 0 for one without end.

    stoppable: something on the page may stop it: a control that says so or stands near, or the styles themselves.
    """

    kind: Literal["moves", "blinks"]
    text: str
    seconds: int
    stoppable: bool
    place: Place


class Flash(msgspec.Struct, frozen=True, kw_only=True):
    """An animation that flashes. rate: flashes a second, area: px² of the screen."""

    rate: float
    area: int
    name: str
    place: Place


class Looks(Record, frozen=True, kw_only=True):
    """The document and its frames; unread: frames that did not answer."""

    NAME: ClassVar[str] = "looks"
    weak: list[Weak] = []
    moved: list[Moved] = []
    moving: list[Moves] = []
    flashes: list[Flash] = []
    unread: int = 0
