"""The words of the judgement: verdict, finding, outcome, correction (DESIGN section 2)."""

from enum import StrEnum
from typing import Literal

import msgspec

from rules.evidence.record import Place

Lang = Literal["fr", "en"]
FindingParty = Literal["template", "content", "third"]


class Verdict(StrEnum):
    """C conforme, NC non conforme, NA non applicable, NT non testé (with a reason)."""

    C = "c"
    NC = "nc"
    NA = "na"
    NT = "nt"


class Reason(StrEnum):
    """Why a verdict is NT: a person decides (review), or it was asked for and failed (unmeasured)."""

    NONE = ""
    REVIEW = "review"
    UNMEASURED = "unmeasured"


class Text(msgspec.Struct, frozen=True):
    """One text in both languages, French first."""

    fr: str
    en: str

    def say(self, lang: Lang) -> str:
        """Return the text in that language."""
        return self.en if lang == "en" else self.fr


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One defect at one place.

    certain: proven (True) or to review by a person (False). what: one sentence on this very place, with its
    figures. place: None when the defect has no element (a header, a server answer). resource: the address
    concerned, "" when none. saved_bytes, saved_requests: what the fix saves per first visit, when proven.
    """

    rule: str
    page: str
    what: Text
    certain: bool = True
    party: FindingParty = "content"
    place: Place | None = None
    resource: str = ""
    saved_bytes: int | None = None
    saved_requests: int | None = None
    pair: tuple[str, str] | None = None
    """SHA-256 of two pictures whose difference is the proof: before and after."""
    component: str = ""
    """Signature of the cause when there is no element (a host, the shape of an address); else the place's own."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says of one page (or of the site).

    verdict NC has at least one certain finding; NT/review may have uncertain ones. facts: the figures the
    verdict rests on, numerator and denominator, for the reader.
    """

    rule: str
    verdict: Verdict
    reason: Reason = Reason.NONE
    findings: list[Finding] = []
    facts: Text = Text("", "")
    missing: list[str] = []
    """Names of the records that were missing (reason unmeasured)."""
    pages: dict[str, Verdict] = {}
    """Site rules only: verdict by address of visited page, for those on which it is not the rule's own."""
    about: dict[str, Text] = {}
    """What the rule saw for one criterion ("rgesn:1.3"), where it is not its facts."""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """Findings with one cause, grouped: the unit people fix.

    id: first 10 hex digits of SHA-256 over rule id, component signature and party. pages: addresses of
    visited pages concerned; places: number of findings. findings: at most 50 kept as examples, in page order.
    transverse: region of the template (header, footer …) that holds every finding, when it stands on most visited
    pages: one repair serves them all. effect: sort key, larger first (certain before review, transverse before the
    others, then pages, then places or bytes).
    """

    id: str
    rule: str
    title: Text
    component: str
    party: FindingParty
    certain: bool
    pages: list[str]
    places: int
    findings: list[Finding]
    criteria: list[str]
    saved_bytes: int | None = None
    saved_requests: int | None = None
    transverse: str = ""
    effect: float = 0.0
