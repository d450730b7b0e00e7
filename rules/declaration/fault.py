"""One fault of a declaration, and the day of the reading."""

import msgspec

from rules.declaration.mention import Mention
from rules.declaration.plans import Plan
from rules.declaration.states import State
from rules.vocabulary import Text
from rules.wording import text

STATES: dict[State, Text] = {
    "total": text("totalement conforme", "fully compliant"),
    "partial": text("partiellement conforme", "partially compliant"),
    "none": text("non conforme", "not compliant"),
}


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault. id: kebab-case; said: the words read, "" when nothing was; expected: what the law asks.

    page: address of the page it is on, "" for the declaration itself. source: the official text, with its article.
    """

    id: str
    what: Text
    said: str
    expected: Text
    certain: bool = True
    page: str = ""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beside the text of the declaration.

    mention: of the home page, None when it was not read. plans: scheme and plan, None when no links were read.
    contact: the means to write or call, as read; None when no links were read. proven: criteria of RGAA that
    the audit proved not met, None without an audit. bound: highest share of criteria that can be met, per cent.
    """

    mention: Mention | None = None
    plans: list[Plan] | None = None
    contact: list[str] | None = None
    proven: list[str] | None = None
    bound: float | None = None
