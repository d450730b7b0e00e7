"""Each rule of the eco-design referential has pages, seen through the real browser, that pass, fail, are not concerned.

The verdicts are those that tests/audits holds the browser to; what no page can show is listed there with its reason.
"""

import pytest

from rules.rule import Rule, measured_rules
from tests.rules import content_verdicts as held
from tests.rules.rule_cases import TELLING

RULES = [
    rule
    for rule in measured_rules().values()
    if any(one.startswith("rgesn:") for one in rule.criteria) and rule.id not in (*TELLING, *held.ELSEWHERE)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.id)
def test_it_is_shown_passing_failing_and_not_applicable(rule: Rule) -> None:
    verdicts = held.shown().get(rule.id, set())
    assert "c" in verdicts or rule.id in held.NEVER_C, "no page passes"
    assert verdicts & {"nc", "review"} or rule.id in held.NEVER_FAILS, "no page fails"
    if any(effect in ("nc", "both") for effect in rule.criteria.values()):
        assert "nc" in verdicts or rule.id in held.NEVER_FAILS, "no page is proven faulty"
    assert "na" in verdicts or rule.id in held.NEVER_NA, "no page is not applicable"


@pytest.mark.parametrize("rule", sorted(TELLING))
def test_a_rule_that_only_tells_tells_through_the_browser(rule: str) -> None:
    rgesn = any(one.startswith("rgesn:") for one in measured_rules()[rule].criteria)
    assert not rgesn or rule in held.ELSEWHERE or "review" in held.shown().get(rule, set())


def test_what_is_said_never_to_happen_does_not_happen() -> None:
    verdicts = held.shown()
    for never, verdict in ((held.NEVER_C, "c"), (held.NEVER_FAILS, "nc"), (held.NEVER_NA, "na")):
        assert set(never) <= set(measured_rules())
        assert not [rule for rule in never if verdict in verdicts.get(rule, set())]
