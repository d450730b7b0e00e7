"""Text spacing: what the page becomes with the spacing of RGAA 10.12."""

from typing import ClassVar

from rules.evidence.record import Record
from rules.evidence.text_loss import TextLoss


class Spacing(Record, frozen=True, kw_only=True):
    """Texts lost with line height 1.5, letters 0.12 em, words 0.16 em, paragraphs 2 em. texts: on display before."""

    NAME: ClassVar[str] = "spacing"
    PROFILE: ClassVar[str] = "interaction"
    texts: int
    losses: list[TextLoss]
