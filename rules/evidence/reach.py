"""Whether the keyboard comes to what appeared: shared by the records of openings, hovers and contents on focus."""

from typing import Literal

import msgspec

Way = Literal["moved", "tab", "order", "arrows", "none", "lost"]


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How the keyboard came to the controls of a content that appeared.

    controls: how many it holds; name: of the first one. way: moved (the focus is put there), tab (Tab or Shift+Tab),
    order (they stand in the order of Tab and stay on display), arrows, none (nothing leads to them), lost (the content
    goes away as the focus leaves for it). twice: the same the second time.
    """

    controls: int
    name: str
    way: Way
    twice: bool = False

    @property
    def failed(self) -> bool:
        """Whether no key led to the controls."""
        return self.way in ("none", "lost")
