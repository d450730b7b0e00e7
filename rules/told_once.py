"""One defect told by axe and by a rule of ours is one finding: ours, whose words and proof say more.

Only what people repair is told once. The verdicts of criteria hear both.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from rules.catalogue import all_rules
from rules.vocabulary import Finding

_Where = tuple[str, str]
_PAGE = ("", "")
_HEAD = re.compile(r"<(meta|title|head)\b", re.IGNORECASE)


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one page without those axe shares with a measured rule.

    An axe finding is left out when rules of ours found the same element at fault, at least as certainly, and
    answer for every criterion of the RGAA that the axe rule names. What stands in the head is the page's own: there,
    a rule of ours that speaks of the page as a whole found the same.
    """
    every = list(findings)
    ours: dict[_Where, list[Finding]] = defaultdict(list)
    for one in every:
        if all_rules()[one.rule].species == "measured":
            ours[_where(one)].append(one)
    return [one for one in every if not _told(one, ours[_where(one)] if one.place else [])]


def _where(one: Finding) -> _Where:
    if one.place is None or (not one.place.frame and _HEAD.match(one.place.html)):
        return _PAGE
    return one.place.frame, one.place.selector


def _told(one: Finding, ours: Iterable[Finding]) -> bool:
    asked = _asked(one.rule)
    if all_rules()[one.rule].species != "axe" or not asked:
        return False
    return asked <= {name for other in ours if other.certain >= one.certain for name in _asked(other.rule)}


def _asked(rule: str) -> set[str]:
    return {name for name in all_rules()[rule].criteria if name.startswith("rgaa:")}
