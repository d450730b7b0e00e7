"""The page as a browser of some years ago runs it, beside the page as today's browser runs it."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """A button, a menu, a panel or a search field, tried from the keyboard.

    key: what tells it apart in the page, the same in both visits. name: what a reader sees of it. works: whether
    something came of it; None when the page moved by itself meanwhile.
    """

    key: str
    name: str
    works: bool | None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader finds in the page: words of the visible text (cut), links, images seen, fields, controls tried.

    links: addresses; images: their alternative or address; fields: tag, type and name.
    """

    text: str
    links: list[str]
    images: list[str]
    fields: list[str]
    controls: list[Control]


class Lacking(msgspec.Struct, frozen=True, kw_only=True):
    """Something of the page that the target lacks, where it stands in the page's own files.

    kind: syntax, css or html. since: first Chrome that has it. line: from 1; 0 when a script wrote it.
    """

    kind: Literal["syntax", "css", "html"]
    feature: str
    since: int
    url: str
    line: int = 0


class ScriptError(msgspec.Struct, frozen=True, kw_only=True):
    """An error no script caught. feature, since: the missing member it names, "" and 0 when it names none."""

    message: str
    url: str
    line: int
    feature: str = ""
    since: int = 0


class FunctionsToday(Record, frozen=True, kw_only=True):
    """The reference: today's browser, nothing changed. picture: SHA-256 of what the first screen shows (JPEG)."""

    NAME: ClassVar[str] = "functions_today"
    PROFILE: ClassVar[str] = "old-reference"
    shown: Shown
    errors: list[ScriptError] = []
    picture: str = ""


class OldState(msgspec.Struct, frozen=True, kw_only=True):
    """The page under a browser of `years` years ago, or the last of `system` (rules.old_systems): Chrome `target`.

    observed: in the real engine; else in today's, made to lack what the target lacks. day: of the audit. faults: of
    the gate itself; the visit then proves nothing. asked: the Chrome the question means; a real engine may be older.
    """

    years: int
    target: int
    day: str
    shown: Shown
    lacking: list[Lacking] = []
    errors: list[ScriptError] = []
    faults: list[str] = []
    picture: str = ""
    observed: bool = False
    system: str = ""
    asked: int = 0


class OldTwoYears(Record, frozen=True, kw_only=True):
    """RGESN 2.4: a browser of 2 years ago."""

    NAME: ClassVar[str] = "old_2_years"
    PROFILE: ClassVar[str] = "old-2-years"
    state: OldState


class OldFiveYears(Record, frozen=True, kw_only=True):
    """The promise of the policy: a browser of 5 years ago."""

    NAME: ClassVar[str] = "old_5_years"
    PROFILE: ClassVar[str] = "old-5-years"
    state: OldState
