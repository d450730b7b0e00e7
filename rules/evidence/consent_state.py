"""The page once its visitor refused or accepted: what was requested and stored before and after the click."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.consent import Stored
from rules.evidence.ledger import Request, weighing
from rules.evidence.record import Record


class ConsentState(msgspec.Struct, frozen=True, kw_only=True):
    """One choice, really made: a button pressed in a fresh visit, and the banner that went away.

    label: what the button says. pressed: by a real click, or by the keyboard when the click did nothing.
    reloaded: the page loaded itself anew after the choice. requests: all of the visit, in order of start; the first
    `before` of them had started before the click. stored_before, stored: names of cookies and storage keys before the
    click, and at the end. remembered: the choice left a trace, a cookie or a storage key new or changed.
    """

    banner: str
    label: str
    pressed: Literal["mouse", "keyboard"]
    reloaded: bool = False
    requests: list[Request]
    before: int
    stored_before: list[Stored] = []
    stored: list[Stored] = []
    remembered: bool = False

    @property
    def earlier(self) -> list[Request]:
        """The requests that weigh and had started before the click."""
        return weighing(self.requests[: self.before])

    @property
    def later(self) -> list[Request]:
        """The requests that weigh and started after the click."""
        return weighing(self.requests[self.before :])


class ConsentRefused(Record, frozen=True, kw_only=True):
    """The page after a refusal."""

    NAME: ClassVar[str] = "consent_refused"
    PROFILE: ClassVar[str] = "consent-refused"
    state: ConsentState


class ConsentAccepted(Record, frozen=True, kw_only=True):
    """The page after an acceptance."""

    NAME: ClassVar[str] = "consent_accepted"
    PROFILE: ClassVar[str] = "consent-accepted"
    state: ConsentState
