"""The picture of the page, from which the crops of the corrections are cut."""

from typing import ClassVar

from rules.evidence.record import Record


class Picture(Record, frozen=True, kw_only=True):
    """Full-page screenshot (JPEG), by the SHA-256 of its file in the evidence folder.

    width and height in CSS px; height is capped, full_height is the document's own. scale: pixels of the
    picture for one CSS px (0.5: a quarter of the processor time), so a box is cut at box * scale.
    """

    NAME: ClassVar[str] = "picture"
    sha256: str
    width: int
    height: int
    full_height: int
    scale: float = 1.0
