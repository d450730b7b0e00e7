"""How the document is written: elements of presentation, identifiers, nesting, elements used for their looks only."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One element and what was noted of it; kind is a word of audits/collect/markup.js.

    text: the name or the words concerned; value: of the attribute; count: how many, 0 when it says nothing;
    bare: nothing on the element or around it suggests another use; role: its role attribute.
    """

    kind: str
    place: Place
    text: str = ""
    value: str = ""
    count: int = 0
    bare: bool = False
    role: str = ""


class Markup(Record, frozen=True, kw_only=True):
    """The document and its frames; each list holds at most 300 spots a document.

    presentation: elements and attributes of the official lists of RGAA 10.1. ids: identifiers held by several elements
    of one tree, empty, or with a space. nesting: an element where HTML does not allow it. spacing: words spelled with
    spaces, columns or indents drawn with no-break spaces. looks: empty elements, double line breaks, text straight
    in a div, fieldsets without field. elements: how many were read; unread: frames that did not answer.
    """

    NAME: ClassVar[str] = "markup"
    elements: int
    presentation: list[Spot] = []
    ids: list[Spot] = []
    nesting: list[Spot] = []
    spacing: list[Spot] = []
    looks: list[Spot] = []
    unread: int = 0
