"""Reflow: the page in a viewport of 320 CSS px."""

from typing import ClassVar

from rules.evidence.record import Record
from rules.evidence.text_loss import TextLoss


class Reflow(Record, frozen=True, kw_only=True):
    """Texts and fields lost at 320 px wide (256 px high where the text is written vertically).

    texts: on display before. vertical: the text is written vertically. width, height: of the document, in CSS px.
    """

    NAME: ClassVar[str] = "reflow"
    PROFILE: ClassVar[str] = "interaction"
    texts: int
    vertical: bool
    width: int
    height: int
    losses: list[TextLoss]
