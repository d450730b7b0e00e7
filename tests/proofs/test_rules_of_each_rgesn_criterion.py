"""Proof: the rules that answer each criterion of RGESN, what they may prove, what pages showed of them."""

import pytest

from rules.referentials import criteria
from rules.rule import measured_rules
from tests.rules.content_verdicts import shown

pytestmark = pytest.mark.proof
MAY = {"none": "tells", "nc": "fails", "c": "passes", "both": "passes, fails"}


def test_each_criterion_has_a_rule_and_a_proof_is_shown_by_a_page() -> None:
    verdicts = shown()
    silent, unshown = [], []
    print(f"\n{'criterion':<12}rules (what each may prove; verdicts held through the browser)")
    for name in [one for one in criteria() if one.startswith("rgesn:")]:
        rules = [one for one in measured_rules().values() if name in one.criteria]
        told = [
            f"{one.id} ({MAY[one.criteria[name]]}; {'/'.join(sorted(verdicts.get(one.id, ()))) or '-'})"
            for one in rules
        ]
        print(f"{name:<12}{', '.join(told)}")
        silent += [] if rules else [name]
        proving = [one for one in rules if one.criteria[name] in ("nc", "both")]
        unshown += [name] if proving and not any("nc" in verdicts.get(one.id, ()) for one in proving) else []
    print(f"without a rule: {silent}; said to be provable, not shown failing by a page: {unshown}")
    assert not silent
