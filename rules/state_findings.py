"""What our own rules find in the states of a journey, each defect told in the first state that has it."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from rules.addresses import without_fragment
from rules.evidence.journey import JourneyStep
from rules.evidence.visit import PLAIN, Visit
from rules.reader import PageReader
from rules.rule import Rule, measured_rules
from rules.vocabulary import Finding, Text
from rules.wording import say

_Place = tuple[str, str, str]


class Told:
    """The findings of the states seen so far, by address.

    An element that only moved has another selector and the same markup: of the findings of one rule on the same markup,
    only those are new that are more than any state of that address had.
    """

    def __init__(self) -> None:
        self._places: dict[str, set[_Place]] = {}
        self._counts: dict[str, Counter[_Place]] = {}

    def fresh(self, url: str, found: Iterable[Finding]) -> list[Finding]:
        """Return the findings that no earlier state of an address had, and remember them all."""
        every = list(found)
        key = without_fragment(url)
        places, counts = self._places.setdefault(key, set()), self._counts.setdefault(key, Counter())
        now = Counter(map(_markup, every))
        room = now - counts
        made = []
        for one in every:
            if _place(one) not in places and room[_markup(one)] > 0:
                room[_markup(one)] -= 1
                made.append(one)
        places.update(map(_place, every))
        self._counts[key] = counts | now
        return made


def _place(one: Finding) -> _Place:
    if one.place is None:
        return one.rule, one.resource, one.what.fr
    return one.rule, one.place.frame, one.place.selector


def _markup(one: Finding) -> _Place:
    if one.place is None:
        return one.rule, one.resource, one.what.fr
    return one.rule, one.place.frame, one.place.html


def own_findings(visit: Visit, step: JourneyStep, origins: Sequence[str]) -> list[Finding]:
    """Return what our rules find in the document of a state; those that need more than it has say nothing."""
    state = msgspec.structs.replace(
        visit, url=step.url, final_url=step.url, profile=PLAIN, records=step.records
    )
    reader = PageReader(state, origins)
    return [
        msgspec.structs.replace(finding, rule=rule.id, page=step.url)
        for rule in measured_rules().values()
        if _readable(rule, step)
        for finding in (rule.judge(reader).findings if rule.judge else [])
    ]


def _readable(rule: Rule, step: JourneyStep) -> bool:
    return rule.scope == "page" and bool(rule.needs) and all(kind.NAME in step.records for kind in rule.needs)


def said_of(finding: Finding, state: Text) -> Finding:
    """Return a finding told of a state. Its box is of a picture that the report does not cut from."""
    what = say("{what} ({state})", "{what} ({state})", what=finding.what, state=state)
    place = msgspec.structs.replace(finding.place, box=None) if finding.place else None
    return msgspec.structs.replace(finding, what=what, place=place)
