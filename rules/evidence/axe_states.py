"""What axe-core answered in the other states of the page: narrow, dark, with a menu or a dialog open."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.axe import AxeRule
from rules.evidence.record import Record

State = Literal["narrow", "dark", "menu", "dialog"]


class AxeState(msgspec.Struct, frozen=True, kw_only=True):
    """One state: the rules that found, on an element, what they did not find in the plain state of the same load."""

    state: State
    rules: list[AxeRule]


class AxeStates(Record, frozen=True, kw_only=True):
    """The states the page has: a page without dark colours or without dialog has fewer."""

    NAME: ClassVar[str] = "axe_states"
    PROFILE: ClassVar[str] = "interaction"
    states: list[AxeState]
