"""Text at 200 %: what the page becomes when its text, or the whole page, is twice as large."""

from typing import ClassVar

from rules.evidence.record import Record
from rules.evidence.text_loss import TextLoss


class TextSize(Record, frozen=True, kw_only=True):
    """Texts lost. by_text: every text twice as large, boxes as they are. by_zoom: the page zoomed to 200 % (a
    viewport of half the width). frozen: texts that no zoom up to 400 % makes twice as large. texts: on display before.
    """

    NAME: ClassVar[str] = "text_size"
    PROFILE: ClassVar[str] = "interaction"
    texts: int
    by_text: list[TextLoss]
    by_zoom: list[TextLoss]
    frozen: list[TextLoss]
