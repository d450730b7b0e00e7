"""Skip links: whether they lead where they say, by the keyboard."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class SkipLink(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the first stops that leads inside the page.

    target: its fragment; found: an element has it. shown: on display while it has the focus. rank: its stop, from 1.
    named: its text says it skips. moved: after Enter, the next Tab lands in the target or after it. landed: where
    it landed. keys: what was pressed. twice: the same the second time.
    """

    place: Place
    name: str
    target: str
    found: bool
    shown: bool
    rank: int
    named: bool
    to_main: bool
    moved: bool
    landed: Place | None = None
    keys: str = ""
    twice: bool = False


class SkipLinks(Record, frozen=True, kw_only=True):
    """Skip links of the page. main: a main zone is on display; before_main: stops that stand before it.

    dormant: a link that says it skips is in the document and no key reaches it.
    """

    NAME: ClassVar[str] = "skip_links"
    PROFILE: ClassVar[str] = "interaction"
    links: list[SkipLink]
    main: bool
    before_main: int
    dormant: Place | None = None
