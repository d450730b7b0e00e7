"""Which success criteria of WCAG, clauses of EN 301 549 and ACT rules each check answers.

The data file says it for our own checks; axe-core's tags say it for axe's; any other check inherits the success
criteria of the RGAA criteria it speaks of (annex of RGAA 4.1.2).
"""

from collections.abc import Iterable
from functools import cache

import msgspec

from rules.axe_rules import AXE_FILE, PREFIX
from rules.catalogue import all_rules
from rules.referentials import criteria, read_data

Levels = dict[str, str]


class Check(msgspec.Struct, frozen=True):
    """What a check answers. wcag: success criteria; act: ids of W3C ACT rules."""

    wcag: list[str]
    act: list[str] = []


class Success(msgspec.Struct, frozen=True):
    """One success criterion. level: A, AA or AAA; since: the WCAG version that brought it; until: the last one
    that holds it, "" while it stands; en: clause of EN 301 549 v3.2.1 for web pages, "" when it has none."""

    level: str
    since: str
    until: str = ""
    en: str = ""


class WcagMap(msgspec.Struct, frozen=True):
    """The content of referentials/wcag-map.json."""

    success_criteria: dict[str, Success]
    checks: dict[str, Check]


@cache
def wcag_map() -> WcagMap:
    """The map as shipped."""
    return msgspec.convert(read_data("wcag-map.json"), WcagMap)


@cache
def success_criteria(check: str) -> tuple[str, ...]:
    """Return the WCAG success criteria a check answers, in order: ("1.1.1", "4.1.2").

    Args:
        check: id of a rule of ours ("axe-" before axe-core's).
    """
    if check in wcag_map().checks:
        return tuple(wcag_map().checks[check].wcag)
    if check.startswith(PREFIX):
        return tuple(_axe()[check.removeprefix(PREFIX)].wcag)
    known = all_rules()[check].criteria
    inherited = {success for one in known if one.startswith("rgaa:") for success in criteria()[one].wcag}
    return tuple(sorted(inherited, key=_order))


@cache
def act_rules(check: str) -> tuple[str, ...]:
    """Return the ids of the W3C ACT rules a check answers."""
    if check in wcag_map().checks:
        return tuple(wcag_map().checks[check].act)
    return tuple(_axe()[check.removeprefix(PREFIX)].act) if check.startswith(PREFIX) else ()


def en_clauses(check: str) -> tuple[str, ...]:
    """Return the clauses of EN 301 549 v3.2.1 a check answers: ("9.1.1.1",)."""
    return clauses_of(success_criteria(check))


def clauses_of(successes: Iterable[str]) -> tuple[str, ...]:
    """Return the clauses of EN 301 549 v3.2.1 that ask the same as these success criteria."""
    known = wcag_map().success_criteria
    return tuple(clause for one in successes if one in known and (clause := known[one].en))


@cache
def _axe() -> dict[str, Check]:
    return msgspec.convert(read_data(AXE_FILE)["rules"], dict[str, Check])


def _order(success: str) -> tuple[int, ...]:
    return tuple(int(part) for part in success.split("."))
