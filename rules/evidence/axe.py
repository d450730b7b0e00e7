"""What axe-core answered, in the isolated world, over every frame."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class AxeNode(msgspec.Struct, frozen=True, kw_only=True):
    """One element axe reported; messages are axe's own, in English."""

    place: Place
    messages: list[str] = []


class AxeRule(msgspec.Struct, frozen=True, kw_only=True):
    """One axe rule's answer on the page.

    violations and incomplete hold places, at most 500 each; violations_total and incomplete_total are the true
    numbers of elements; passes and inapplicable are only counted or known. enhanced: texts that pass color-contrast
    and would not at level AAA, at most 100.
    """

    id: str
    violations: list[AxeNode] = []
    incomplete: list[AxeNode] = []
    enhanced: list[AxeNode] = []
    passes: int = 0
    inapplicable: bool = False
    violations_total: int = 0
    incomplete_total: int = 0


class Axe(Record, frozen=True, kw_only=True):
    """A healthy axe run: rules_run equals rules_enabled, else the record is not made (not measured).

    frames: documents tested; frames_failed: documents that did not answer within their deadline.
    """

    NAME: ClassVar[str] = "axe"
    version: str
    rules_enabled: int
    rules_run: int
    frames: int
    frames_failed: list[str] = []
    rules: list[AxeRule]
