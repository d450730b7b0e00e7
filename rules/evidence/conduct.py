"""What a page does of its own accord: calls to the device, growth under the scroll, requests while someone types."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Place, Record

CallKind = Literal["sensor", "motion", "notification", "leaving"]


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call to an interface of the device, before anybody touched the page.

    kind: sensor (the browser asks the visitor: position, camera, microphone, bluetooth …), motion (it does not ask:
    movement and orientation of the device), notification, leaving (a dialog kept for the moment of leaving).
    """

    kind: CallKind
    api: str
    times: int = 1


class Keystroke(msgspec.Struct, frozen=True, kw_only=True):
    """One request made while the field was being filled.

    characters: in the field at that time. delay_ms: since the last key. names_text: its address holds what was typed.
    """

    url: str
    characters: int
    delay_ms: float
    names_text: bool


class Typing(msgspec.Struct, frozen=True, kw_only=True):
    """One search field in which a word was typed, letter by letter, and never sent."""

    place: Place
    requests: list[Keystroke] = []


class Conduct(Record, frozen=True, kw_only=True):
    """heights: of the document in CSS px after each scroll to its end, the first before any. elements: counted alike.

    loads: requests of scripts after each scroll. more: texts of controls that ask for more (« Voir plus », next page).
    fields: text fields of the page that accept a word. mentions: interfaces of the device named in its scripts.
    """

    NAME: ClassVar[str] = "conduct"
    PROFILE: ClassVar[str] = "content"
    calls: list[Call]
    heights: list[int]
    elements: list[int]
    loads: list[int]
    more: list[str] = []
    typed: list[Typing] = []
    fields: int = 0
    mentions: list[str] = []
