"""Files a page offers to download, and those it asks to upload, with what is said beside them."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """One link to a file. text: as read, with its title and its images' alternatives. near: text of its block."""

    url: str
    text: str
    near: str
    place: Place


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """One field that takes a file. accept: formats as written. near: text of its form, at most 3 000 characters."""

    accept: str
    near: str
    shown: bool
    place: Place


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One text field shown whose name, label or autocomplete says what it expects.

    expects: email, tel, date, number, postcode or url. type, pattern, inputmode: as written. hint: an example or a
    format stands in its label, its description or its placeholder.
    """

    expects: str
    type: str
    pattern: bool
    inputmode: str
    hint: bool
    place: Place


class Ticked(msgspec.Struct, frozen=True, kw_only=True):
    """One box ticked in advance. label: its text. locked: it cannot be changed."""

    label: str
    locked: bool
    place: Place


class Offers(Record, frozen=True, kw_only=True):
    """What the top document offers and asks. native, scripted: controls of the browser, and those made of anything."""

    NAME: ClassVar[str] = "offers"
    downloads: list[Download] = []
    uploads: list[Upload] = []
    fields: list[Field] = []
    ticked: list[Ticked] = []
    native: int = 0
    scripted: list[Place] = []
